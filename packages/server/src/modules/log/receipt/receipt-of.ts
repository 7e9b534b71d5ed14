import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { selectEntryOf } from '../tree/entry-store.ts';
import { composeReceipt } from './compose-receipt.ts';

/** The receipt of a credential, by its id in the database; undefined while it is not under a checkpoint. */
export async function receiptOf(
  deps: Pick<LogDeps, 'database' | 'origin' | 'anchorCovering'>,
  credentialId: string,
): Promise<string | undefined> {
  const entry = await deps.database.read(systemScope('receipt-of'), (tx) => selectEntryOf(tx, credentialId));
  return entry && composeReceipt(deps, entry);
}
