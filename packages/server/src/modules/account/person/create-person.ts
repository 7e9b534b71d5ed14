import { Refusal } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { AccountDeps } from '../deps.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { proveAddress } from '../email/prove-address.ts';
import { findPersonByVerifiedEmail, insertEmail, lockAddress } from '../email/store.ts';
import { checkPassword } from './check-password.ts';
import { hashOfNothing, hashPassword } from './hash-password.ts';
import { insertPerson } from './store.ts';

/**
 * Makes an account whose address is taken as proven: for the operator and the demo. Nothing on the network leads here.
 * Without a password nobody signs in to it before its address was asked for a new one.
 *
 * @throws Refusal `address-in-use`, or `invalid-request` for a password that others would guess
 */
export async function createPerson(
  { database, randomness }: Pick<AccountDeps, 'database' | 'randomness'>,
  input: { name: string; email: string; password?: string | undefined },
): Promise<{ personId: string }> {
  const email = normaliseEmail(input.email);
  if (input.password !== undefined) checkPassword(input.password, { name: input.name, emails: [email] });
  const passwordHash = input.password === undefined ? hashOfNothing : await hashPassword(randomness, input.password);
  return database.write(systemScope('create-person'), async (unit) => {
    await lockAddress(unit.tx, email);
    if (await findPersonByVerifiedEmail(unit.tx, email))
      throw new Refusal('address-in-use', `${email} belongs to an account already. Nothing was changed.`);
    const personId = randomness.uuid();
    const emailId = randomness.uuid();
    const { now } = unit;
    await insertPerson(unit.tx, { id: personId, name: input.name, passwordHash, accountId: randomness.uuid(), now });
    await insertEmail(unit.tx, { id: emailId, personId, email, now });
    await proveAddress(unit, { id: emailId, personId, email });
    await unit.audit({ action: 'person.created', subject: `person:${personId}`, personId });
    return { personId };
  });
}
