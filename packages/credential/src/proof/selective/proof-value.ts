import { bytesToNumberBE, numberToVarBytesBE } from '@noble/curves/utils.js';
import { base64urlnopad } from '@scure/base';
import { decode, encode, Token, Type } from 'cborg';
import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { describeIssue } from '../../model/describe-issue.ts';

/** A document may have 5,000 values: what a proof on it holds for each, and no more. */
const MAX_STATEMENTS = 5_000;
const MAX_LENGTH = 700_000;
/** The first two bytes of every proof value of the selective suites; the third says which suite, and what kind of proof. */
const TAG = [0xd9, 0x5d] as const;

/** What says in CBOR that bytes are a number too great for an integer: RFC 8949 section 3.4.3. Read for `bigint` alone. */
const BIGNUM = 2;

/** Members of proof values. */
export const bytes = (length: number) =>
  z.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array && value.length === length,
    `not ${length} bytes`,
  );
export const bignum = (max: bigint) => z.bigint().min(1n).max(max);
export const someBytes = (max: number) =>
  z.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array && value.length <= max,
    `not up to ${max} bytes`,
  );
export const index = z.int().min(0).max(MAX_STATEMENTS);
export const listOf = <T extends z.ZodType>(entry: T) => z.array(entry).max(MAX_STATEMENTS);
/** Indexes in order, none twice: any other list would be a second way to write the same. */
export const indexes = listOf(index).refine(
  (list) => list.every((value, at) => at === 0 || value > (list[at - 1] ?? 0)),
  'not in ascending order',
);
/** Canonical labels by their number, none of whose labels stands for two nodes: that would make two nodes of one. */
export const labelMap = <T extends z.ZodType<Uint8Array<ArrayBuffer> | number>>(label: T) =>
  z.map(index, label).refine((map) => new Set([...map.values()].map(String)).size === map.size, 'a label twice');

/** The byte that says which suite and what kind of proof a proof value is of, or undefined if of none that is selective. */
export function proofKind(proofValue: string): number | undefined {
  // Three bytes are four letters.
  const [first, second, kind] = decodeBase64Url(proofValue.slice(0, 5));
  return first === TAG[0] && second === TAG[1] ? kind : undefined;
}

/**
 * Reads a proof value: base64url, three bytes that say what it is, and CBOR in its one shortest form (RFC 8949 section
 * 4.2.1, but for the order of maps): definite lengths, no tags but of bignums, nothing twice in a map, nothing after the end.
 *
 * @throws CredentialError `proof.malformed`
 */
export function readProofValue<T extends z.ZodType>(proofValue: string, schema: T): z.output<T> {
  if (proofValue.length > MAX_LENGTH) throw new CredentialError('proof.malformed', `${proofValue.length} letters`);
  const cbor = decodeBase64Url(proofValue).subarray(TAG.length + 1);
  const parsed = schema.safeParse(decodeCbor(cbor));
  if (!parsed.success) throw new CredentialError('proof.malformed', `proofValue ${describeIssue(parsed.error)}`);
  return parsed.data;
}

/** Writes a proof value of the given kind. */
export function writeProofValue(kind: number, components: readonly unknown[]): string {
  return `u${base64urlnopad.encode(Uint8Array.from([...TAG, kind, ...encode(components, writing)]))}`;
}

function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!text.startsWith('u')) throw new CredentialError('proof.malformed', 'proofValue is not base64url');
  try {
    return Uint8Array.from(base64urlnopad.decode(text.slice(1)));
  } catch (cause) {
    throw new CredentialError('proof.malformed', 'proofValue is not base64url', { cause });
  }
}

const strict = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: false,
  allowInfinity: false,
  allowNaN: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
  tags: { [BIGNUM]: readBignum },
};

const writing = {
  typeEncoders: {
    bigint: (value: bigint) => [new Token(Type.tag, BIGNUM), new Token(Type.bytes, numberToVarBytesBE(value))],
  },
};

function readBignum(content: () => unknown): bigint {
  const value = content();
  if (!(value instanceof Uint8Array)) throw new TypeError('a bignum that is not of bytes');
  return bytesToNumberBE(value);
}

function decodeCbor(cbor: Uint8Array): unknown {
  try {
    const value: unknown = decode(cbor, strict);
    // A whole number may also be written as a float: written again, it is not the same.
    const again = encode(value, { ...writing, mapSorter: () => 0 });
    if (again.length === cbor.length && again.every((byte, at) => byte === cbor[at])) return value;
  } catch (cause) {
    throw new CredentialError('proof.malformed', 'proofValue is not CBOR', { cause });
  }
  throw new CredentialError('proof.malformed', 'proofValue is not CBOR in its shortest form');
}
