import { TILE_WIDTH, type Tile } from '@laurel/credential';

/** How wide a tile is in a tree of so many entries; 0 where it is not there. */
export function widthAt(size: number, { level, index }: Pick<Tile, 'level' | 'index'>): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}
