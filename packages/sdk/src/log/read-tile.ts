import {
  CredentialError,
  parseEntryBundle,
  type RetrieveTile,
  TILE_WIDTH,
  type Tile,
  tilePath,
} from '@laurel/credential';
import { LogFault } from './log-fault.ts';
import type { LogSource } from './log-source.ts';

const HASH_BYTES = 32;

/** The width of a tile in the tree of so many entries; 0 where it has no such tile. */
export function widthAt(size: number, { level, index }: Pick<Tile, 'level' | 'index'>): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/**
 * The hashes of a tile, as the log of `size` entries has it: a partial one may have grown since, or be full by now and no
 * longer be kept.
 */
export async function readTile(source: LogSource, tile: Tile, size: number): Promise<Uint8Array> {
  const now = { ...tile, width: widthAt(size, tile) };
  const bytes = await readWidest(source, now);
  const wanted = bytes.length === TILE_WIDTH * HASH_BYTES ? TILE_WIDTH : now.width;
  if (bytes.length !== wanted * HASH_BYTES) {
    throw new LogFault('tile-altered', `${source.name}/${tilePath(now)} has ${bytes.length} bytes`);
  }
  return bytes.subarray(0, tile.width * HASH_BYTES);
}

/** The entries of a bundle, as the log of `size` entries has it. */
export async function readEntries(source: LogSource, index: number, size: number): Promise<Uint8Array[]> {
  const width = widthAt(size, { level: 0, index });
  const tile: Tile = { level: 'entries', index, width };
  const entries = parse(await readWidest(source, tile), `${source.name}/${tilePath(tile)}`);
  if (entries.length !== width && entries.length !== TILE_WIDTH) {
    throw new LogFault('entry-altered', `${source.name}/${tilePath(tile)} has ${entries.length} entries, not ${width}`);
  }
  return entries.slice(0, width);
}

/** For `createTileReader`: hashes only. */
export function tilesFrom(source: LogSource, size: number): RetrieveTile {
  return (tile) => readTile(source, tile, size);
}

async function readWidest(source: LogSource, tile: Tile): Promise<Uint8Array> {
  const file = await source.read(tilePath(tile));
  if (file.ok) return file.bytes;
  // The log may have grown since its checkpoint was read, and delete the partial tile then.
  const whole =
    tile.width < TILE_WIDTH && file.isMissing ? await source.read(tilePath({ ...tile, width: TILE_WIDTH })) : file;
  if (whole.ok) return whole.bytes;
  throw new LogFault(file.isMissing && whole.isMissing ? 'missing' : 'unreachable', `${source.name}: ${file.detail}`);
}

function parse(bundle: Uint8Array, place: string): Uint8Array[] {
  try {
    return parseEntryBundle(bundle);
  } catch (error) {
    if (error instanceof CredentialError) throw new LogFault('entry-altered', `${place}: ${error.message}`);
    throw error;
  }
}
