import { formatReceipt, proveInclusion } from '@laurel/credential';
import { systemScope } from '../../../storage/index.ts';
import { logPlace } from '../addresses.ts';
import type { LogDeps } from '../deps.ts';
import { type CheckpointRow, selectCheckpoint, selectNewestCheckpoint } from '../tree/checkpoint-store.ts';
import { formsOf } from '../tree/entry-fault.ts';
import type { EntryRow } from '../tree/entry-store.ts';
import { withCosignatures } from '../tree/newest-checkpoint.ts';
import { hashReader } from '../tree/read-tile.ts';

/** The receipt of an entry: under the checkpoint that is anchored, else under the newest. Undefined for one that is not signed yet, or forgotten. */
export async function composeReceipt(
  { database, origin, anchorCovering }: Pick<LogDeps, 'database' | 'origin' | 'anchorCovering'>,
  entry: EntryRow,
): Promise<string | undefined> {
  const { index, salt, forms, credentialUrl } = entry;
  if (!salt || !forms || credentialUrl === null) return undefined;
  const anchored = await anchorCovering(index);
  return database.read(systemScope('compose-receipt'), async (tx) => {
    const head = anchored ? await selectCheckpoint(tx, anchored.size) : await selectNewestCheckpoint(tx);
    if (!head || head.size <= index) return undefined;
    const { size, note }: CheckpointRow = await withCosignatures(tx, head);
    const proof = await proveInclusion({ index, size, read: hashReader(tx, size) });
    return formatReceipt({
      type: 'LogReceipt',
      credentialId: credentialUrl,
      log: logPlace(origin).name,
      index,
      salt: Buffer.from(salt).toString('base64url'),
      forms: formsOf(forms),
      inclusionProof: proof.map((hash) => Buffer.from(hash).toString('base64')),
      checkpoint: note,
      ...(anchored ? { anchor: anchored.anchor } : {}),
    });
  });
}
