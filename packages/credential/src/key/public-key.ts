import { bls12_381 } from '@noble/curves/bls12-381.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { CredentialError } from '../errors.ts';
import { checkEd25519Key } from './check-ed25519-key.ts';

/** The kinds of public key that a verifier meets. */
export const keyTypes = ['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1', 'BLS12-381-G2', 'RSA'] as const;

/** A kind of public key, by the name of its curve. */
export type KeyType = (typeof keyTypes)[number];

/** A public key that {@link toPublicKey} has held to its rules. Make none by hand. */
export interface PublicKey {
  readonly type: KeyType;
  /**
   * Ed25519: the 32 bytes of RFC 8032. P-256, P-384, P-521, secp256k1: the compressed point (SEC 1 section 2.3.3).
   * BLS12-381-G2: the 96 bytes of the compressed point. RSA: SubjectPublicKeyInfo in DER.
   */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads a point, or throws. It must be on the curve and in the right group. */
type Curve = {
  fromBytes(bytes: Uint8Array): { is0(): boolean; assertValidity(): void; toBytes(compressed: boolean): Uint8Array };
};

const curves: Readonly<Partial<Record<KeyType, { point: Curve; length: number }>>> = {
  'P-256': { point: p256.Point, length: 33 },
  'P-384': { point: p384.Point, length: 49 },
  'P-521': { point: p521.Point, length: 67 },
  secp256k1: { point: secp256k1.Point, length: 33 },
  'BLS12-381-G2': { point: bls12_381.G2.Point, length: 96 },
};

/**
 * A public key from its bytes, under one policy for every way a key can arrive: the exact length, a point of the curve
 * in its one compressed form, and never one under which a signature proves nothing.
 *
 * @throws CredentialError `key.refused`
 * @example
 * toPublicKey('Ed25519', bytes32);
 */
export function toPublicKey(type: KeyType, bytes: Uint8Array): PublicKey {
  if (type === 'Ed25519') checkEd25519Key(bytes);
  const curve = curves[type];
  if (curve !== undefined) checkPoint(type, curve, bytes);
  return { type, bytes: Uint8Array.from(bytes) };
}

/** The uncompressed point that WebCrypto imports. */
export function uncompressed({ type, bytes }: PublicKey): Uint8Array<ArrayBuffer> {
  const curve = curves[type];
  if (curve === undefined) throw new CredentialError('key.refused', `${type} has no uncompressed form`);
  return Uint8Array.from(curve.point.fromBytes(bytes).toBytes(false));
}

function checkPoint(type: KeyType, { point, length }: { point: Curve; length: number }, bytes: Uint8Array): void {
  if (bytes.length !== length) throw new CredentialError('key.refused', `${bytes.length} bytes, not ${length}`);
  // BLS12-381 counts it as a point of the group; under it the empty signature fits every message.
  if (read(type, point, bytes).is0()) throw new CredentialError('key.refused', 'the point at infinity');
}

function read(type: KeyType, curve: Curve, bytes: Uint8Array) {
  try {
    const point = curve.fromBytes(bytes);
    point.assertValidity();
    return point;
  } catch (cause) {
    throw new CredentialError('key.refused', `no point of ${type}`, { cause });
  }
}
