import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const resetPasswordParams = z.object({
  name: z.string(),
  /** Whether the person asked for it, or must choose because their address was used to sign up more than once. */
  reason: z.enum(['asked', 'contested']),
  url: pageUrl,
});

/** Leads to the page where a new password is chosen. */
export function resetPassword({ name, reason, url }: z.infer<typeof resetPasswordParams>): LaidOut {
  const asked = reason === 'asked';
  return layOut({
    subject: asked ? 'Choose a new password' : 'One more step: choose your password',
    paragraphs: [
      `Hello ${name},`,
      asked
        ? 'here is the link to choose a new password for your Laurel account.'
        : 'thank you for confirming your address. It had been used to sign up more than once, so for your safety none of those passwords counts. Please choose yours now.',
    ],
    button: { label: 'Choose a password', url },
    notes: [
      'The link works once, for one hour. After that you are signed out everywhere, and sign in with the new password.',
      ...(asked ? ['If you did not ask for this, there is nothing to do. Your password stays as it is.'] : []),
    ],
  });
}
