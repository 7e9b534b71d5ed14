import { type Permission, rolePermissions } from '@laurel/api';
import type { Database } from '../../../storage/index.ts';
import type { Caller } from '../caller.ts';
import { selectRole } from './store.ts';

/** What a caller may do in an organisation; undefined when it does not exist for them. */
export async function mayIn(
  { database }: { database: Database },
  { caller, organisationId }: { caller: Caller; organisationId: string },
): Promise<readonly Permission[] | undefined> {
  if (caller.kind === 'anonymous') return undefined;
  if (caller.kind === 'api-key') return caller.organisationId === organisationId ? caller.scopes : undefined;
  const { personId } = caller;
  const scope = { actor: { kind: 'person', id: personId } as const, personId };
  const role = await database.read(scope, (tx) => selectRole(tx, { organisationId, personId }));
  return role && rolePermissions[role];
}
