import { concatBytes } from '../container/concat-bytes.ts';
import { CredentialError } from '../errors.ts';
import { createTileReader, type RetrieveTile } from './create-tile-reader.ts';
import { createTree, frontierOf } from './create-tree.ts';
import { entryBundle, parseEntryBundle } from './entry-bundle.ts';
import type { HashReader } from './hash-range.ts';
import { hashLeaf } from './merkle-hash.ts';
import { TILE_HEIGHT, TILE_WIDTH, type Tile } from './tile.ts';
import { createTileColumn, type TileColumn, type TileFile } from './tile-column.ts';
import { partialTilesOf } from './tiles-of.ts';

/** A log that is written. It remembers its right edge, and what has not been taken yet. */
export interface TileWriter {
  readonly size: number;
  root(): Uint8Array;
  /** Adds an entry, and says at which place it is. */
  append(entry: Uint8Array): number;
  /** What has changed since it was last asked: full tiles and bundles, and the partial ones of the tree as it is now. */
  take(): TileFile[];
}

/** What `openTileWriter` needs. */
export interface TileWriterInput {
  /** The entries that the log has already. */
  readonly size: number;
  /** Gives the partial tiles and the partial bundle at its right edge; nothing else is asked of it. */
  readonly retrieveTile: RetrieveTile;
}

/**
 * Opens a log to append to it. What it writes follows from what `retrieveTile` gave: whoever opens a log compares `root`
 * with the last signed checkpoint before the first entry is added.
 *
 * @see https://c2sp.org/tlog-tiles
 * @throws CredentialError `log.out-of-range`, `log.tile-malformed`; from `append`: `log.entry-too-large`
 * @example
 * const log = await openTileWriter({ size, retrieveTile });
 * log.append(entry);
 * for (const { tile, bytes } of log.take()) await keep(tilePath(tile), bytes);
 */
export async function openTileWriter({ size, retrieveTile }: TileWriterInput): Promise<TileWriter> {
  const read = createTileReader({ size, retrieveTile });
  const bundles = await openBundles(size, retrieveTile);
  const columns = await openColumns(size, read);
  const tree = createTree({ size, frontier: await frontierOf({ size, read }) }, (level, index, hash) => {
    if (level % TILE_HEIGHT === 0) columnOf(columns, level / TILE_HEIGHT, index).add(hash);
  });
  return {
    get size() {
      return tree.size;
    },
    root: () => tree.root(),
    append(entry) {
      const index = tree.size;
      bundles.add(entry);
      tree.append(hashLeaf(entry));
      return index;
    },
    take: () => [bundles, ...columns].flatMap((column) => column.take()),
  };
}

async function openColumns(size: number, read: HashReader): Promise<TileColumn[]> {
  const partial = new Map(partialTilesOf(size).map((tile) => [tile.level, tile]));
  const columns: TileColumn[] = [];
  for (let [level, count] = [0, size]; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const index = Math.floor(count / TILE_WIDTH);
    const items = await itemsOf(partial.get(level), read);
    columns.push(createTileColumn({ level, index, items, join: concatBytes }));
  }
  return columns;
}

function itemsOf(tile: Tile | undefined, read: HashReader): Promise<Uint8Array[]> {
  const { level, index, width } = tile ?? { level: 0, index: 0, width: 0 };
  const place = (at: number) => read(Number(level) * TILE_HEIGHT, index * TILE_WIDTH + at);
  return Promise.all(Array.from({ length: width }, (_, at) => place(at)));
}

/** The column of a level: the tree grows by one when it is as high as never before. */
function columnOf(columns: TileColumn[], level: number, index: number): TileColumn {
  const column =
    columns[level] ?? createTileColumn({ level, index: Math.floor(index / TILE_WIDTH), items: [], join: concatBytes });
  columns[level] = column;
  return column;
}

async function openBundles(size: number, retrieveTile: RetrieveTile): Promise<TileColumn> {
  const width = size % TILE_WIDTH;
  const tile: Tile = { level: 'entries', index: Math.floor(size / TILE_WIDTH), width };
  const items = width === 0 ? [] : parseEntryBundle(await retrieveTile(tile)).slice(0, width);
  if (items.length !== width) throw new CredentialError('log.tile-malformed', `${items.length} entries, not ${width}`);
  return createTileColumn({ level: 'entries', index: tile.index, items, join: entryBundle });
}
