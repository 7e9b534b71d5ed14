import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { encodePublicKeyMultibase, jwkOfPublicKey, type SigningKey, toPublicKey } from '@laurel/credential';
import { fixedSignatures } from './fixed-signatures.ts';

/** A key that anybody may know: its private part is one byte, again and again. */
export interface VectorKey {
  readonly type: 'Ed25519' | 'P-256' | 'P-384';
  /** Hexadecimal. */
  readonly privateSeed: string;
  readonly publicKeyMultibase: string;
  readonly verificationMethod: string;
  readonly did: string;
  /** The signer for one case. ECDSA signatures differ each time: theirs were made once, and stand in a file. */
  signerFor(name: string): SigningKey;
}

const curves = { 'P-256': ['prime256v1', 32, 'sha256'], 'P-384': ['secp384r1', 48, 'sha384'] } as const;

/** The key of this kind from a seed of this byte (two hexadecimal digits). */
export function vectorKey(type: VectorKey['type'], byte: string): VectorKey {
  return type === 'Ed25519' ? ed25519Key(byte) : curveKey(type, byte);
}

function ed25519Key(byte: string): VectorKey {
  const privateSeed = byte.repeat(32);
  const der = Buffer.from(`302e020100300506032b657004220420${privateSeed}`, 'hex');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
  const signer: SigningKey = { type: 'Ed25519', sign: async (message) => sign(null, message, key) };
  return named('Ed25519', privateSeed, publicKey, () => signer);
}

function curveKey(type: keyof typeof curves, byte: string): VectorKey {
  const [curve, length, hash] = curves[type];
  const privateSeed = byte.repeat(length);
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(privateSeed, 'hex');
  const publicKey = ecdh.getPublicKey(null, 'compressed');
  const d = Buffer.from(privateSeed, 'hex').toString('base64url');
  const key = createPrivateKey({ key: { ...jwkOfPublicKey(toPublicKey(type, publicKey)), d }, format: 'jwk' });
  return named(type, privateSeed, publicKey, (name) => ({
    type,
    sign: async (message) => fixedSignature(name, () => ecdsa(key, hash, message)),
  }));
}

function fixedSignature(name: string, make: () => Buffer): Uint8Array {
  const fixed = fixedSignatures[name];
  if (fixed === undefined)
    throw new Error(`no signature for '${name}' yet; take this one: '${make().toString('hex')}'`);
  return Buffer.from(fixed, 'hex');
}

function ecdsa(key: KeyObject, hash: string, message: Uint8Array): Buffer {
  return sign(hash, message, { key, dsaEncoding: 'ieee-p1363' });
}

function named(
  type: VectorKey['type'],
  privateSeed: string,
  publicKey: Uint8Array,
  signerFor: VectorKey['signerFor'],
): VectorKey {
  const publicKeyMultibase = encodePublicKeyMultibase(type, publicKey);
  const did = `did:key:${publicKeyMultibase}`;
  return { type, privateSeed, publicKeyMultibase, did, verificationMethod: `${did}#${publicKeyMultibase}`, signerFor };
}
