import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The field of scalars: integers modulo the order of the groups of BLS12-381. */
export const Fr = bls12_381.fields.Fr;

/** The suite BLS12-381-SHA-256: section 7.2.2 of the draft. */
const SUITE_ID = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_';

/** What every string of the interface begins with: the suite, and how it maps messages. */
export const API_ID = `${SUITE_ID}H2G_HM2S_`;

/**
 * The same of the interface in which a holder has secrets signed unseen.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-blind-bbs-signatures-interf
 */
export const BLIND_API_ID = `${SUITE_ID}BLIND_H2G_HM2S_`;

/**
 * The same of the interface in which one of those secrets makes pseudonyms.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-bbs-pseudonym-interface
 */
export const NYM_API_ID = `${SUITE_ID}H2G_HM2S_PSEUDONYM_`;

const EXPAND_LENGTH = 48;
const SCALAR_LENGTH = 32;

/** `expand_message` of the suite: RFC 9380 section 5.3.1. */
export function expandMessage(message: Uint8Array, tag: string): Uint8Array {
  return expand_message_xmd(message, tag, EXPAND_LENGTH, sha256);
}

/** A scalar from anything, under the name of an interface: section 4.2.2 of the draft. */
export function hashToScalar(message: Uint8Array, apiId: string): bigint {
  return toScalar(message, `${apiId}H2S_`);
}

/** A message as the scalar that is signed for it under the name of an interface: section 4.1.1. */
export function messageToScalar(message: Uint8Array, apiId: string): bigint {
  return toScalar(message, `${apiId}MAP_MSG_TO_SCALAR_AS_HASH_`);
}

function toScalar(message: Uint8Array, tag: string): bigint {
  return Fr.create(bytesToNumberBE(expandMessage(message, tag)));
}

/** Random scalars, each of 48 random bytes so that none is likelier than another: section 4.2.1. */
export function randomScalars(count: number, random: (length: number) => Uint8Array): readonly bigint[] {
  return Array.from({ length: count }, () => Fr.create(bytesToNumberBE(Uint8Array.from(random(EXPAND_LENGTH)))));
}

/** Reads scalars that stand side by side, or undefined: each is written in one way, and none is zero. */
export function readScalars(bytes: Uint8Array): readonly bigint[] | undefined {
  const scalars = Array.from({ length: bytes.length / SCALAR_LENGTH }, (_, at) =>
    bytesToNumberBE(bytes.subarray(at * SCALAR_LENGTH, (at + 1) * SCALAR_LENGTH)),
  );
  const whole = bytes.length % SCALAR_LENGTH === 0;
  return whole && scalars.every((scalar) => scalar > 0n && scalar < Fr.ORDER) ? scalars : undefined;
}

/** The serialisation of points, scalars, and numbers of eight bytes side by side: section 4.2.4.1. */
export function serialise(...parts: readonly (Uint8Array | bigint | number | { toBytes(): Uint8Array })[]): Uint8Array {
  return concatBytes(
    ...parts.map((part) => {
      if (part instanceof Uint8Array) return part;
      if (typeof part === 'bigint') return numberToBytesBE(part, SCALAR_LENGTH);
      return typeof part === 'number' ? numberToBytesBE(part, 8) : part.toBytes();
    }),
  );
}
