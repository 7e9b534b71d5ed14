import { encode, Tagged } from 'cborg';
import { CredentialError } from '../../errors.ts';
import type { SignatureAlgorithm } from '../../key/verify-signature.ts';
import { MAX_JSON_BYTES } from '../../model/parse-json.ts';
import { coseAlgorithm } from './cose-algorithm.ts';
import { type CoseHeader, checkHeaders, label, toCoseHeader } from './cose-header.ts';
import { decodeCbor, malformedCose } from './decode-cbor.ts';

const COSE_SIGN1 = 18;

/** A COSE_Sign1 in its parts. Nothing in it is believed before `verifyCoseSign1` says so. */
export interface ParsedCoseSign1 {
  readonly algorithm: SignatureAlgorithm;
  readonly protectedHeader: CoseHeader;
  /** Not covered by the signature: only a hint may be taken from it. */
  readonly unprotectedHeader: CoseHeader;
  readonly unverifiedPayload: Uint8Array<ArrayBuffer>;
  /** What was signed: the Sig_structure. */
  readonly toBeSigned: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a COSE_Sign1, with its tag or without. The algorithm is taken from the protected header only; a payload that is
 * elsewhere (nil) is refused.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9052#section-4.2
 * @throws CredentialError `jose.*`, `json.too-large`
 */
export function parseCoseSign1(bytes: Uint8Array): ParsedCoseSign1 {
  if (bytes.length > 2 * MAX_JSON_BYTES) throw new CredentialError('json.too-large', 'a COSE_Sign1');
  const item = decodeCbor(bytes);
  if (item instanceof Tagged && item.tag !== COSE_SIGN1) throw malformedCose(`tag ${item.tag}`);
  const parts: unknown = item instanceof Tagged ? item.value : item;
  if (!Array.isArray(parts) || parts.length !== 4) throw malformedCose('not the four parts of a COSE_Sign1');
  const [protectedBytes, unprotected, payload, signature]: readonly unknown[] = parts;
  if (!isBytes(protectedBytes) || !isBytes(payload) || !isBytes(signature)) throw malformedCose('a part is no bytes');
  if (signature.length === 0) throw malformedCose('the signature is empty');
  const empty = protectedBytes.length === 0;
  const protectedHeader = toCoseHeader(empty ? new Map() : decodeCbor(protectedBytes), 'protected');
  const unprotectedHeader = toCoseHeader(unprotected, 'unprotected');
  const algorithm = coseAlgorithm(protectedHeader.get(label.alg));
  checkHeaders(protectedHeader, unprotectedHeader);
  return {
    algorithm,
    protectedHeader,
    unprotectedHeader,
    unverifiedPayload: Uint8Array.from(payload),
    toBeSigned: sigStructure(protectedBytes, payload),
    signature: Uint8Array.from(signature),
  };
}

/** What a signature of a COSE_Sign1 covers (RFC 9052 section 4.4). */
export function sigStructure(protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(encode(['Signature1', protectedBytes, new Uint8Array(), payload]));
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
