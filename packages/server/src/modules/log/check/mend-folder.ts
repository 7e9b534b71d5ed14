import { TILE_WIDTH, type Tile, tilePath } from '@laurel/credential';
import { systemScope, type WriteUnit } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { selectLogKey, selectNewestCheckpoint } from '../tree/checkpoint-store.ts';
import { checkpointFile } from '../tree/compare-with-folder.ts';
import { waitForTurn } from '../tree/entry-store.ts';
import { withCosignatures } from '../tree/newest-checkpoint.ts';
import { openOwn } from '../tree/own-checkpoint.ts';
import { readTile } from '../tree/read-tile.ts';
import { widthAt } from '../tree/width-at.ts';
import { readPublished } from './read-published.ts';

type Deps = Pick<LogDeps, 'database' | 'folder' | 'log' | 'origin'>;

const scope = systemScope('mend-folder');

/**
 * Writes anew, from the database, what of the published files is missing or other than it: tiles first, then the checkpoint.
 * That the database is right, and that the folder does not know more than it, is the caller's duty.
 */
export async function mendFolder(deps: Deps, { size }: { size: number }): Promise<void> {
  let files = 0;
  for (const tile of tilesOf(size)) if (await mendTile(deps, tile)) files += 1;
  await deps.database.write(scope, async (unit) => {
    await waitForTurn(unit.tx);
    if (await mendCheckpoint(deps, unit)) files += 1;
    await unit.audit({ action: 'log.mended', subject: 'log', detail: { size, files } });
  });
  deps.log.warn({ files }, 'published files of the log were written anew from the database');
}

/** Every tile and bundle of a tree, as wide as it is in it. */
function* tilesOf(size: number): Generator<Tile> {
  for (const level of ['entries', 0, 1, 2, 3, 4, 5, 6] as const) {
    for (let index = 0; ; index++) {
      const width = widthAt(size, { level, index });
      if (width === 0) break;
      yield { level, index, width };
    }
  }
}

async function mendTile({ database, folder }: Deps, tile: Tile): Promise<boolean> {
  const kept = await database.read(scope, (tx) => readTile(tx, tile));
  if (!kept) return false;
  const published = await readPublished(folder, tile);
  if (published && Buffer.compare(published.subarray(0, kept.length), kept) === 0) return false;
  // What has grown since is the next check's: only what this one has seen is known to be right.
  if (published && tile.width < TILE_WIDTH && !(await folder.read(tilePath(tile)))) return false;
  await folder.write(tilePath(tile), kept);
  return true;
}

async function mendCheckpoint({ folder, origin }: Deps, { tx }: Pick<WriteUnit, 'tx'>): Promise<boolean> {
  const newest = await selectNewestCheckpoint(tx);
  if (!newest) return false;
  const { note } = await withCosignatures(tx, newest);
  const published = await folder.read(checkpointFile);
  if (published && Buffer.from(published).toString('utf8') === note) return false;
  // Signed since the folder was compared, by a process that died before it was written down: whoever has the turn next takes it over.
  if (published && (await sizeOf(published, { tx, origin })) > newest.size) return false;
  await folder.write(checkpointFile, Buffer.from(note));
  return true;
}

/** The size that the log itself signed; 0 for what it did not. */
async function sizeOf(note: Uint8Array, { tx, origin }: { tx: WriteUnit['tx']; origin: string }): Promise<number> {
  const key = await selectLogKey(tx);
  const opened = key && (await openOwn(Buffer.from(note).toString('utf8'), { key, origin }).catch(() => undefined));
  return opened?.size ?? 0;
}
