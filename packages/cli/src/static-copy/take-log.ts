import { parseCheckpoint, parseNote, receiptUrl, type Tile, tilePath, tilesOf } from '@laurel/credential';
import { type Taking, take } from './take.ts';

/**
 * Copies the log: its newest checkpoint, the tiles of that size, its anchors, and the receipts of these credentials. A
 * receipt says nothing of a person, and lies at an address that only who has the credential can tell: private ones have
 * theirs too. Says how many entries the log has; undefined where there is none.
 */
export async function takeLog(credentialIds: readonly string[], taking: Taking): Promise<number | undefined> {
  const note = await take('/log/checkpoint', taking, { isMoving: true });
  if (note === undefined) return undefined;
  const { size } = parseCheckpoint(parseNote(note).text);
  for (const tile of allTiles(size)) {
    const address = `/log/${tilePath(tile)}`;
    if ((await take(address, taking)) === undefined) throw new Error(`${taking.origin}${address} is not there`);
  }
  await take('/log/anchors.json', taking, { isMoving: true });
  for (const id of credentialIds) await take(new URL(receiptUrl(`${taking.origin}/log`, id)).pathname, taking);
  return size;
}

/** With the entries, which have the places of the lowest level. */
function allTiles(size: number): readonly Tile[] {
  const tiles = tilesOf(0, size);
  return [
    ...tiles,
    ...tiles.filter(({ level }) => level === 0).map((tile) => ({ ...tile, level: 'entries' }) as const),
  ];
}
