import type { Role } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Database } from '../../../storage/index.ts';
import { normaliseEmail } from '../email/normalise-email.ts';
import { findPersonByVerifiedEmail } from '../email/store.ts';
import { insertMembership } from './store.ts';

/**
 * Makes somebody a member without an invitation: for the operator and the demo. Nothing on the network leads here.
 *
 * @throws Refusal `not-found` when nobody proved the address, `already-member`
 */
export async function addMember(
  { database }: { database: Database },
  { organisationId, email, role }: { organisationId: string; email: string; role: Role },
): Promise<void> {
  const scope = { actor: { kind: 'system', id: 'add-member' } as const, organisationId };
  await database.write(scope, async (unit) => {
    const personId = await findPersonByVerifiedEmail(unit.tx, normaliseEmail(email));
    if (!personId) throw notFound('person');
    if (!(await insertMembership(unit.tx, { organisationId, personId, role, now: unit.now })))
      throw new Refusal('already-member', `${email} is a member already. Nothing was changed.`);
    await unit.audit({ action: 'member.added', subject: `person:${personId}`, personId, detail: { role } });
  });
}
