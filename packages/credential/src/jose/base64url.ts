import { base64urlnopad } from '@scure/base';
import { CredentialError } from '../errors.ts';

/**
 * The bytes that a base64url text encodes, if it is written in its one way: no padding, no other letters, and no stray
 * bits in the last one, so that no two texts are the same token.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-2
 * @throws CredentialError `jose.malformed`
 */
export function decodeBase64url(text: string, place: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(base64urlnopad.decode(text));
  } catch (cause) {
    throw new CredentialError('jose.malformed', `${place} is not base64url`, { cause });
  }
}

/** Base64url without padding (RFC 7515 section 2). */
export function encodeBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}
