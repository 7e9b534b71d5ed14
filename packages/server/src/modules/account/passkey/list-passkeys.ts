import type { Database, Scope } from '../../../storage/index.ts';
import { type PasskeyView, presentPasskey } from './present-passkey.ts';
import { selectPasskeys } from './store.ts';

/** One's own passkeys, oldest first. */
export async function listPasskeys(
  { database }: { database: Database },
  { scope, personId }: { scope: Scope; personId: string },
): Promise<{ items: PasskeyView[] }> {
  const rows = await database.read(scope, (tx) => selectPasskeys(tx, personId));
  return { items: rows.map(presentPasskey) };
}
