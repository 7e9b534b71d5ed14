import { HASH_BYTES } from './merkle-hash.ts';

/** The hashes, or the entries, of a full tile. */
export const TILE_WIDTH = 256;
/** The levels of the tree that one level of tiles stands for. */
export const TILE_HEIGHT = 8;
const MAX_LEVEL = 63;

/** A tile: hashes of one level of the tree side by side; or, at the level `entries`, the entries themselves. */
export interface Tile {
  /** Of tiles: each stands for eight of the tree. */
  readonly level: number | 'entries';
  /** Its place in the level, from 0. */
  readonly index: number;
  /** How many hashes or entries it holds: 256, or fewer at the right edge of the tree. */
  readonly width: number;
}

/** The bytes of a tile of hashes. */
export function tileBytes({ width }: Tile): number {
  return width * HASH_BYTES;
}

/**
 * Where a tile lies below the address of its log.
 *
 * @see https://c2sp.org/tlog-tiles
 * @example
 * tilePath({ level: 0, index: 1234067, width: 256 }); // 'tile/0/x001/x234/067'
 * tilePath({ level: 'entries', index: 1, width: 17 }); // 'tile/entries/001.p/17'
 */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')}${partial}`;
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/;

/** The tile that lies at a path, if the path is written in its one way. Undefined for every other. */
export function parseTilePath(path: string): Tile | undefined {
  const [, levelText, groups, widthText] = PATH.exec(path) ?? [];
  if (levelText === undefined || groups === undefined) return undefined;
  const level: Tile['level'] = levelText === 'entries' ? 'entries' : Number(levelText);
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const tile: Tile = { level, index, width: widthText === undefined ? TILE_WIDTH : Number(widthText) };
  // A level of 64, a width of 0, a zero too many: each is another path when it is written anew, or refused here.
  const isPossible = (level === 'entries' || level <= MAX_LEVEL) && tile.width > 0 && tile.width <= TILE_WIDTH;
  return isPossible && Number.isSafeInteger(index) && tilePath(tile) === path ? tile : undefined;
}
