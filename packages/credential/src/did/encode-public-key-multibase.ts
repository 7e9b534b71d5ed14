import { base58 } from '@scure/base';
import { checkEd25519Key } from './check-ed25519-key.ts';
import { ED25519_CODEC } from './ed25519-codec.ts';

/**
 * The Multikey form of an Ed25519 public key.
 *
 * @throws CredentialError `key.refused`
 */
export function encodePublicKeyMultibase(key: Uint8Array): string {
  checkEd25519Key(key);
  return `z${base58.encode(Uint8Array.from([...ED25519_CODEC, ...key]))}`;
}
