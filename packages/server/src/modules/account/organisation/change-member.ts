import type { Role } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Database, Scope } from '../../../storage/index.ts';
import type { Caller } from '../caller.ts';
import { requireAnotherOwner, requireOwnerForOwners, roleOf } from './policy.ts';
import { type MemberView, presentMember } from './present-member.ts';
import { lockOrganisation, selectMember, updateRole } from './store.ts';

interface Input {
  scope: Scope;
  caller: Caller;
  organisationId: string;
  personId: string;
  role: Role;
}

/**
 * Gives a member another role.
 *
 * @throws Refusal `not-found`, `not-allowed`, `last-owner`
 */
export function changeMember(
  { database }: { database: Database },
  { scope, caller, organisationId, personId, role }: Input,
): Promise<MemberView> {
  return database.write(scope, async (unit) => {
    const { tx } = unit;
    await lockOrganisation(tx, organisationId);
    const member = await selectMember(tx, { organisationId, personId });
    if (!member) throw notFound('member');
    requireOwnerForOwners(await roleOf(tx, caller, organisationId), [member.role, role]);
    if (member.role === 'owner' && role !== 'owner') await requireAnotherOwner(tx, organisationId);
    await updateRole(tx, { organisationId, personId, role });
    const detail = { from: member.role, to: role };
    await unit.audit({ action: 'member.changed', subject: `person:${personId}`, personId, detail });
    return presentMember({ ...member, role });
  });
}
