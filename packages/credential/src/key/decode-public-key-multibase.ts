import { base58 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { multicodecs } from './multicodec.ts';
import { type PublicKey, toPublicKey } from './public-key.ts';

/** base58 takes quadratic time: nothing longer than any key (98 bytes of BLS12-381) is decoded. */
const MAX_LENGTH = 140;

/**
 * A key written as a Multikey (`z6Mk…` for Ed25519, `zDn…` for P-256, …), under our key policy.
 *
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 * @throws CredentialError `key.malformed`, `key.refused`
 */
export function decodePublicKeyMultibase(multibase: string): PublicKey {
  if (multibase.length > MAX_LENGTH || !multibase.startsWith('z')) {
    throw new CredentialError('key.malformed', `not base58btc of a key: ${multibase.slice(0, 16)}`);
  }
  const bytes = decode(multibase.slice(1));
  const codec = multicodecs.find(({ prefix }) => prefix[0] === bytes[0] && prefix[1] === bytes[1]);
  if (codec === undefined) throw new CredentialError('key.malformed', 'a kind of key we do not know');
  return toPublicKey(codec.type, bytes.subarray(2));
}

function decode(text: string): Uint8Array {
  try {
    return base58.decode(text);
  } catch (cause) {
    throw new CredentialError('key.malformed', 'not base58btc', { cause });
  }
}
