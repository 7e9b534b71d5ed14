import { CredentialError } from '../errors.ts';
import { JsonReader } from './json-reader.ts';
import type { JsonValue } from './json-value.ts';

/** The longest text `parseJson` reads, in UTF-8 bytes. */
export const MAX_JSON_BYTES = 1_048_576;

/**
 * Reads JSON (RFC 8259) strictly: there is only one way to understand what it accepts.
 *
 * `JSON.parse` keeps the last of two equal keys, rounds large integers and takes `__proto__` as a key; two programs that
 * read such a text can see different claims under one signature. Here each of these is refused with its own code.
 *
 * Policy beyond RFC 8259: at most 1 MiB, 64 levels and 50,000 values; no duplicate keys; no `__proto__`, `constructor` or
 * `prototype` as a key; no U+0000 (PostgreSQL cannot keep it); no lone surrogates; no byte order mark; no integer beyond
 * 2^53 − 1, no number that overflows or underflows, no −0.
 *
 * @throws CredentialError `json.*`
 * @example
 * parseJson('{"a":1}'); // { a: 1 }
 * parseJson('{"a":1,"a":2}'); // CredentialError json.duplicate-key
 */
export function parseJson(text: string | Uint8Array): JsonValue {
  return new JsonReader(toText(text)).document();
}

function toText(text: string | Uint8Array): string {
  if (text.length > MAX_JSON_BYTES) throw new CredentialError('json.too-large', `more than ${MAX_JSON_BYTES} bytes`);
  const decoded = typeof text === 'string' ? text : decodeUtf8(text);
  if (decoded.charCodeAt(0) === 0xfeff) throw new CredentialError('json.byte-order-mark');
  if (!decoded.isWellFormed()) throw new CredentialError('json.lone-surrogate');
  if (typeof text === 'string' && new TextEncoder().encode(text).length > MAX_JSON_BYTES) {
    throw new CredentialError('json.too-large', `more than ${MAX_JSON_BYTES} bytes`);
  }
  return decoded;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CredentialError('json.not-utf8', undefined, { cause });
  }
}
