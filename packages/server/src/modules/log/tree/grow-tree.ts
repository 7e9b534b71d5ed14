import { openTileWriter, type TileFile, type TileWriter } from '@laurel/credential';
import type { Tx } from '../../../storage/index.ts';
import { Contradiction } from '../contradiction.ts';
import type { CheckpointRow } from './checkpoint-store.ts';
import type { EntryRow } from './entry-store.ts';
import { retrieveTile } from './read-tile.ts';
import { putTiles } from './tile-store.ts';

/** A tree that grew: its new head, and every tile and bundle that is new or wider. */
export interface Growth {
  size: number;
  root: Uint8Array;
  files: readonly TileFile[];
}

/**
 * The tree with these entries at its end, its tiles kept. It stands on what was signed last: where the kept tiles do not lead
 * to that root, it does not grow.
 *
 * @throws Contradiction
 */
export async function growTree(
  tx: Tx,
  before: CheckpointRow | undefined,
  entries: readonly Pick<EntryRow, 'index' | 'commitment'>[],
): Promise<Growth> {
  const writer = await openTree(tx, before);
  for (const { index, commitment } of entries) {
    if (index !== writer.size) throw new Contradiction(missing(writer.size));
    writer.append(commitment);
  }
  const files = writer.take();
  const tiles = files.flatMap(({ tile: { level, index }, bytes }) =>
    level === 'entries' ? [] : [{ level, index, hashes: bytes }],
  );
  await putTiles(tx, tiles);
  return { size: writer.size, root: writer.root(), files };
}

/** What is said of a place without an entry. */
export function missing(index: number) {
  return {
    kind: 'entry-missing',
    subject: `entry:${index}`,
    detail: `There is no entry ${index}, although there are later ones.`,
  } as const;
}

async function openTree(tx: Tx, before: CheckpointRow | undefined): Promise<TileWriter> {
  const { size, root } = before ?? { size: 0, root: undefined };
  const writer = await openTileWriter({ size, retrieveTile: retrieveTile(tx) });
  if (!root || Buffer.compare(writer.root(), root) === 0) return writer;
  throw new Contradiction({
    kind: 'tree-altered',
    subject: `checkpoint:${size}`,
    detail: `The kept tiles do not lead to the root that was signed for ${size} entries.`,
  });
}
