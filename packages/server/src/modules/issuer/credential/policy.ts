import type { Permission } from '@laurel/api';
import type { Caller } from '../../account/index.ts';
import { isAccessKey } from './access-key.ts';
import type { CredentialRow } from './store.ts';

/** What somebody is to a credential. */
export type Relation = 'holder' | 'issuer' | 'guest';

/**
 * Who may see a credential: its holder, its issuer's people, whoever has the key from the recipient's mail, and anybody
 * once the holder made it public. To everybody else it does not exist. The keys are its own and those of what it replaced, which
 * said the same: a link from an earlier mail leads on.
 */
export function relationTo(
  row: CredentialRow,
  {
    caller,
    permissions,
    key,
    keyHashes,
  }: {
    caller: Caller;
    permissions: readonly Permission[] | undefined;
    key: string | undefined;
    keyHashes: readonly Buffer[];
  },
): Relation | undefined {
  if (row.state !== 'issued' && row.state !== 'revoked') return undefined;
  if (caller.kind === 'person' && row.personId === caller.personId) return 'holder';
  if (permissions?.includes('credential:read')) return 'issuer';
  if (row.visibility === 'public') return 'guest';
  if (key && keyHashes.some((hash) => isAccessKey(key, hash))) return 'guest';
  return undefined;
}

/** Who may have a credential recorded on a chain: its holder, and those of its issuer's people who may issue. */
export function mayRecord(relation: Relation, permissions: readonly Permission[] | undefined): boolean {
  return relation === 'holder' || (permissions?.includes('credential:issue') ?? false);
}
