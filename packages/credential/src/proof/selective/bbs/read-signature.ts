import { CredentialError } from '../../../errors.ts';
import type { G1Point } from './generators.ts';
import { readPoint } from './read-point.ts';
import { readScalars } from './scalars.ts';

/** A signature of BBS as the point and the scalar that it is. */
export interface BbsSignature {
  readonly a: G1Point;
  readonly e: bigint;
}

/**
 * Reads a signature of BBS.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-4.2.4.3
 * @throws CredentialError `proof.malformed`
 */
export function readSignature(signature: Uint8Array): BbsSignature {
  const [e] = readScalars(signature.subarray(48)) ?? [];
  const a = readPoint(signature.subarray(0, 48));
  if (signature.length !== 80 || e === undefined || a === undefined) {
    throw new CredentialError('proof.malformed', 'no BBS signature');
  }
  return { a, e };
}
