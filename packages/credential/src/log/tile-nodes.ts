import { HASH_BYTES, hashNodes } from './merkle-hash.ts';
import { TILE_HEIGHT } from './tile.ts';

/** All nodes that a tile stands for: `at(height, place)`, its own hashes at height 0. */
export interface TileNodes {
  at(height: number, place: number): Uint8Array;
}

/**
 * Hashes a tile up to where it is one node, or as far as it is full. A proof needs a node of nearly every height, and the
 * highest of them needs nearly all others: they are hashed at once, into one array for each height.
 */
export function tileNodes(tile: Uint8Array): TileNodes {
  const rows = [tile];
  for (let below = tile; rows.length <= TILE_HEIGHT; ) {
    const row = new Uint8Array(Math.floor(below.length / HASH_BYTES / 2) * HASH_BYTES);
    for (let at = 0; at < row.length; at += HASH_BYTES) {
      row.set(hashNodes(hashAt(below, 2 * at), hashAt(below, 2 * at + HASH_BYTES)), at);
    }
    rows.push(row);
    below = row;
  }
  return { at: (height, place) => hashAt(rows[height] ?? new Uint8Array(), place * HASH_BYTES) };
}

function hashAt(row: Uint8Array, start: number): Uint8Array {
  return row.subarray(start, start + HASH_BYTES);
}
