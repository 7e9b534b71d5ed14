import type { G1Point } from './generators.ts';
import { hashToScalar, serialise } from './scalars.ts';

/** What `challengeOf` needs. */
export interface ChallengeInput {
  readonly apiId: string;
  /** The places of the disclosed messages, and their scalars. */
  readonly shown: readonly (readonly [place: number, message: bigint])[];
  readonly points: readonly G1Point[];
  readonly domain: bigint;
  readonly presentationHeader: Uint8Array;
}

/**
 * The question that a proof answers: a hash of everything that it is about.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.7.4
 */
export function challengeOf({ apiId, domain, points, presentationHeader, shown }: ChallengeInput): bigint {
  return hashToScalar(
    serialise(shown.length, ...shown.flat(), ...points, domain, presentationHeader.length, presentationHeader),
    apiId,
  );
}
