import type { BlockchainNetwork } from './blockchains.ts';

/** A step from a hash to the one above it: the neighbour, and on which side of it. */
export interface PathStep {
  readonly side: 'left' | 'right';
  /** Lower-case hexadecimal. */
  readonly hash: string;
}

/** Where a root is recorded. */
export interface Anchor {
  readonly network: BlockchainNetwork;
  /** As the proof writes it: with `0x` or without, or anything at all on a mock chain. */
  readonly transactionId: string;
}

/** What the proof value of a MerkleProof2019 says. All hashes are SHA-256, in lower-case hexadecimal. */
export interface MerkleProof {
  /** The hash of the document. */
  readonly targetHash: string;
  /** From the document up; empty where it was recorded alone. */
  readonly path: readonly PathStep[];
  readonly merkleRoot: string;
  readonly anchor: Anchor;
}

/** A tree of four thousand million documents is as high as this; a longer path is no path. */
export const MAX_PATH = 32;
