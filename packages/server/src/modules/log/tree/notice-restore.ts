import { systemScope } from '../../../storage/index.ts';
import { orNoteFinding } from '../check/note-finding.ts';
import type { LogDeps } from '../deps.ts';
import { selectNewestCheckpoint } from './checkpoint-store.ts';
import { checkpointFile, compareWithFolder } from './compare-with-folder.ts';
import { waitForTurn } from './entry-store.ts';

/**
 * Finds out whether the database is older than what was published, and mends what can be mended: see `compareWithFolder`. Cheap
 * where all is well, for it is asked before every place on a status list.
 */
export async function noticeRestore(deps: Pick<LogDeps, 'database' | 'folder' | 'log' | 'origin'>): Promise<void> {
  const scope = systemScope('notice-restore');
  const bytes = await deps.folder.read(checkpointFile);
  if (!bytes && (await deps.folder.list('tile')).length === 0) return;
  const newest = await deps.database.read(scope, selectNewestCheckpoint);
  if (bytes && newest && newest.size >= sizeIn(bytes)) return;
  await orNoteFinding(deps, () =>
    deps.database.write(scope, async (unit) => {
      await waitForTurn(unit.tx);
      await compareWithFolder(deps, unit);
      await unit.audit({ action: 'log.compared', subject: 'log' });
    }),
  );
}

/** The size that a note says, unproved; one that cannot be read is looked at in full. */
function sizeIn(note: Uint8Array): number {
  const [, size = ''] = Buffer.from(note).toString('utf8').split('\n', 2);
  return /^\d{1,15}$/.test(size) ? Number(size) : Number.POSITIVE_INFINITY;
}
