import { Refusal } from '../../../refusal.ts';

/** A session that somebody left open is not enough to give them a key of their own. */
export function signInAgain(cause: unknown): Refusal {
  const detail = 'Adding a passkey needs a sign-in of the last 24 hours. Sign out, sign in again, then add it.';
  return new Refusal('not-signed-in', detail, { cause });
}
