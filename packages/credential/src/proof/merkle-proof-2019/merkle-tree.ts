import { CredentialError } from '../../errors.ts';
import { hashPair } from './fold-path.ts';
import { MAX_PATH, type PathStep } from './merkle-proof.ts';

/** A tree over the hashes of documents. */
export interface MerkleTree {
  readonly root: string;
  /** The way from one of them to the root, by its place. */
  pathOf(place: number): readonly PathStep[];
}

/**
 * Builds the tree of a batch. A hash without a neighbour is carried up as it is: to pair it with itself would give two
 * batches one root (CVE-2012-2459).
 *
 * @throws CredentialError `proof.malformed` for no hash at all, or one that is there twice
 */
export function merkleTree(hashes: readonly string[]): MerkleTree {
  if (hashes.length === 0 || hashes.length > 2 ** MAX_PATH) throw new CredentialError('proof.malformed', 'no batch');
  if (new Set(hashes).size !== hashes.length) throw new CredentialError('proof.malformed', 'one document twice');
  const levels: (readonly string[])[] = [hashes];
  for (let level = hashes; level.length > 1; levels.push(level)) level = above(level);
  return {
    root: levels.at(-1)?.[0] ?? '',
    pathOf: (place) => levels.flatMap((level, height) => stepAt(level, Math.floor(place / 2 ** height))),
  };
}

function above(level: readonly string[]): readonly string[] {
  return level.flatMap((hash, at) => {
    if (at % 2 === 1) return [];
    const right = level[at + 1];
    return [right === undefined ? hash : hashPair(hash, right)];
  });
}

function stepAt(level: readonly string[], at: number): readonly PathStep[] {
  const isRight = at % 2 === 1;
  const hash = level[isRight ? at - 1 : at + 1];
  return hash === undefined ? [] : [{ side: isRight ? 'left' : 'right', hash }];
}
