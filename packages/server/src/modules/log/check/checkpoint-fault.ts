import type { Finding } from '../contradiction.ts';
import type { CheckpointRow, LogKeyRow } from '../tree/checkpoint-store.ts';
import { isSigned } from '../tree/own-checkpoint.ts';

/** What is wrong with a kept checkpoint: it is not what was signed, or the tree of its size has another root. */
export async function checkpointFault(
  row: CheckpointRow,
  { key, origin, root }: { key: LogKeyRow | undefined; origin: string; root: Uint8Array },
): Promise<Finding | undefined> {
  const subject = `checkpoint:${row.size}`;
  if (!key || !(await isSigned(row, { key, origin }))) {
    const detail = `The checkpoint kept for ${row.size} entries is not the one that was signed.`;
    return { kind: 'checkpoint-altered', subject, detail };
  }
  if (Buffer.compare(row.root, root) === 0) return undefined;
  const detail = `The kept entries do not lead to the root that was signed for ${row.size} of them.`;
  return { kind: 'tree-altered', subject, detail };
}
