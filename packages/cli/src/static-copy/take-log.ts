import { parseCheckpoint, parseNote, parseReceipt, receiptUrl, type Tile, tilePath, tilesOf } from '@laurel/credential';
import { type Taking, take } from './take.ts';

/** What a copy has of a log. */
interface TakenLog {
  /** How many entries it has. */
  readonly size: number;
  /** Receipts from before the log was anchored: their credentials are on no chain yet, by this copy. */
  readonly unanchored: number;
}

/**
 * Copies the log: the receipts of these credentials, then its newest checkpoint, the tiles of that size and its anchors, so
 * that no receipt is of a longer log than the copy has. A receipt says nothing of a person, and lies at an address that only
 * who has the credential can tell: private ones have theirs too. Undefined where there is no log.
 */
export async function takeLog(credentialIds: readonly string[], taking: Taking): Promise<TakenLog | undefined> {
  const unanchored = await takeReceipts(credentialIds, taking);
  const note = await take('/log/checkpoint', taking, { isMoving: true });
  if (note === undefined) return undefined;
  const { size } = parseCheckpoint(parseNote(note).text);
  for (const tile of allTiles(size)) {
    const address = `/log/${tilePath(tile)}`;
    if ((await take(address, taking)) === undefined) throw new Error(`${taking.origin}${address} is not there`);
  }
  await take('/log/anchors.json', taking, { isMoving: true });
  return { size, unanchored };
}

/**
 * A receipt changes once: when the log is anchored. What a copy that is gone on with has from before then, and what was taken
 * a moment too early, is taken anew. Says how many are from before then all the same.
 */
async function takeReceipts(credentialIds: readonly string[], taking: Taking): Promise<number> {
  const addresses = credentialIds.map((id) => new URL(receiptUrl(`${taking.origin}/log`, id)).pathname);
  const early: string[] = [];
  for (const address of addresses) if (isEarly(await take(address, taking))) early.push(address);
  let unanchored = 0;
  for (const address of early) if (isEarly(await take(address, taking, { isMoving: true }))) unanchored += 1;
  return unanchored;
}

/** Of what is no receipt the verifier speaks, and not the copy. */
function isEarly(receipt: Uint8Array | undefined): boolean {
  try {
    return receipt !== undefined && parseReceipt(receipt).anchor === undefined;
  } catch {
    return false;
  }
}

/** With the entries, which have the places of the lowest level. */
function allTiles(size: number): readonly Tile[] {
  const tiles = tilesOf(0, size);
  return [
    ...tiles,
    ...tiles.filter(({ level }) => level === 0).map((tile) => ({ ...tile, level: 'entries' }) as const),
  ];
}
