import { bytesToNumberBE } from '@noble/curves/utils.js';
import { CredentialError } from '../../../errors.ts';
import { domainOf } from './domain.ts';
import { type G1Point, generators, P1 } from './generators.ts';
import { Fr, hashToScalar, messageToScalar, serialise } from './scalars.ts';
import { sum } from './sum.ts';

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
export function signMessages({ secretKey, ...input }: SignMessagesInput): Uint8Array<ArrayBuffer> {
  const secret = bytesToNumberBE(secretKey);
  if (secretKey.length !== 32 || secret === 0n || secret >= Fr.ORDER) {
    throw new CredentialError('key.refused', 'no secret key of BLS12-381');
  }
  const scalars = input.messages.map(messageToScalar);
  const { commitment, domain } = commit(input, scalars);
  const e = hashToScalar(serialise(secret, ...scalars, domain));
  const a = commitment.multiply(Fr.inv(Fr.add(secret, e)));
  return Uint8Array.from(serialise(a, e));
}

/** B, the point that stands for the header and all messages, and the domain. */
export function commit(
  { header, messages, publicKey }: BbsMessages,
  scalars: readonly bigint[],
): { readonly commitment: G1Point; readonly domain: bigint } {
  const [first, ...others] = generators(messages.length);
  const domain = domainOf(publicKey, [first, ...others], header);
  const terms = others.map(({ point }, at) => [point, scalars[at] ?? 0n] as const);
  return { commitment: sum([[P1, 1n], [first.point, domain], ...terms]), domain };
}
