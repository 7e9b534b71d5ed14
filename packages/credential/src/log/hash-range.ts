import { CredentialError } from '../errors.ts';
import { hashNodes } from './merkle-hash.ts';

/**
 * The hash of a full subtree: of the 2^level entries from index × 2^level on. Level 0 are the entries' own. Tiles hold
 * them all: see `createTileReader`.
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
export async function hashRange(read: HashReader, range: Range): Promise<Uint8Array> {
  const parts = await Promise.all(subtreesOf(range).map(({ level, index }) => read(level, index)));
  return parts.reduceRight((right, left) => hashNodes(left, right));
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
