import { base58 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { checkEd25519Key } from './check-ed25519-key.ts';
import { ED25519_CODEC } from './ed25519-codec.ts';

/** base58 takes quadratic time: nothing longer than any key is decoded. */
const MAX_LENGTH = 64;

/**
 * The 32 bytes of an Ed25519 key written as a Multikey (`z6Mk…`), under our key policy.
 *
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 * @throws CredentialError `key.malformed`, `key.refused`
 */
export function decodePublicKeyMultibase(multibase: string): Uint8Array<ArrayBuffer> {
  if (multibase.length > MAX_LENGTH || !multibase.startsWith('z')) {
    throw new CredentialError('key.malformed', `not base58btc of a key: ${multibase.slice(0, 16)}`);
  }
  const bytes = decode(multibase.slice(1));
  if (bytes[0] !== ED25519_CODEC[0] || bytes[1] !== ED25519_CODEC[1])
    throw new CredentialError('key.malformed', 'not an Ed25519 key');
  const key = bytes.slice(2);
  checkEd25519Key(key);
  return key;
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(base58.decode(text));
  } catch (cause) {
    throw new CredentialError('key.malformed', 'not base58btc', { cause });
  }
}
