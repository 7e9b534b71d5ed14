import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { CredentialError } from '../../errors.ts';
import type { JsonValue } from '../../model/json-value.ts';
import { encodeBase64url } from '../base64url.ts';

// NOTE: WebCrypto hashes only asynchronously. What a document needs to have fetched must be known at once, and a disclosed
// part may say it: so these digests, and no other, are computed without WebCrypto.
const hashes = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 };

/** The hash algorithms of an SD-JWT that Laurel accepts, by their IANA names. Those that are cut short are not among them. */
export type SdHash = keyof typeof hashes;

/**
 * The algorithm that `_sd_alg` names.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-4.1.1
 * @throws CredentialError `sd-jwt.hash-unsupported`
 */
export function sdHashOf(name: JsonValue | undefined): SdHash {
  if (name === undefined) return 'sha-256';
  if (name === 'sha-256' || name === 'sha-384' || name === 'sha-512') return name;
  throw new CredentialError('sd-jwt.hash-unsupported', `_sd_alg ${JSON.stringify(name).slice(0, 64)}`);
}

/** The digest of an ASCII text, in base64url (RFC 9901 section 4.2.3). */
export function sdDigest(hash: SdHash, text: string): string {
  return encodeBase64url(hashes[hash](new TextEncoder().encode(text)));
}
