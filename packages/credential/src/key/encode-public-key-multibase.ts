import { base58 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { multicodecs } from './multicodec.ts';
import { type KeyType, toPublicKey } from './public-key.ts';

/**
 * The Multikey form of a public key.
 *
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 * @throws CredentialError `key.refused`
 * @example
 * encodePublicKeyMultibase('Ed25519', rawPublicKey); // 'z6Mk…'
 */
export function encodePublicKeyMultibase(type: KeyType, bytes: Uint8Array): string {
  const key = toPublicKey(type, bytes);
  const codec = multicodecs.find((entry) => entry.type === type);
  if (codec === undefined) throw new CredentialError('key.refused', `${type} has no Multikey form`);
  return `z${base58.encode(Uint8Array.from([...codec.prefix, ...key.bytes]))}`;
}
