import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  CredentialError,
  encodePublicKeyMultibase,
  type JsonObject,
  type PublicKey,
  parseJson,
  publicKeyOfJwk,
  type SigningKey,
} from '@laurel/credential';
import { UsageError } from '../usage-error.ts';
import { readText } from './read-file.ts';

/** The kinds of key that are made here, and the hash that each signs with. */
export const keyKinds = { Ed25519: undefined, 'P-256': 'SHA256', 'P-384': 'SHA384', 'P-521': 'SHA512' } as const;

/** A kind of key. */
export type KeyKind = keyof typeof keyKinds;

/** A private key from a file, with the identifier that is made of it. */
export interface KeyFile {
  readonly signingKey: SigningKey;
  readonly publicKey: PublicKey;
  /** `did:key:…` */
  readonly did: string;
  readonly keyId: string;
}

/** A new private key as a JWK, named by the did:key that is made of it. */
export function makeKey(kind: KeyKind): JsonObject {
  const { privateKey } =
    kind === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: kind });
  // Node gives exactly the members of RFC 7517.
  const jwk = privateKey.export({ format: 'jwk' }) as JsonObject;
  return { ...jwk, kid: identifierOf(publicPart(jwk)).keyId };
}

/** Reads a private key (JWK). */
export async function readKeyFile(file: string): Promise<KeyFile> {
  const text = await readText(file);
  try {
    // Not shown and not kept: only the signature leaves this function.
    const { publicKey, signingKey } = privateKeyOfJwk(parseJson(text) as JsonObject);
    return { signingKey, publicKey, ...identifierOf(publicKey) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = error instanceof CredentialError ? error.message : 'it holds no private key';
    throw new UsageError(`${file} is not a private JWK as laurel keygen makes it: ${why}.`);
  }
}

/** The two parts of a private JWK. Throws for anything else. */
export function privateKeyOfJwk(jwk: JsonObject): Pick<KeyFile, 'publicKey' | 'signingKey'> {
  const publicKey = publicPart(jwk);
  const privateKey = createPrivateKey({ key: jwk as never, format: 'jwk' });
  return { publicKey, signingKey: signingKey(publicKey, privateKey) };
}

function signingKey({ type }: PublicKey, privateKey: KeyObject): SigningKey {
  if (!(type in keyKinds)) throw new UsageError(`Keys of ${type} cannot sign here.`);
  const hash = keyKinds[type as KeyKind];
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return { type, sign: async (message) => new Uint8Array(sign(hash ?? null, message, key)) };
}

function publicPart({ d: _, ...jwk }: JsonObject): PublicKey {
  return publicKeyOfJwk(jwk);
}

function identifierOf({ type, bytes }: PublicKey): { did: string; keyId: string } {
  const multibase = encodePublicKeyMultibase(type, bytes);
  return { did: `did:key:${multibase}`, keyId: `did:key:${multibase}#${multibase}` };
}
