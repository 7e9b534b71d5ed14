import { Refusal } from '../../../refusal.ts';
import type { AccountDeps } from '../deps.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { selectEmails } from '../email/store.ts';
import { clearAttempts, takeAttempt } from '../session/store.ts';
import { selectProof } from './erasure-store.ts';
import { verifyPassword } from './hash-password.ts';

const freshMilliseconds = 24 * 3600 * 1000;

interface Input {
  personId: string;
  sessionId: string;
  /** What they typed. */
  email: string;
  password: string | undefined;
}

/**
 * Makes sure that it is the person themselves who wants what cannot be undone, and that they mean it: they type an address of
 * their own, and their password; who has none has signed in with a passkey within the last 24 hours.
 *
 * @throws Refusal `invalid-request`, `not-signed-in`, `rate-limited`
 */
export async function confirmPerson(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  { personId, sessionId, email, password }: Input,
): Promise<void> {
  const typed = normaliseEmail(email);
  const scope = { actor: { kind: 'person', id: personId } as const, personId };
  const { own, proof, attempt } = await database.write(scope, async (unit) => {
    const emails = await selectEmails(unit.tx, personId);
    await unit.audit({ action: 'person.asked-to-confirm', subject: `person:${personId}` });
    return {
      own: emails.some((row) => row.verifiedAt && row.email === typed),
      proof: await selectProof(unit.tx, { personId, sessionId }),
      attempt: await takeAttempt(unit.tx, `erasure ${personId}`, unit.now),
    };
  });
  if (attempt) throw new Refusal('rate-limited', 'There were too many tries. Wait a while, then try again.');
  if (!own) throw wrong('/email', 'it is none of your confirmed addresses');
  if (proof.passwordHash === null) {
    const begun = proof.sessionBegunAt?.getTime() ?? 0;
    if (clock().getTime() - begun <= freshMilliseconds) return;
    throw new Refusal(
      'not-signed-in',
      'This needs a sign-in of the last 24 hours. Sign out, sign in again, then go on.',
    );
  }
  if (!(await verifyPassword(password ?? '', proof.passwordHash))) throw wrong('/password', 'it is not your password');
  await database.write(scope, async (unit) => {
    await clearAttempts(unit.tx, [`erasure ${personId}`]);
    await unit.audit({ action: 'person.confirmed', subject: `person:${personId}` });
  });
}

function wrong(pointer: string, message: string): Refusal {
  return new Refusal('invalid-request', 'Nothing was changed.', { faults: [{ pointer, message }] });
}
