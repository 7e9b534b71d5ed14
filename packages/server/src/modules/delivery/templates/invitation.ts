import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const invitationParams = z.object({
  organisationName: z.string(),
  inviterName: z.string(),
  role: z.string(),
  email: z.string(),
  url: pageUrl,
});

/** Invites somebody to an organisation. */
export function invitation({
  organisationName,
  inviterName,
  role,
  email,
  url,
}: z.infer<typeof invitationParams>): LaidOut {
  return layOut({
    subject: `Join ${organisationName} on Laurel`,
    paragraphs: [
      'Hello,',
      `${inviterName} invites you to join ${organisationName} on Laurel. Your role would be: ${role}.`,
    ],
    button: { label: 'Accept the invitation', url },
    notes: [
      `The link works once, for seven days, for whoever has ${email} confirmed on their account. If you have no account yet, sign up with this address first.`,
      'If you do not want to join, there is nothing to do.',
    ],
  });
}
