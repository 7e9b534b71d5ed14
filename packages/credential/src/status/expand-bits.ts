import { base64, base64nopad, base64url, base64urlnopad } from '@scure/base';
import { gunzip } from '../compression/gunzip.ts';
import { CredentialError } from '../errors.ts';

/** 16 million values of one bit. */
const BOUNDS = {
  maxOutput: 2_097_152,
  malformed: 'status.list-malformed',
  tooLarge: 'status.list-too-large',
} as const;

/** Above this no list comes out of `parseJson`; to decode it first would cost more than to look at its length. */
const MAX_TEXT = 1_048_576;

/** `base64url`: without padding. `any`: either alphabet of RFC 4648, padded or not; no text means two things in them. */
export type ListEncoding = 'base64url' | 'any';

/**
 * Expands the text of a list: base64 (at most 1 MiB), then exactly one GZIP member (at most 2 MiB).
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
 * @throws CredentialError `status.list-malformed`, `status.list-too-large`
 */
export function expandBits(text: string, encoding: ListEncoding): Uint8Array<ArrayBuffer> {
  if (text.length > MAX_TEXT) throw new CredentialError('status.list-too-large', `${text.length} letters`);
  return gunzip(decode(text, encoding), BOUNDS);
}

function decode(text: string, encoding: ListEncoding): Uint8Array {
  try {
    return coderOf(text, encoding).decode(text);
  } catch (cause) {
    throw new CredentialError('status.list-malformed', 'encodedList is not base64url', { cause });
  }
}

function coderOf(text: string, encoding: ListEncoding) {
  if (encoding === 'base64url') return base64urlnopad;
  const padded = text.endsWith('=');
  if (/[+/]/.test(text)) return padded ? base64 : base64nopad;
  return padded ? base64url : base64urlnopad;
}
