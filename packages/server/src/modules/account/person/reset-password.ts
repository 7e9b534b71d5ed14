import { Refusal } from '../../../refusal.ts';
import type { AccountDeps } from '../deps.ts';
import { deleteTokens, peekToken, selectEmails, useToken } from '../email/store.ts';
import { hashToken } from '../secret-token.ts';
import { clearAttempts, deleteSessions } from '../session/store.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './hash-password.ts';
import { selectPerson, upsertPassword } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'clock'>;

/**
 * Sets a new password by the link that was mailed; every session of the person ends. A password that is refused leaves the
 * link as it was.
 *
 * @throws Refusal `link-expired`, or `invalid-request` for a password that others would guess
 */
export async function resetPassword(
  { database, randomness, clock }: Deps,
  { token, password }: { token: string; password: string },
): Promise<undefined> {
  const link = { hash: hashToken(token), purposes: ['password-reset'] as const };
  const person = await database.read({ actor: { kind: 'anonymous' } }, async (tx) => {
    const found = await peekToken(tx, { ...link, now: clock() });
    if (!found) throw linkExpired();
    const emails = (await selectEmails(tx, found.personId)).map(({ email }) => email);
    return { id: found.personId, name: (await selectPerson(tx, found.personId))?.name ?? '', emails };
  });
  checkPassword(password, person);
  const passwordHash = await hashPassword(randomness, password);
  const personId = person.id;
  await database.write({ actor: { kind: 'person', id: personId }, personId }, async (unit) => {
    const { tx, now } = unit;
    if (!(await useToken(tx, { ...link, now }))) throw linkExpired();
    await upsertPassword(tx, { personId, passwordHash, accountId: randomness.uuid(), now });
    await deleteSessions(tx, personId);
    await clearAttempts(tx, person.emails);
    await deleteTokens(tx, personId, 'password-reset');
    await unit.audit({ action: 'password.changed', subject: `person:${personId}` });
  });
}

function linkExpired(): Refusal {
  return new Refusal('link-expired', 'Your password is as it was. Ask for a new link; it works once, for one hour.');
}
