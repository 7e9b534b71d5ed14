import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';
import { concatBytes } from '../../container/concat-bytes.ts';
import type { PathStep } from './merkle-proof.ts';

/**
 * The root that a path leads to from a hash.
 *
 * NOTE: this tree keeps leaves and nodes apart by nothing. A node cannot pass for a document even so: the hash of the
 * document that is being verified is computed, never taken from the proof, and no canonical form of a credential is 64
 * bytes that are two hashes.
 */
export function foldPath(hash: string, path: readonly PathStep[]): string {
  return path.reduce(
    (below, step) => (step.side === 'left' ? hashPair(step.hash, below) : hashPair(below, step.hash)),
    hash,
  );
}

/** The hash above two. */
export function hashPair(left: string, right: string): string {
  return hex.encode(sha256(concatBytes([hex.decode(left), hex.decode(right)])));
}
