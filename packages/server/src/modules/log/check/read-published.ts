import { TILE_WIDTH, type Tile, tilePath } from '@laurel/credential';
import type { PublicFolder } from '../../../ports/index.ts';

/** A published tile, which may have become wider since the checkpoint that is looked at; undefined where it is not there. */
export async function readPublished(folder: PublicFolder, tile: Tile): Promise<Uint8Array | undefined> {
  return (await folder.read(tilePath(tile))) ?? folder.read(tilePath({ ...tile, width: TILE_WIDTH }));
}
