import { bls12_381 } from '@noble/curves/bls12-381.js';
import { decode } from 'cborg';
import { z } from 'zod';
import { type PublicKey, toPublicKey } from '../../key/public-key.ts';
import type { SigningKey } from '../../key/signing-key.ts';
import { blindSignMessages } from './bbs/blind-sign-messages.ts';
import { readSecretKey, signMessages } from './bbs/sign-messages.ts';

const bytes = z.instanceof(Uint8Array);
const messageSchema = z.tuple([bytes, z.array(bytes), bytes.optional(), bytes.optional()]);

/**
 * A signing key of `bbs-2023` from its secret scalar (32 bytes, as in a Multikey). For files and tests: where keys are
 * kept apart, the keeper signs.
 *
 * @throws CredentialError `key.refused`
 */
export function bbsSigningKey(secretKey: Uint8Array): SigningKey & { readonly publicKey: PublicKey } {
  const publicKey = toPublicKey('BLS12-381-G2', bls12_381.G2.Point.BASE.multiply(readSecretKey(secretKey)).toBytes());
  return {
    type: 'BLS12-381-G2',
    publicKey,
    async sign(message) {
      const [header, messages, commitmentWithProof, entropy] = messageSchema.parse(decode(message));
      const input = { secretKey, publicKey: publicKey.bytes, header, messages };
      return commitmentWithProof === undefined
        ? signMessages(input)
        : blindSignMessages({ ...input, commitmentWithProof, signerNymEntropy: entropy && readSecretKey(entropy) });
    },
  };
}
