import {
  createTileReader,
  entryBundle,
  type HashReader,
  type RetrieveTile,
  TILE_WIDTH,
  type Tile,
} from '@laurel/credential';
import type { Tx } from '../../../storage/index.ts';
import { Contradiction } from '../contradiction.ts';
import { selectEntries } from './entry-store.ts';
import { selectTile } from './tile-store.ts';

const hashBytes = 32;

/** The content of a tile or of a bundle of entries; undefined where the log is not as wide. */
export async function readTile(tx: Tx, { level, index, width }: Tile): Promise<Uint8Array | undefined> {
  if (level === 'entries') {
    const entries = await selectEntries(tx, { from: index * TILE_WIDTH, limit: width });
    return entries.length === width ? entryBundle(entries.map(({ commitment }) => commitment)) : undefined;
  }
  const hashes = await selectTile(tx, { level, index });
  return hashes && hashes.length >= width * hashBytes ? hashes.subarray(0, width * hashBytes) : undefined;
}

/**
 * Reads the tiles of the log.
 *
 * @throws Contradiction, from the reader, for one that must be there and is not
 */
export function retrieveTile(tx: Tx): RetrieveTile {
  return async (tile) => {
    const bytes = await readTile(tx, tile);
    if (bytes) return bytes;
    throw new Contradiction({
      kind: 'tile-altered',
      subject: `tile:${tile.level}/${tile.index}`,
      detail: `Tile ${tile.index} of level ${tile.level} is missing, or holds fewer hashes than were signed.`,
    });
  };
}

/** Reads the hashes of the tree of the first `size` entries. */
export function hashReader(tx: Tx, size: number): HashReader {
  return createTileReader({ size, retrieveTile: retrieveTile(tx) });
}
