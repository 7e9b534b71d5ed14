import type { PublicKey } from '../../key/public-key.ts';
import { verifySignature } from '../../key/verify-signature.ts';
import type { ParsedJws } from './parse-jws.ts';

/**
 * True if the signature of a JWS is right under this key, and the key is of the kind that its algorithm needs. Whose key
 * it is, and whether the token means what the caller wants, is not asked here.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 */
export function verifyJws({ algorithm, signingInput, signature }: ParsedJws, key: PublicKey): Promise<boolean> {
  return verifySignature({ algorithm, key, data: signingInput, signature });
}
