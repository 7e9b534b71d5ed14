import { base58, base64, base64urlnopad, hex } from '@scure/base';
import { CredentialError } from '../errors.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** The hash functions in which a digest is read. */
export type DigestAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** One digest that an issuer gives of a resource. The algorithm is undefined when it is none of ours. */
export interface Digest {
  readonly algorithm: DigestAlgorithm | undefined;
  readonly hash: Uint8Array;
}

const LENGTHS: Readonly<Record<DigestAlgorithm, number>> = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };
/** https://www.w3.org/TR/SRI/#the-integrity-attribute, with options after a question mark that nobody has defined. */
const HASH_EXPRESSION = /^([a-z0-9]{1,20})-([A-Za-z0-9+/_-]{1,200}={0,2})(?:\?[\x21-\x7e]{0,200})?$/;
const SRI: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
]);
/** https://www.w3.org/TR/vc-data-integrity/#multihash, and the longer of the SHA-2 family in the multicodec table. */
const MULTIHASH: ReadonlyMap<number, DigestAlgorithm> = new Map([
  [0x12, 'SHA-256'],
  [0x20, 'SHA-384'],
  [0x13, 'SHA-512'],
]);
const MULTIBASE: ReadonlyMap<string, (text: string) => Uint8Array> = new Map([
  ['u', (text) => base64urlnopad.decode(text)],
  ['z', (text) => base58.decode(text)],
  ['f', (text) => hex.decode(text)],
]);

/**
 * The digests that an object carries: each value of `digestSRI`, which may list several, and of `digestMultibase`.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 * @throws CredentialError `credential.malformed`
 */
export function readDigests({ digestSRI, digestMultibase }: JsonObject): Digest[] {
  const expressions = texts(digestSRI).flatMap((value) => value.split(/[ \t\n\r\f]+/).filter((part) => part !== ''));
  return [...expressions.map(readExpression), ...texts(digestMultibase).map(readMultibase)];
}

function texts(value: JsonValue | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((entry) => typeof entry === 'string');
}

function readExpression(expression: string): Digest {
  const [, name = '', encoded = ''] = HASH_EXPRESSION.exec(expression) ?? [];
  const algorithm = SRI.get(name);
  // A browser takes base64url for base64 here, with or without its padding; so do we.
  const letters = encoded.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const padded = letters.padEnd(Math.ceil(letters.length / 4) * 4, '=');
  return checked({ algorithm, hash: decode(() => base64.decode(padded), expression) }, expression);
}

function readMultibase(text: string): Digest {
  const read = MULTIBASE.get(text.charAt(0));
  if (read === undefined || text.length > 200) throw malformed(text);
  const bytes = decode(() => read(text.slice(1)), text);
  // The data model's own examples write SHA-256 without the multihash header. Nothing else has 32 bytes.
  if (bytes.length === LENGTHS['SHA-256']) return { algorithm: 'SHA-256', hash: bytes };
  const [code = 0, length] = bytes;
  const hash = bytes.slice(2);
  if (length !== hash.length) throw malformed(text);
  return checked({ algorithm: MULTIHASH.get(code), hash }, text);
}

function checked(digest: Digest, text: string): Digest {
  const { algorithm, hash } = digest;
  if (hash.length === 0 || (algorithm !== undefined && hash.length !== LENGTHS[algorithm])) throw malformed(text);
  return digest;
}

function decode(read: () => Uint8Array, text: string): Uint8Array {
  try {
    return read();
  } catch (cause) {
    throw malformed(text, cause);
  }
}

function malformed(text: string, cause?: unknown): CredentialError {
  return new CredentialError('credential.malformed', `a digest that cannot be read: ${text.slice(0, 100)}`, { cause });
}
