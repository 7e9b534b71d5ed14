import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { type Person, presentPerson } from '../person/present-person.ts';
import { lockPerson, selectEmails, setPrimary } from './store.ts';

/**
 * Has mail sent to this address from now on.
 *
 * @throws Refusal `not-found` for an address that is not one's own, or not proven
 */
export function makeEmailPrimary(
  { database }: { database: Database },
  { scope, personId, emailId }: { scope: Scope; personId: string; emailId: string },
): Promise<Person> {
  return database.write(scope, async (unit) => {
    await lockPerson(unit.tx, personId);
    const row = (await selectEmails(unit.tx, personId)).find(({ id, verifiedAt }) => id === emailId && verifiedAt);
    if (!row) throw notFound('confirmed address');
    await setPrimary(unit.tx, { id: emailId, personId });
    await unit.audit({ action: 'email.made-primary', subject: `person:${personId}`, detail: { email: row.email } });
    return presentPerson(unit.tx, personId);
  });
}
