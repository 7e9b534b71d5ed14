/** The public addresses that signed documents carry: they never change. */
export const addresses = {
  credential: (origin: string, id: string) => `${origin}/credentials/${id}`,
  achievement: (origin: string, id: string) => `${origin}/achievements/${id}`,
  statusList: (origin: string, id: string) => `${origin}/status-lists/${id}`,
  didHistory: (origin: string, slug: string) => `${origin}/issuers/${slug}/did.jsonl`,
  issuer: (origin: string, slug: string) => `${origin}/issuers/${slug}`,
};
