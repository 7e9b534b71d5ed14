import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const credentialRevokedParams = z.object({
  recipientName: z.string(),
  achievementName: z.string(),
  organisationName: z.string(),
  reason: z.string(),
  url: pageUrl,
});

/** Tells a holder that a credential no longer counts, and why. */
export function credentialRevoked({
  recipientName,
  achievementName,
  organisationName,
  reason,
  url,
}: z.infer<typeof credentialRevokedParams>): LaidOut {
  return layOut({
    subject: `Your credential was revoked: ${achievementName}`,
    paragraphs: [
      `Hello ${recipientName},`,
      `${organisationName} has revoked your credential “${achievementName}”. From now on, whoever checks it is told that it is not valid.`,
      `The reason given: ${reason}`,
    ],
    button: { label: 'See the credential', url },
    notes: [`If you think this is a mistake, please write to ${organisationName}.`],
  });
}
