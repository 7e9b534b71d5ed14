import { Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import type { AccountDeps } from '../deps.ts';
import { type Person, presentPerson } from '../person/present-person.ts';
import { findPeople } from '../person/store.ts';
import { sendMail } from '../send-mail.ts';
import { mintMailToken } from './mint-mail-token.ts';
import { normaliseEmail } from './normalise-email.ts';
import { findPersonByVerifiedEmail, insertEmail, lockAddress, lockPerson, selectEmails } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'origin'>;

interface Input {
  scope: Scope;
  personId: string;
  email: string;
}

const mostAddresses = 20;

/**
 * Adds an address that counts once its mail was opened; asked again before that, another link is sent. Whether the address
 * is somebody else's shows only in its mailbox.
 *
 * @throws Refusal `address-in-use` when it is proven on one's own account already
 */
export async function addEmail(deps: Deps, { scope, personId, ...input }: Input): Promise<Person> {
  const email = normaliseEmail(input.email);
  return deps.database.write(scope, async (unit) => {
    await lockAddress(unit.tx, email);
    await lockPerson(unit.tx, personId);
    const own = await selectEmails(unit.tx, personId);
    const known = own.find((row) => row.email === email);
    if (known?.verifiedAt)
      throw new Refusal('address-in-use', 'Nothing was changed: the address is confirmed already.');
    if (!known && own.length >= mostAddresses) throw tooMany();
    const emailId = known?.id ?? deps.randomness.uuid();
    if (!known) await insertEmail(unit.tx, { id: emailId, personId, email, now: unit.now });
    await unit.audit({ action: 'email.added', subject: `person:${personId}`, detail: { email } });
    await tellMailbox(deps, unit, { personId, emailId, email });
    return presentPerson(unit.tx, personId);
  });
}

async function tellMailbox(
  deps: Deps,
  unit: WriteUnit,
  { personId, emailId, email }: { personId: string; emailId: string; email: string },
): Promise<void> {
  const owner = await findPersonByVerifiedEmail(unit.tx, email);
  const reader = owner ?? personId;
  const name = (await findPeople(unit.tx, [reader])).get(reader)?.name ?? '';
  if (owner) {
    const params = { name, signInUrl: addresses.signIn(deps.origin) };
    return sendMail(unit, { to: email, template: 'already-registered', params });
  }
  const token = await mintMailToken(deps, unit, { purpose: 'email', personId, emailId });
  const params = { name, email, purpose: 'added', url: addresses.confirmAddress(deps.origin, token) };
  // By its key the mail is found that is about this person, whoever's the address may turn out to be.
  const key = `confirm-address:${emailId}:${deps.randomness.uuid()}`;
  return sendMail(unit, { to: email, template: 'confirm-address', params, key });
}

function tooMany(): Refusal {
  return new Refusal('invalid-request', `An account keeps at most ${mostAddresses} addresses. Remove one first.`, {
    faults: [{ pointer: '/email', message: 'remove another address first' }],
  });
}
