import { bytesToNumberBE } from '@noble/curves/utils.js';
import { CredentialError } from '../../../errors.ts';
import { plainBasis } from './basis.ts';
import { Fr, hashToScalar, messageToScalar, serialise } from './scalars.ts';
import { signedPoint } from './signed-point.ts';

/** What a BBS signature is made over. */
export interface BbsMessages {
  /** 96 bytes. */
  readonly publicKey: Uint8Array;
  readonly header: Uint8Array;
  readonly messages: readonly Uint8Array[];
}

/** What `signMessages` needs. */
export interface SignMessagesInput extends BbsMessages {
  /** A scalar, 32 bytes. */
  readonly secretKey: Uint8Array;
}

/**
 * `Sign` of BBS: 80 bytes, the same for the same messages.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.6.1
 * @throws CredentialError `key.refused` for a secret that is no scalar, `credential.too-complex`
 */
export function signMessages({ secretKey, messages, ...input }: SignMessagesInput): Uint8Array<ArrayBuffer> {
  const secret = readSecretKey(secretKey);
  const basis = plainBasis(messages.length);
  const scalars = messages.map((message) => messageToScalar(message, basis.apiId));
  const { point, domain } = signedPoint({ ...input, basis, scalars });
  const e = hashToScalar(serialise(secret, ...scalars, domain), basis.apiId);
  const a = point.multiply(Fr.inv(Fr.add(secret, e)));
  return Uint8Array.from(serialise(a, e));
}

/** @throws CredentialError `key.refused` for what is no scalar */
export function readSecretKey(secretKey: Uint8Array): bigint {
  const secret = bytesToNumberBE(secretKey);
  if (secretKey.length !== 32 || !Fr.isValidNot0(secret)) {
    throw new CredentialError('key.refused', 'no secret key of BLS12-381');
  }
  return secret;
}
