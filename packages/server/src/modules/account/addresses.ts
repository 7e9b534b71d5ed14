/** Pages that mails lead to. */
export const addresses = {
  confirmAddress: (origin: string, token: string) => `${origin}/confirm-email?token=${token}`,
  setPassword: (origin: string, token: string) => `${origin}/reset-password?token=${token}`,
  joinOrganisation: (origin: string, token: string) => `${origin}/invitations/accept?token=${token}`,
  signIn: (origin: string) => `${origin}/sign-in`,
};
