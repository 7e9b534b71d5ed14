import type { G1Point, Generator } from './generators.ts';
import { hashToScalar, serialise } from './scalars.ts';

/** What `blindChallengeOf` needs. */
export interface BlindChallengeInput {
  readonly apiId: string;
  readonly generators: readonly Generator[];
  readonly commitment: G1Point;
  readonly blinded: G1Point;
}

/**
 * The question that the proof beside a commitment answers.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-blind-challenge-calculation
 */
export function blindChallengeOf({ apiId, blinded, commitment, generators }: BlindChallengeInput): bigint {
  const points = generators.map(({ bytes }) => bytes);
  return hashToScalar(serialise(generators.length - 1, ...points, commitment, blinded), apiId);
}
