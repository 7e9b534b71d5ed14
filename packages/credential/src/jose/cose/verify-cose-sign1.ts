import type { PublicKey } from '../../key/public-key.ts';
import { verifySignature } from '../../key/verify-signature.ts';
import type { ParsedCoseSign1 } from './parse-cose-sign1.ts';

/**
 * True if the signature of a COSE_Sign1 is right under this key, and the key is of the kind that its algorithm needs.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9052#section-4.4
 */
export function verifyCoseSign1(
  { algorithm, toBeSigned, signature }: ParsedCoseSign1,
  key: PublicKey,
): Promise<boolean> {
  return verifySignature({ algorithm, key, data: toBeSigned, signature });
}
