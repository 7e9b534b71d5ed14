import type { RetrieveTile } from '../log/create-tile-reader.ts';
import { openTileWriter } from '../log/open-tile-writer.ts';
import { TILE_WIDTH, type Tile, tilePath } from '../log/tile.ts';

/** A log whose files are in memory. */
export interface MemoryLog {
  readonly size: number;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly retrieveTile: RetrieveTile;
  root(): Uint8Array;
  append(entries: readonly Uint8Array[]): void;
}

/** A log of its own, or one that goes on where another stopped. */
export async function memoryLog(from?: MemoryLog): Promise<MemoryLog> {
  const files = new Map(from?.files);
  const retrieveTile = (tile: Tile) => {
    const bytes = files.get(tilePath(tile)) ?? files.get(tilePath({ ...tile, width: TILE_WIDTH }));
    if (bytes === undefined) throw new Error(`no ${tilePath(tile)}`);
    return bytes;
  };
  const writer = await openTileWriter({ size: from?.size ?? 0, retrieveTile });
  return {
    get size() {
      return writer.size;
    },
    files,
    retrieveTile,
    root: () => writer.root(),
    append(entries) {
      for (const entry of entries) writer.append(entry);
      for (const { tile, bytes } of writer.take()) files.set(tilePath(tile), bytes);
    },
  };
}

/** As many entries as asked for, each another. */
export function sampleEntries(count: number, from = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => {
    const entry = new Uint8Array(32).fill(7);
    new DataView(entry.buffer).setUint32(0, from + at);
    return entry;
  });
}
