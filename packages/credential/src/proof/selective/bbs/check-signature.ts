import { toPublicKey } from '../../../key/public-key.ts';
import { G2, pairsEqual } from './pairing.ts';
import { readSignature } from './read-signature.ts';
import { type SignedScalars, signedPoint } from './signed-point.ts';

/** What `checkSignature` needs. */
export interface CheckSignatureInput extends SignedScalars {
  readonly signature: Uint8Array;
}

/**
 * `CoreVerify` of BBS: whether the signature is over these scalars. Only who knows all of them can tell.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.6.2
 * @throws CredentialError `proof.malformed` when the signature cannot be one, `key.*`
 */
export function checkSignature({ signature, ...input }: CheckSignatureInput): boolean {
  const { a, e } = readSignature(signature);
  const { bytes } = toPublicKey('BLS12-381-G2', input.publicKey);
  const key = G2.fromBytes(bytes).add(G2.BASE.multiply(e));
  return !key.is0() && pairsEqual(a, key, signedPoint(input).point);
}
