import { createECDH, createHash } from 'node:crypto';
import {
  bbsSigningKey,
  didJwkOf,
  encodePublicKeyMultibase,
  jwkOfPublicKey,
  type PublicKey,
  type SigningKey,
  toPublicKey,
} from '@laurel/credential';

/** The keys of this server, by the names that stand in its addresses. */
export const keyNames = ['ed', 'p256', 'p384', 'bls', 'jwk'] as const;

/** The name of a key. */
export type KeyName = (typeof keyNames)[number];

/** Somebody who issues here: a DID made of its one key. */
export interface Issuer {
  readonly did: string;
  readonly verificationMethod: string;
  readonly key: SigningKey;
}

/** Every issuer of this server. */
export type Issuers = Readonly<Record<KeyName, Issuer>>;

const { subtle } = globalThis.crypto;
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The issuers, the same on every start. Their private keys are hashes of public words: whoever reads this file can sign
 * as they do, so nothing that they sign proves anything.
 */
export async function createIssuers(): Promise<Issuers> {
  return {
    ed: didKey(await ed25519()),
    p256: didKey(await ecdsa('P-256')),
    p384: didKey(await ecdsa('P-384')),
    bls: didKey(bbs()),
    jwk: didJwk(await ecdsa('P-256', 'jwk')),
  };
}

interface KeyPair {
  readonly publicKey: PublicKey;
  readonly sign: SigningKey['sign'];
}

function didKey({ publicKey, sign }: KeyPair): Issuer {
  const multibase = encodePublicKeyMultibase(publicKey.type, publicKey.bytes);
  const did = `did:key:${multibase}`;
  return { did, verificationMethod: `${did}#${multibase}`, key: { type: publicKey.type, publicKey, sign } };
}

function didJwk({ publicKey, sign }: KeyPair): Issuer {
  const did = didJwkOf(jwkOfPublicKey(publicKey));
  return { did, verificationMethod: `${did}#0`, key: { type: publicKey.type, publicKey, sign } };
}

async function ed25519(): Promise<KeyPair> {
  const pkcs8 = Buffer.concat([PKCS8_ED25519, secret('ed', 32)]);
  const privateKey = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', privateKey);
  const publicKey = toPublicKey('Ed25519', Buffer.from(x, 'base64url'));
  return { publicKey, sign: (message) => signBytes('Ed25519', privateKey, message) };
}

const curves = {
  'P-256': { openssl: 'prime256v1', bytes: 32, hash: 'SHA-256' },
  'P-384': { openssl: 'secp384r1', bytes: 48, hash: 'SHA-384' },
} as const;

async function ecdsa(namedCurve: keyof typeof curves, seed: string = namedCurve): Promise<KeyPair> {
  const { openssl, bytes, hash } = curves[namedCurve];
  const ecdh = createECDH(openssl);
  ecdh.setPrivateKey(secret(seed, bytes));
  const publicKey = toPublicKey(namedCurve, ecdh.getPublicKey(null, 'compressed'));
  const jwk = {
    ...jwkOfPublicKey(publicKey),
    d: ecdh.getPrivateKey('base64url').padStart(Math.ceil((bytes * 8) / 6), 'A'),
  };
  const privateKey = await subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve }, false, ['sign']);
  return { publicKey, sign: (message) => signBytes({ name: 'ECDSA', hash }, privateKey, message) };
}

function bbs(): KeyPair {
  const scalar = secret('bls', 32);
  // Below the order of the group, which begins with 0x73.
  scalar[0] = (scalar[0] ?? 0) & 0x3f;
  return bbsSigningKey(scalar);
}

async function signBytes(algorithm: AlgorithmIdentifier | EcdsaParams, key: CryptoKey, message: Uint8Array) {
  return new Uint8Array(await subtle.sign(algorithm, key, Uint8Array.from(message)));
}

function secret(seed: string, length: number): Buffer {
  return createHash('sha512').update(`laurel conformance issuer ${seed}`).digest().subarray(0, length);
}
