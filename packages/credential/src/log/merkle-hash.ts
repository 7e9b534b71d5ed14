import { sha256 } from '@noble/hashes/sha2.js';

/** The bytes of every hash of a tree. */
export const HASH_BYTES = 32;

/** SHA-256 that has read the first byte, to go on from each time: a tree is nothing but such hashes. */
const leafStart = sha256.create().update(Uint8Array.of(0));
const nodeStart = sha256.create().update(Uint8Array.of(1));
/** The one that goes on. What it has hashed is public, and it never waits for anything in between. */
const hasher = sha256.create();

/**
 * The hash of an entry. Its first byte keeps it apart from that of two nodes: an inner node can never pass for an entry.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1
 */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return finish(leafStart._cloneInto(hasher).update(entry));
}

/** The hash of two nodes, each of 32 bytes. */
export function hashNodes(left: Uint8Array, right: Uint8Array): Uint8Array {
  return finish(nodeStart._cloneInto(hasher).update(left).update(right));
}

function finish(hash: typeof hasher): Uint8Array {
  const digest = new Uint8Array(HASH_BYTES);
  hash.digestInto(digest);
  return digest;
}

/** True where two hashes are the same. They are public: how long it takes tells nothing. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
