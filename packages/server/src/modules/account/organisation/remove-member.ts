import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import type { Caller } from '../caller.ts';
import { requireAnotherOwner, requireOwnerForOwners, roleOf } from './policy.ts';
import { deleteMembership, lockOrganisation, selectMember } from './store.ts';

interface Input {
  scope: Scope;
  caller: Caller;
  organisationId: string;
  personId: string;
}

/**
 * Removes a member; what they did stays in the audit log.
 *
 * @throws Refusal `not-found`, `not-allowed`, `last-owner`
 */
export async function removeMember(
  { database }: { database: Database },
  { scope, caller, organisationId, personId }: Input,
): Promise<undefined> {
  await database.write(scope, async (unit) => {
    const { tx } = unit;
    await lockOrganisation(tx, organisationId);
    const member = await selectMember(tx, { organisationId, personId });
    if (!member) throw notFound('member');
    requireOwnerForOwners(await roleOf(tx, caller, organisationId), [member.role]);
    if (member.role === 'owner') await requireAnotherOwner(tx, organisationId);
    await deleteMembership(tx, { organisationId, personId });
    await unit.audit({
      action: 'member.removed',
      subject: `person:${personId}`,
      personId,
      detail: { role: member.role },
    });
  });
}
