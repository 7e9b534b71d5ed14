import { checkCount } from './hash-range.ts';
import { TILE_WIDTH, type Tile } from './tile.ts';

/**
 * The tiles of hashes that a log writes when it grows: every one that is new or wider than it was, the partial ones at the
 * right edge among them. The bundles of entries are those of level 0, at the level `entries`.
 *
 * @see https://c2sp.org/tlog-tiles
 * @throws CredentialError `log.out-of-range`
 */
export function tilesOf(oldSize: number, newSize: number): Tile[] {
  checkCount(newSize, 'new size');
  checkCount(oldSize, 'old size', newSize);
  const tiles: Tile[] = [];
  let [before, now] = [oldSize, newSize];
  for (let level = 0; now > before; level++) {
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < now; index++) {
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, now - index * TILE_WIDTH) });
    }
    [before, now] = [Math.floor(before / TILE_WIDTH), Math.floor(now / TILE_WIDTH)];
  }
  return tiles;
}

/** The one tile of each level that is not full yet, of a tree of so many entries. */
export function partialTilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let [level, count] = [0, size]; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
  }
  return tiles;
}
