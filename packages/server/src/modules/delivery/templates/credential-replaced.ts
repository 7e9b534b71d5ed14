import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const credentialReplacedParams = z.object({
  recipientName: z.string(),
  achievementName: z.string(),
  organisationName: z.string(),
  reason: z.string(),
  /** Not where it was issued anew for the sake of what it says. */
  saysTheSame: z.boolean().default(true),
  url: pageUrl,
});

/** Tells a holder that a credential was issued anew and which one counts from now on. */
export function credentialReplaced({
  recipientName,
  achievementName,
  organisationName,
  reason,
  saysTheSame,
  url,
}: z.infer<typeof credentialReplacedParams>): LaidOut {
  return layOut({
    subject: `Your credential was issued anew: ${achievementName}`,
    paragraphs: [
      `Hello ${recipientName},`,
      `${organisationName} has issued your credential “${achievementName}” anew. ${saysTheSame ? 'It says the same as before; the' : 'The'} earlier one no longer counts, so please use the new one from now on.`,
      `The reason given: ${reason}`,
    ],
    button: { label: 'See the new credential', url },
    notes: [
      'Links to the page of the earlier credential lead to the new one. If you have given away a file of it, give the new one in its place. You need to do nothing else.',
    ],
  });
}
