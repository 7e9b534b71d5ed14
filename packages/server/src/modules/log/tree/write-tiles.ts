import { TILE_WIDTH, type TileFile, tilePath } from '@laurel/credential';
import type { PublicFolder } from '../../../ports/index.ts';

/** Writes tiles into the folder. A full one stands in for all that led to it. */
export async function writeTiles(folder: PublicFolder, files: readonly TileFile[]): Promise<void> {
  for (const { tile, bytes } of files) {
    await folder.write(tilePath(tile), bytes);
    if (tile.width === TILE_WIDTH) await folder.remove(`${tilePath(tile)}.p`);
  }
}
