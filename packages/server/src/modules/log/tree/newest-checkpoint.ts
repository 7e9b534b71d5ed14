import { systemScope, type Tx } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { type CheckpointRow, selectCosignatures, selectNewestCheckpoint } from './checkpoint-store.ts';

/** The newest checkpoint, its note with what witnesses added; undefined while nothing was signed. */
export async function newestCheckpoint({ database }: Pick<LogDeps, 'database'>): Promise<CheckpointRow | undefined> {
  return database.read(systemScope('newest-checkpoint'), async (tx) => {
    const newest = await selectNewestCheckpoint(tx);
    return newest && withCosignatures(tx, newest);
  });
}

/** A checkpoint with the signature lines of witnesses below those of the log. */
export async function withCosignatures(tx: Tx, checkpoint: CheckpointRow): Promise<CheckpointRow> {
  const lines = await selectCosignatures(tx, checkpoint.size);
  return { ...checkpoint, note: checkpoint.note + lines.join('') };
}
