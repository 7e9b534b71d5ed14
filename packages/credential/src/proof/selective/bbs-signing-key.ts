import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { decode } from 'cborg';
import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { type PublicKey, toPublicKey } from '../../key/public-key.ts';
import type { SigningKey } from '../../key/signing-key.ts';
import { signMessages } from './bbs/sign-messages.ts';

const messageSchema = z.tuple([z.instanceof(Uint8Array), z.array(z.instanceof(Uint8Array))]);

/**
 * A signing key of `bbs-2023` from its secret scalar (32 bytes, as in a Multikey). For files and tests: where keys are
 * kept apart, the keeper signs.
 *
 * @throws CredentialError `key.refused`
 */
export function bbsSigningKey(secretKey: Uint8Array): SigningKey & { readonly publicKey: PublicKey } {
  const secret = bytesToNumberBE(secretKey);
  if (secretKey.length !== 32 || !bls12_381.fields.Fr.isValidNot0(secret)) {
    throw new CredentialError('key.refused', 'no secret key of BLS12-381');
  }
  const publicKey = toPublicKey('BLS12-381-G2', bls12_381.G2.Point.BASE.multiply(secret).toBytes());
  return {
    type: 'BLS12-381-G2',
    publicKey,
    async sign(message) {
      const [header, messages] = messageSchema.parse(decode(message));
      return signMessages({ secretKey, publicKey: publicKey.bytes, header, messages });
    },
  };
}
