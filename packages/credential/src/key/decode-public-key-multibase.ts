import { base58 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { multicodecs, otherMulticodec } from './multicodec.ts';
import { type PublicKey, toPublicKey } from './public-key.ts';

/** base58 takes quadratic time: nothing longer than any key that we know (98 bytes of BLS12-381) is decoded. */
const MAX_LENGTH = 140;
/** Longer than the largest key of any kind (ML-DSA-87): no key at all. */
const MAX_LENGTH_OF_ANY = 4_096;

/**
 * A key written as a Multikey (`z6Mk…` for Ed25519, `zDn…` for P-256, …), under our key policy. One with the prefix of a
 * secret key is refused: whoever reads it can sign with it.
 *
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 * @throws CredentialError `key.malformed`, `key.refused`, `key.type-unsupported`
 * @example
 * decodePublicKeyMultibase('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK').type; // 'Ed25519'
 */
export function decodePublicKeyMultibase(multibase: string): PublicKey {
  if (multibase.length > MAX_LENGTH_OF_ANY || !multibase.startsWith('z')) {
    throw new CredentialError('key.malformed', `not base58btc of a key: ${multibase.slice(0, 16)}`);
  }
  if (multibase.length > MAX_LENGTH) throw new CredentialError('key.type-unsupported', `${multibase.length} letters`);
  const bytes = decode(multibase.slice(1));
  const [first = 0, second = 0] = bytes;
  const codec = multicodecs.find(({ prefix }) => prefix[0] === first && prefix[1] === second);
  if (codec === undefined) throw refusalOf(first, second);
  return toPublicKey(codec.type, bytes.subarray(2));
}

function refusalOf(first: number, second: number): CredentialError {
  const { kind, isSecret } = otherMulticodec(first, second);
  if (isSecret) return new CredentialError('key.refused', 'a secret key in place of a public one');
  return kind === undefined
    ? new CredentialError('key.malformed', 'the prefix of no kind of key')
    : new CredentialError('key.type-unsupported', kind);
}

function decode(text: string): Uint8Array {
  try {
    return base58.decode(text);
  } catch (cause) {
    throw new CredentialError('key.malformed', 'not base58btc', { cause });
  }
}
