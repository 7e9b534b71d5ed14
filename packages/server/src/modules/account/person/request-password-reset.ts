import type { Database } from '../../../storage/index.ts';
import { normaliseEmail } from '../email/normalise-email.ts';

/**
 * Takes a request for a new password. Whether the address is known is looked up later, by the worker: so neither the
 * answer nor the time it takes can say.
 */
export async function requestPasswordReset(
  { database }: { database: Database },
  input: { email: string },
): Promise<{ message: string }> {
  const email = normaliseEmail(input.email);
  await database.write({ actor: { kind: 'anonymous' } }, async (unit) => {
    await unit.audit({ action: 'password.reset-asked-for', subject: 'person:unknown' });
    await unit.enqueue({ task: 'mail-password-reset', payload: { email } });
  });
  return {
    message: 'If this address is confirmed on an account, a mail with a link is on its way. It works for one hour.',
  };
}
