import { CredentialError } from '../errors.ts';
import { checkCount, type HashReader } from './hash-range.ts';
import { HASH_BYTES, hashNodes } from './merkle-hash.ts';
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tileBytes, tilePath } from './tile.ts';

/** Brings the content of a tile: from a disk, a database or the web. A log may have the full tile in place of a partial one. */
export type RetrieveTile = (tile: Tile) => Uint8Array | Promise<Uint8Array>;

/** What `createTileReader` needs. */
export interface TileReaderInput {
  /** The entries of the tree that is read: it says which tiles there are, and how wide. */
  readonly size: number;
  readonly retrieveTile: RetrieveTile;
  /** How many tiles are kept, those last used: 24 kB each. */
  readonly keep?: number | undefined;
}

const KEEP = 256;

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
  const known = new Map<string, Promise<Subtrees>>();
  const retrieve = (name: string, tile: Tile) => {
    const reading = read(tile, retrieveTile);
    // What failed may be there the next time.
    reading.catch(() => known.delete(name));
    return reading;
  };
  const subtreesIn = (tile: Tile) => {
    const name = `${tile.level}/${tile.index}`;
    const found = known.get(name) ?? retrieve(name, tile);
    // The order of a Map is that of its keys' arrival: the first is the one not used for longest.
    known.delete(name);
    known.set(name, found);
    const [oldest] = known.keys();
    if (known.size > keep && oldest !== undefined) known.delete(oldest);
    return found;
  };
  return async (level, index) => {
    const { tile, height, at } = placeOf({ size, level, index });
    return (await subtreesIn(tile))(height, at);
  };
}

/** The node at a height within the tile, and at a place of that height. */
type Subtrees = (height: number, at: number) => Uint8Array;

async function read(tile: Tile, retrieveTile: RetrieveTile): Promise<Subtrees> {
  const bytes = await retrieveTile(tile);
  const isFull = bytes.length === TILE_WIDTH * HASH_BYTES;
  if (bytes.length !== tileBytes(tile) && !isFull) {
    throw new CredentialError('log.tile-malformed', `${tilePath(tile)} has ${bytes.length} bytes`);
  }
  const rows: (Uint8Array | undefined)[][] = Array.from({ length: TILE_HEIGHT }, () => []);
  const node: Subtrees = (height, at) => {
    if (height === 0) return bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    const row = rows[height - 1] ?? [];
    const known = row[at];
    if (known !== undefined) return known;
    const hash = hashNodes(node(height - 1, at * 2), node(height - 1, at * 2 + 1));
    row[at] = hash;
    return hash;
  };
  return node;
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
  return { tile: { level: tileLevel, index: tileIndex, width }, height, at };
}
