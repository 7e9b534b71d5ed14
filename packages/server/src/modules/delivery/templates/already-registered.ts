import { z } from 'zod';
import { type LaidOut, layOut } from '../lay-out.ts';
import { pageUrl } from '../page-url.ts';

export const alreadyRegisteredParams = z.object({ name: z.string(), signInUrl: pageUrl });

/** Tells somebody who has an account that their address was given again. */
export function alreadyRegistered({ name, signInUrl }: z.infer<typeof alreadyRegisteredParams>): LaidOut {
  return layOut({
    subject: 'You already have a Laurel account',
    paragraphs: [
      `Hello ${name},`,
      'Somebody, perhaps you, just gave this address to Laurel as a new one. It is confirmed on your account already, so there is nothing to confirm. You can simply sign in.',
    ],
    button: { label: 'Sign in', url: signInUrl },
    notes: [
      'If you no longer know your password, choose “Forgotten your password?” on that page.',
      'If this was not you, there is nothing to do. Your account is as it was.',
    ],
  });
}
