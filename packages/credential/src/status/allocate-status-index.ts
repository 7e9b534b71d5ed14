import { CredentialError } from '../errors.ts';
import { MIN_STATUS_LIST_ENTRIES } from './numbered-list.ts';

/** With a third of the list still free, this many misses in a row happen once in 10^45 allocations. */
const MAX_TRIES = 256;

/** What `allocateStatusIndex` needs. */
export interface AllocateStatusIndexInput {
  /** How many places the list has. */
  readonly length: number;
  /** So many bytes that nobody can foresee: a place tells nothing about when or for whom it was taken. */
  readonly random: (byteCount: number) => Uint8Array;
  /**
   * Takes a place and answers whether it was free. Looking and taking must be one step (a unique key, a claim): that two
   * callers never get one place rests on this alone, and cannot be seen here.
   */
  readonly take: (index: number) => boolean | Promise<boolean>;
}

/**
 * Takes a random free place of a status list: every free place with the same chance. A place of its own for each
 * credential, at no place that says anything about its order (Bitstring Status List sections 2.1 and 6.6).
 *
 * Keep a list at most two thirds full: beyond it, places get rare, and this gives up rather than favour any.
 *
 * @throws CredentialError `status.list-too-short`, `status.list-full`
 * @example
 * const index = await allocateStatusIndex({ length: 131_072, random: randomness.bytes, take: (at) => claim(tx, at) });
 */
export async function allocateStatusIndex({ length, random, take }: AllocateStatusIndexInput): Promise<number> {
  if (!Number.isSafeInteger(length) || length < MIN_STATUS_LIST_ENTRIES) {
    throw new CredentialError('status.list-too-short', `${length} of at least ${MIN_STATUS_LIST_ENTRIES} entries`);
  }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const index = uniformInteger(random, length);
    if (await take(index)) return index;
  }
  throw new CredentialError('status.list-full', `${MAX_TRIES} places of ${length} were taken`);
}

/**
 * An integer from 0 up to `below`, each with the same chance if each byte has. What falls outside is thrown away and drawn
 * again: to fold it back (modulo) would favour the low numbers.
 */
export function uniformInteger(random: AllocateStatusIndexInput['random'], below: number): number {
  const bitCount = Math.ceil(Math.log2(below));
  const byteCount = Math.max(1, Math.ceil(bitCount / 8));
  for (;;) {
    const drawn = random(byteCount).reduce((sum, byte) => sum * 256 + byte, 0) % 2 ** bitCount;
    if (drawn < below) return drawn;
  }
}
