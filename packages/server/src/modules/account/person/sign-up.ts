import { addresses } from '../addresses.ts';
import type { AccountDeps } from '../deps.ts';
import { mintMailToken } from '../email/mint-mail-token.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { findPersonByVerifiedEmail, insertEmail, lockAddress } from '../email/store.ts';
import { sendMail } from '../send-mail.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './hash-password.ts';
import { findPeople, insertPerson } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'origin'>;

interface Input {
  name: string;
  email: string;
  password: string;
}

/**
 * Takes a sign-up. Whether the address was known shows only in its mailbox: the answer is the same and so is the work.
 * An unproven sign-up is a claim of its own that blocks nobody; the first whose link is opened has the address.
 */
export async function signUp(deps: Deps, input: Input): Promise<{ message: string }> {
  const { database, randomness, origin } = deps;
  const email = normaliseEmail(input.email);
  checkPassword(input.password, { name: input.name, emails: [email] });
  const passwordHash = await hashPassword(randomness, input.password);
  await database.write({ actor: { kind: 'anonymous' } }, async (unit) => {
    await lockAddress(unit.tx, email);
    const known = await findPersonByVerifiedEmail(unit.tx, email);
    if (known) {
      const person = (await findPeople(unit.tx, [known])).get(known);
      await unit.audit({ action: 'person.sign-up-again', subject: `person:${known}`, personId: known });
      const params = { name: person?.name ?? input.name, signInUrl: addresses.signIn(origin) };
      return sendMail(unit, { to: email, template: 'already-registered', params });
    }
    const personId = randomness.uuid();
    const emailId = randomness.uuid();
    const { now } = unit;
    await insertPerson(unit.tx, { id: personId, name: input.name, passwordHash, accountId: randomness.uuid(), now });
    await insertEmail(unit.tx, { id: emailId, personId, email, now });
    await unit.audit({ action: 'person.signed-up', subject: `person:${personId}`, personId });
    const token = await mintMailToken(deps, unit, { purpose: 'sign-up', personId, emailId });
    const params = { name: input.name, email, purpose: 'sign-up', url: addresses.confirmAddress(origin, token) };
    return sendMail(unit, { to: email, template: 'confirm-address', params });
  });
  return { message: 'We have sent you a mail. Open the link in it within 24 hours to go on.' };
}
