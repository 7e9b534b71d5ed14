import { hex } from '@scure/base';
import { encodePublicKeyMultibase } from '../did/encode-public-key-multibase.ts';

/** A key pair from a fixed seed: the same signatures on every run. */
export interface TestKey {
  readonly publicKeyMultibase: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

const PKCS8_ED25519 = hex.decode('302e020100300506032b657004220420');

/** The Ed25519 key whose private seed is 32 times `seed`. */
export async function testKey(seed: number): Promise<TestKey> {
  const { subtle } = globalThis.crypto;
  const pkcs8 = Uint8Array.from([...PKCS8_ED25519, ...new Uint8Array(32).fill(seed)]);
  const privateKey = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle.exportKey('jwk', privateKey);
  const publicKey = Uint8Array.from(atob(x.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
  return {
    publicKeyMultibase: encodePublicKeyMultibase(publicKey),
    sign: async (bytes) => new Uint8Array(await subtle.sign('Ed25519', privateKey, Uint8Array.from(bytes))),
  };
}
