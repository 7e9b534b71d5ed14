import { CredentialError } from '../errors.ts';
import { hashNodes } from './merkle-hash.ts';

/**
 * The hash of a full subtree: of the 2^level entries from index × 2^level on. Level 0 are the entries' own. Tiles hold
 * them all: see `createTileReader`. What it gave once, it gives again: a full subtree does not change.
 */
export type HashReader = (level: number, index: number) => Uint8Array | Promise<Uint8Array>;

/** The entries from `start` to before `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The hash of a range that begins where a subtree may begin (RFC 9162 section 2.1.1): full subtrees, each the largest that
 * fits, hashed together from the last to the first.
 */
export function hashRange(read: HashReader, range: Range): Uint8Array | Promise<Uint8Array> {
  const [only, ...others] = subtreesOf(range);
  if (only !== undefined && others.length === 0) return read(only.level, only.index);
  const known = edges.get(read) ?? new Map<string, Uint8Array>();
  edges.set(read, known);
  return known.get(nameOf(range)) ?? hashTogether(read, range, known);
}

/** Ranges that are no full subtree, and what they come to. There are some twenty at the right edge, in proof after proof. */
const edges = new WeakMap<HashReader, Map<string, Uint8Array>>();
const MOST_EDGES = 256;

async function hashTogether(read: HashReader, range: Range, known: Map<string, Uint8Array>): Promise<Uint8Array> {
  const parts = await Promise.all(subtreesOf(range).map(({ level, index }) => read(level, index)));
  const hash = parts.reduceRight((right, left) => hashNodes(left, right));
  if (known.size >= MOST_EDGES) known.clear();
  known.set(nameOf(range), hash);
  return hash;
}

function nameOf({ start, end }: Range): string {
  return `${start}-${end}`;
}

/** All at once; without a turn of the event loop where nothing is waited for. */
export function allOf(hashes: (Uint8Array | Promise<Uint8Array>)[]): Uint8Array[] | Promise<Uint8Array[]> {
  const known = hashes.filter((hash) => hash instanceof Uint8Array);
  return known.length === hashes.length ? known : Promise.all(hashes);
}

/** The full subtrees that a range consists of, from its first entry to its last. */
export function subtreesOf({ start, end }: Range): { readonly level: number; readonly index: number }[] {
  const subtrees: { level: number; index: number }[] = [];
  for (let at = start; at < end; ) {
    let [level, width] = [0, 1];
    while (width * 2 <= end - at) [level, width] = [level + 1, width * 2];
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

/** Where a tree of `count` entries is divided: the largest power of two below it. */
export function splitOf(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** @throws CredentialError `log.out-of-range` unless a number counts entries */
export function checkCount(count: number, name: string, most = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isSafeInteger(count) || count < 0 || count > most) {
    throw new CredentialError('log.out-of-range', `${name} ${count}`);
  }
}
