import type { Role } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import type { Caller } from '../caller.ts';
import { countOwners, selectRole } from './store.ts';

/** The caller's own role; an API key has none, and so is never an owner. */
export async function roleOf(tx: Tx, caller: Caller, organisationId: string): Promise<Role | undefined> {
  return caller.kind === 'person' ? selectRole(tx, { organisationId, personId: caller.personId }) : undefined;
}

/**
 * Only an owner makes or unmakes owners.
 *
 * @throws Refusal `not-allowed`
 */
export function requireOwnerForOwners(callerRole: Role | undefined, touched: readonly Role[]): void {
  if (callerRole === 'owner' || !touched.includes('owner')) return;
  throw new Refusal('not-allowed', 'Only an owner makes or unmakes owners. Nothing was changed; ask one of them.');
}

/**
 * Somebody must stay who can do everything. The organisation must be locked, so that two owners cannot leave at once.
 *
 * @throws Refusal `last-owner`
 */
export async function requireAnotherOwner(tx: Tx, organisationId: string): Promise<void> {
  if ((await countOwners(tx, organisationId)) > 1) return;
  throw new Refusal('last-owner', 'Nothing was changed. Make somebody else an owner first.');
}
