import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const confirmAddressParams = z.object({
  name: z.string(),
  email: z.string(),
  /** Whether the address is that of a new account, or one more of somebody who has one. */
  purpose: z.enum(['sign-up', 'added']),
  url: pageUrl,
});

/** Asks whoever reads an address to confirm that it is theirs. */
export function confirmAddress({ name, email, purpose, url }: z.infer<typeof confirmAddressParams>): LaidOut {
  const signUp = purpose === 'sign-up';
  return layOut({
    subject: signUp ? 'Confirm your address to finish signing up' : 'Confirm that this address is yours',
    paragraphs: [
      `Hello ${name},`,
      signUp
        ? 'you are one step away from your Laurel account. Confirm that this address is yours, and you are in.'
        : `you added ${email} to your Laurel account. Confirm that it is yours, while signed in, and it counts from then on.`,
    ],
    button: { label: 'Confirm my address', url },
    notes: [
      'The link works once, for 24 hours.',
      signUp
        ? 'If you did not sign up, do not open the link. Somebody may have mistyped their address; without you, nothing comes of it.'
        : 'If this was not you, do not open the link; without you, nothing comes of it.',
    ],
  });
}
