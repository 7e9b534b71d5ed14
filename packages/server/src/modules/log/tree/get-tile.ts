import { parseTilePath, type Tile } from '@laurel/credential';
import { notFound } from '../../../refusal.ts';
import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { selectNewestCheckpoint } from './checkpoint-store.ts';
import { readTile } from './read-tile.ts';
import { widthAt } from './width-at.ts';

/**
 * A tile, or a bundle of entries, of what was signed. Of one that grew since, any earlier width is its beginning.
 *
 * @throws Refusal `not-found`
 */
export async function getTile(
  { database }: Pick<LogDeps, 'database'>,
  { level, tile }: { level: string; tile: string },
): Promise<Uint8Array> {
  const wanted = parseTilePath(`tile/${level}/${tile}`);
  const bytes = wanted && (await database.read(systemScope('get-tile'), (tx) => readSigned(tx, wanted)));
  if (!bytes) throw notFound('tile');
  return bytes;
}

async function readSigned(tx: Parameters<typeof readTile>[0], tile: Tile): Promise<Uint8Array | undefined> {
  const size = (await selectNewestCheckpoint(tx))?.size ?? 0;
  return tile.width <= widthAt(size, tile) ? readTile(tx, tile) : undefined;
}
