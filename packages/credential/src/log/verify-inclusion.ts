import { HASH_BYTES, hashNodes, isSameHash } from './merkle-hash.ts';
import { isSubtree } from './subtree.ts';

/** What `verifyInclusion` needs. */
export interface VerifyInclusionInput {
  /** The hash of the entry: see `hashLeaf`. */
  readonly leafHash: Uint8Array;
  /** Its place in the log, from 0. */
  readonly index: number;
  /** The entries that the root is of; or those before `end` of a subtree that begins at `start`. */
  readonly size: number;
  /** Where the subtree begins; 0, the whole tree, when left out. */
  readonly start?: number | undefined;
  readonly root: Uint8Array;
  /** From the entry up. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether an entry is in the tree that a root stands for, at its place. Whose root it is, and whether it is the newest, the
 * caller knows.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2
 */
export function verifyInclusion({ leafHash, index, size, start = 0, root, proof }: VerifyInclusionInput): boolean {
  if (!isSubtree({ start, end: size }) || !Number.isSafeInteger(index) || index < start || index >= size) return false;
  if ([leafHash, ...proof].some(({ length }) => length !== HASH_BYTES)) return false;
  const rebuilt = rebuild(leafHash, proof, { place: index - start, last: size - start - 1 });
  return rebuilt !== undefined && isSameHash(rebuilt, root);
}

/** The root, from the entry up. Undefined for a proof that is too short or too long. */
function rebuild(
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  from: { readonly place: number; readonly last: number },
): Uint8Array | undefined {
  let { place, last } = from;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (isOdd(place) || place === last) {
      hash = hashNodes(sibling, hash);
      // A node without a neighbour stands for itself a level higher.
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = hashNodes(hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? hash : undefined;
}

/** Bits of a number that may have more than 32. */
export const isOdd = (value: number): boolean => value % 2 === 1;
/** A bit shift of the same. */
export const half = (value: number): number => Math.floor(value / 2);
