import { TILE_WIDTH, type Tile } from './tile.ts';

/** A tile or a bundle of entries, to be kept at its `tilePath`. */
export interface TileFile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** The right edge of one level: what its last tile holds so far. */
export interface TileColumn {
  add(item: Uint8Array): void;
  /** The tiles that have changed since it was last asked, the partial one last. */
  take(): TileFile[];
}

/** What a column goes on from, and how its items become a tile. */
export interface TileColumnInput {
  readonly level: Tile['level'];
  /** The tile that is being filled. */
  readonly index: number;
  readonly items: readonly Uint8Array[];
  readonly join: (items: readonly Uint8Array[]) => Uint8Array;
}

/** Fills the tiles of one level, one after the other. */
export function createTileColumn({ level, index, items, join }: TileColumnInput): TileColumn {
  const full: TileFile[] = [];
  const edge = { index, items: [...items], isTaken: true };
  const file = (): TileFile => ({
    tile: { level, index: edge.index, width: edge.items.length },
    bytes: join(edge.items),
  });
  return {
    add(item) {
      edge.items.push(item);
      edge.isTaken = false;
      if (edge.items.length < TILE_WIDTH) return;
      full.push(file());
      Object.assign(edge, { index: edge.index + 1, items: [], isTaken: true });
    },
    take() {
      const files = edge.isTaken ? full.splice(0) : [...full.splice(0), file()];
      edge.isTaken = true;
      return files;
    },
  };
}
