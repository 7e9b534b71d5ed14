import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64urlnopad, hex } from '@scure/base';
import { encodePublicKeyMultibase } from '../key/encode-public-key-multibase.ts';
import { jwkOfPublicKey } from '../key/jwk.ts';
import { type PublicKey, toPublicKey } from '../key/public-key.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { bbsSigningKey } from '../proof/selective/bbs-signing-key.ts';

/** A key pair from a fixed seed. */
export interface TestKey extends SigningKey {
  readonly publicKey: PublicKey;
  readonly publicKeyMultibase: string;
  /** `did:key:…` of the public key. */
  readonly did: string;
  /** The one verification method of that DID. */
  readonly keyId: string;
  readonly privateJwk: JsonWebKey;
}

/** The kinds of key that test issuers sign with. */
export type TestKeyType = 'Ed25519' | 'BLS12-381-G2' | keyof typeof curves;

const curves = { 'P-256': p256, 'P-384': p384, 'P-521': p521, secp256k1 };
const hashes = { 'P-256': 'SHA-256', 'P-384': 'SHA-384', 'P-521': 'SHA-512' };
const PKCS8_ED25519 = hex.decode('302e020100300506032b657004220420');
const { subtle } = globalThis.crypto;

/** The key whose private seed is every byte `seed`: the same public key on every run, and with Ed25519 the same signatures. */
export async function testKey(seed: number, type: TestKeyType = 'Ed25519'): Promise<TestKey> {
  if (type === 'BLS12-381-G2') return blsKey(seed);
  return type === 'Ed25519' ? ed25519Key(seed) : curveKey(seed, type);
}

async function ed25519Key(seed: number): Promise<TestKey> {
  const pkcs8 = Uint8Array.from([...PKCS8_ED25519, ...new Uint8Array(32).fill(seed)]);
  const privateKey = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const privateJwk = await subtle.exportKey('jwk', privateKey);
  const publicKey = toPublicKey('Ed25519', base64urlnopad.decode(privateJwk.x ?? ''));
  return named(
    publicKey,
    privateJwk,
    async (message) => new Uint8Array(await subtle.sign('Ed25519', privateKey, Uint8Array.from(message))),
  );
}

async function curveKey(seed: number, type: keyof typeof curves): Promise<TestKey> {
  const curve = curves[type];
  const secret = new Uint8Array(curve.lengths.secretKey ?? 32).fill(seed);
  if (type === 'P-521') secret[0] = 0;
  const publicKey = toPublicKey(type, curve.getPublicKey(secret, true));
  const privateJwk: JsonWebKey = { ...jwkOfPublicKey(publicKey), d: base64urlnopad.encode(secret) };
  if (type === 'secp256k1') {
    return named(publicKey, privateJwk, async (message) => curve.sign(message, secret, { prehash: true }));
  }
  const privateKey = await subtle.importKey('jwk', privateJwk, { name: 'ECDSA', namedCurve: type }, false, ['sign']);
  const algorithm = { name: 'ECDSA', hash: hashes[type] };
  return named(
    publicKey,
    privateJwk,
    async (message) => new Uint8Array(await subtle.sign(algorithm, privateKey, Uint8Array.from(message))),
  );
}

function blsKey(seed: number): TestKey {
  const secret = new Uint8Array(32).fill(seed);
  const { publicKey, sign } = bbsSigningKey(secret);
  return named(publicKey, { kty: 'EC', crv: 'BLS12381G2', d: base64urlnopad.encode(secret) }, sign);
}

function named(publicKey: PublicKey, privateJwk: JsonWebKey, sign: SigningKey['sign']): TestKey {
  const publicKeyMultibase = encodePublicKeyMultibase(publicKey.type, publicKey.bytes);
  const did = `did:key:${publicKeyMultibase}`;
  const keyId = `${did}#${publicKeyMultibase}`;
  return { type: publicKey.type, publicKey, publicKeyMultibase, did, keyId, privateJwk, sign };
}
