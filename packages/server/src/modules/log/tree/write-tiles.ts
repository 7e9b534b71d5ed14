import { TILE_WIDTH, type Tile, type TileFile, tilePath, tilesOf } from '@laurel/credential';
import type { PublicFolder } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import { retrieveTile } from './read-tile.ts';

/** Writes tiles into the folder. A full one stands in for all that led to it. */
export async function writeTiles(folder: PublicFolder, files: readonly TileFile[]): Promise<void> {
  for (const { tile, bytes } of files) {
    await folder.write(tilePath(tile), bytes);
    if (tile.width === TILE_WIDTH) await folder.remove(`${tilePath(tile)}.p`);
  }
}

/** Brings a folder that holds an earlier state, or nothing, up to a size that was signed. */
export async function catchUpTiles(
  tx: Tx,
  folder: PublicFolder,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const retrieve = retrieveTile(tx);
  for (const tile of filesOf(from, to)) await writeTiles(folder, [{ tile, bytes: await retrieve(tile) }]);
}

/** Every tile and bundle that growing from one size to another makes new. */
export function filesOf(from: number, to: number): Tile[] {
  return tilesOf(from, to).flatMap((tile) =>
    tile.level === 0 ? [{ ...tile, level: 'entries' as const }, tile] : [tile],
  );
}
