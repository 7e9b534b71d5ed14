import { bls12_381 } from '@noble/curves/bls12-381.js';
import type { G1Point } from './generators.ts';
import { NYM_API_ID } from './scalars.ts';

/** A pseudonym, and the point that it is a multiple of. */
export interface Pseudonym {
  readonly base: G1Point;
  readonly point: G1Point;
}

/**
 * The point that stands for one verifier: the pseudonym of a holder there is a multiple of it. Nobody can tell that two
 * pseudonyms for two verifiers are of one holder.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-pseudonym-calculation-proce
 */
export function verifierPoint(verifierId: string): G1Point {
  return bls12_381.G1.hashToCurve(new TextEncoder().encode(verifierId), { DST: NYM_API_ID });
}
