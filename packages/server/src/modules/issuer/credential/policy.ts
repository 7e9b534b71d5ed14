import type { Permission } from '@laurel/api';
import type { Caller } from '../../account/index.ts';
import { isAccessKey } from './access-key.ts';
import type { CredentialRow } from './store.ts';

/** What somebody is to a credential. */
export type Relation = 'holder' | 'issuer' | 'guest';

/**
 * Who may see a credential: its holder, its issuer's people, whoever has the key from the recipient's mail, and anybody
 * once the holder made it public. To everybody else it does not exist.
 */
export function relationTo(
  row: CredentialRow,
  {
    caller,
    permissions,
    key,
  }: { caller: Caller; permissions: readonly Permission[] | undefined; key: string | undefined },
): Relation | undefined {
  if (row.state !== 'issued' && row.state !== 'revoked') return undefined;
  if (caller.kind === 'person' && row.personId === caller.personId) return 'holder';
  if (permissions?.includes('credential:read')) return 'issuer';
  if (row.visibility === 'public') return 'guest';
  if (key && row.accessKeyHash && isAccessKey(key, row.accessKeyHash)) return 'guest';
  return undefined;
}
