import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '../container/concat-bytes.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * The hash of an entry. Its first byte keeps it apart from that of two nodes: an inner node can never pass for an entry.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1
 */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes([LEAF, entry]));
}

/** The hash of two nodes, each of 32 bytes. */
export function hashNodes(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes([NODE, left, right]));
}

/** The bytes of every hash of a tree. */
export const HASH_BYTES = 32;

/** True where two hashes are the same. They are public: how long it takes tells nothing. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
