import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const credentialIssuedParams = z.object({
  recipientName: z.string(),
  achievementName: z.string(),
  organisationName: z.string(),
  url: pageUrl,
});

/** Hands a credential over. */
export function credentialIssued({
  recipientName,
  achievementName,
  organisationName,
  url,
}: z.infer<typeof credentialIssuedParams>): LaidOut {
  return layOut({
    subject: `Your credential: ${achievementName}`,
    paragraphs: [
      `Congratulations, ${recipientName}!`,
      `${organisationName} has issued you the credential “${achievementName}”. It is yours: look at it, download it, and share it with whom you choose.`,
    ],
    button: { label: 'See my credential', url },
    notes: ['Nobody else sees it until you share it. Anybody you show it to can check that it is genuine.'],
  });
}
