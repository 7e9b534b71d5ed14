import { encodePublicKeyMultibase, type SigningKey } from '@laurel/credential';

/** A key of somebody else's issuer. */
export interface SampleKey {
  publicKeyMultibase: string;
  signingKey: SigningKey;
}

/** Makes a new one. */
export async function createSampleKey(): Promise<SampleKey> {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  // For Ed25519 it is always a pair.
  const { publicKey, privateKey } = keys as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return {
    publicKeyMultibase: encodePublicKeyMultibase('Ed25519', raw),
    signingKey: {
      type: 'Ed25519',
      sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, Uint8Array.from(bytes))),
    },
  };
}
