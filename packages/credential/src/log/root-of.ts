import { sha256 } from '@noble/hashes/sha2.js';
import { checkCount, type HashReader, hashRange } from './hash-range.ts';

/** The root of a tree without entries: the hash of nothing (RFC 9162 section 2.1.1). */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

/**
 * The root of the tree of the first `size` entries.
 *
 * @throws CredentialError `log.out-of-range`
 */
export async function rootOf({ size, read }: { size: number; read: HashReader }): Promise<Uint8Array> {
  checkCount(size, 'size');
  return size === 0 ? emptyRoot() : hashRange(read, { start: 0, end: size });
}
