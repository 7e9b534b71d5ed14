import { CredentialError } from '../errors.ts';
import { checkCount, type HashReader } from './hash-range.ts';
import { HASH_BYTES } from './merkle-hash.ts';
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tileBytes, tilePath } from './tile.ts';
import { createTileCache } from './tile-cache.ts';
import { type TileNodes, tileNodes } from './tile-nodes.ts';

/**
 * Brings the content of a tile: from a disk, a database or the web. In place of a partial tile, the full one that it became
 * is as good.
 */
export type RetrieveTile = (tile: Tile) => Uint8Array | Promise<Uint8Array>;

/** What `createTileReader` needs. */
export interface TileReaderInput {
  /** The entries of the tree that is read: it says which tiles there are, and how wide. */
  readonly size: number;
  readonly retrieveTile: RetrieveTile;
  /** How many tiles are kept at least, those last used; at most twice as many. Each is 16 kB. 256 when left out. */
  readonly keep?: number | undefined;
}

const KEEP = 256;
/** More than there are levels of tiles. */
const LEVELS = 8;

/**
 * Reads hashes of the tree out of tiles. It checks that a tile has its length and nothing else: what it gives is proved
 * where a root comes out of it (`rootOf`, `verifyInclusion`, `verifyConsistency`).
 *
 * @throws CredentialError, from the reader: `log.out-of-range` for what a tree of this size has not, `log.tile-malformed`
 * @example
 * const read = createTileReader({ size, retrieveTile: (tile) => fetchBytes(`${log}/${tilePath(tile)}`) });
 * const proof = await proveInclusion({ index, size, read });
 */
export function createTileReader({ size, retrieveTile, keep = KEEP }: TileReaderInput): HashReader {
  checkCount(size, 'size');
  // A tile that is there is answered from at once: a proof of what was just read costs no turn of the event loop.
  const known = createTileCache<TileNodes | Promise<TileNodes>>(keep);
  const nodesOf = (tile: Tile, key: number) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const reading = retrieve(tile, retrieveTile).then(
      (nodes) => {
        known.set(key, nodes);
        return nodes;
      },
      (error: unknown) => {
        // What failed may be there the next time.
        known.delete(key);
        throw error;
      },
    );
    known.set(key, reading);
    return reading;
  };
  return (level, index) => {
    const { tile, tileLevel, height, at } = placeOf({ size, level, index });
    const nodes = nodesOf(tile, tile.index * LEVELS + tileLevel);
    return nodes instanceof Promise ? nodes.then((it) => it.at(height, at)) : nodes.at(height, at);
  };
}

async function retrieve(tile: Tile, retrieveTile: RetrieveTile): Promise<TileNodes> {
  const bytes = await retrieveTile(tile);
  const isFull = bytes.length === TILE_WIDTH * HASH_BYTES;
  if (bytes.length !== tileBytes(tile) && !isFull) {
    throw new CredentialError('log.tile-malformed', `${tilePath(tile)} has ${bytes.length} bytes`);
  }
  return tileNodes(bytes.subarray(0, tileBytes(tile)));
}

/** In which tile a node of the tree is, and where. */
function placeOf({ size, level, index }: { size: number; level: number; index: number }) {
  checkCount(level, 'level', 53);
  checkCount(index, 'index');
  const height = level % TILE_HEIGHT;
  const tileLevel = (level - height) / TILE_HEIGHT;
  const across = TILE_WIDTH / 2 ** height;
  const tileIndex = Math.floor(index / across);
  const at = index % across;
  const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** tileLevel) - tileIndex * TILE_WIDTH);
  if ((at + 1) * 2 ** height > width) {
    throw new CredentialError('log.out-of-range', `node ${index} at level ${level} of ${size} entries`);
  }
  return { tile: { level: tileLevel, index: tileIndex, width }, tileLevel, height, at };
}
