import { notFound, Refusal } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import { deleteEmail, lockPerson, selectEmails, setPrimary } from './store.ts';

/**
 * Removes one of one's own addresses; when it was the primary one, the oldest other proven address takes its place.
 *
 * @throws Refusal `not-found`, `last-address`
 */
export async function removeEmail(
  { database }: { database: Database },
  { scope, personId, emailId }: { scope: Scope; personId: string; emailId: string },
): Promise<undefined> {
  await database.write(scope, async (unit) => {
    await lockPerson(unit.tx, personId);
    const own = await selectEmails(unit.tx, personId);
    const row = own.find(({ id }) => id === emailId);
    if (!row) throw notFound('address');
    const heir = own.find(({ id, verifiedAt }) => id !== emailId && verifiedAt);
    if (row.verifiedAt && !heir)
      throw new Refusal('last-address', 'Nothing was changed. Add and confirm another address first.');
    await deleteEmail(unit.tx, emailId);
    if (row.isPrimary && heir) await setPrimary(unit.tx, { id: heir.id, personId });
    await unit.audit({ action: 'email.removed', subject: `person:${personId}`, detail: { email: row.email } });
  });
}
