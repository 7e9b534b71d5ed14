import { type JsonObject, type PublicKey, publicKeyOfJwk, type SigningKey } from '@laurel/credential';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

/** The algorithms that Laurel signs tokens with. */
export const algorithms = ['EdDSA', 'ES256', 'ES384', 'ES512'] as const;

/** A key pair made by the library `jose`, in its own form and in ours. */
export interface JoseKey {
  readonly alg: (typeof algorithms)[number];
  readonly did: string;
  readonly kid: string;
  readonly jwk: JsonObject;
  readonly theirs: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey; readonly privateJwk: JWK };
  readonly publicKey: PublicKey;
  readonly signingKey: SigningKey;
}

/** A new key, named by did:jwk. */
export async function joseKey(alg: JoseKey['alg']): Promise<JoseKey> {
  const theirs = await generateKeyPair(alg, { extractable: true });
  const { kty, crv, x, y } = await exportJWK(theirs.publicKey);
  const jwk = JSON.parse(JSON.stringify({ kty, crv, x, y })) as JsonObject;
  const publicKey = publicKeyOfJwk(jwk);
  const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
  const parameters = { name: alg === 'EdDSA' ? 'Ed25519' : 'ECDSA', hash: `SHA-${alg.slice(2)}` };
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign(parameters, theirs.privateKey, Uint8Array.from(message)));
  const privateJwk = await exportJWK(theirs.privateKey);
  const signingKey = { type: publicKey.type, sign };
  return { alg, did, kid: `${did}#0`, jwk, theirs: { ...theirs, privateJwk }, publicKey, signingKey };
}
