import { CredentialError } from '../../errors.ts';
import type { SignatureAlgorithm } from '../../key/verify-signature.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { MAX_JSON_BYTES, parseJson } from '../../model/parse-json.ts';
import { decodeBase64url } from '../base64url.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';

/** A certificate chain in the header takes a few kilobytes. */
const MAX_HEADER = 65_536;
/** Base64url of the largest payload, and as much again for header and signature. */
const MAX_TEXT = 2 * MAX_JSON_BYTES;

/** A JWS in its parts. Nothing in it is believed before `verifyJws` says so. */
export interface ParsedJws {
  /** The protected header; the compact form has no other. */
  readonly header: JsonObject;
  readonly algorithm: SignatureAlgorithm;
  readonly unverifiedPayload: Uint8Array<ArrayBuffer>;
  /** What was signed: header and payload as they were sent. */
  readonly signingInput: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a JWS in compact form: three parts of canonical base64url, a header of strict JSON, an algorithm from our list,
 * and no extension that changes what a signature means. Addresses and keys that a header carries (`jku`, `x5u`, `x5c`,
 * `jwk`) are not looked at: a token does not choose the key that verifies it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 * @throws CredentialError `jose.*`, `json.*`
 */
export function parseJws(text: string): ParsedJws {
  if (text.length > MAX_TEXT) throw new CredentialError('json.too-large', `more than ${MAX_TEXT} letters`);
  const [encodedHeader = '', encodedPayload, encodedSignature, ...others] = text.split('.', 6);
  if (others.length === 2) throw new CredentialError('jose.encrypted', 'a JWE: five parts');
  if (encodedPayload === undefined || encodedSignature === undefined || others.length > 0) {
    throw new CredentialError('jose.malformed', 'not the three parts of a JWS');
  }
  const header = readHeader(encodedHeader);
  const algorithm = signatureAlgorithm(header.alg);
  checkHeader(header);
  const signature = decodeBase64url(encodedSignature, 'the signature');
  if (signature.length === 0) throw new CredentialError('jose.malformed', 'the signature is empty');
  return {
    header,
    algorithm,
    unverifiedPayload: decodeBase64url(encodedPayload, 'the payload'),
    signingInput: Uint8Array.from(new TextEncoder().encode(`${encodedHeader}.${encodedPayload}`)),
    signature,
  };
}

/** The payload as the JSON object it must be in every token that carries a credential. */
export function unverifiedClaims({ unverifiedPayload }: Pick<ParsedJws, 'unverifiedPayload'>): JsonObject {
  const claims = parseJson(unverifiedPayload);
  if (!isJsonObject(claims)) throw new CredentialError('jose.claims-malformed', 'the payload is not a JSON object');
  return claims;
}

function readHeader(encoded: string): JsonObject {
  if (encoded.length > MAX_HEADER) throw new CredentialError('json.too-large', `a header beyond ${MAX_HEADER} letters`);
  const header = parseJson(decodeBase64url(encoded, 'the header'));
  if (!isJsonObject(header)) throw new CredentialError('jose.malformed', 'the header is not a JSON object');
  return header;
}

/** RFC 7515 section 4.1.11: what is critical and not understood, here anything, refuses the whole. */
function checkHeader(header: JsonObject): void {
  for (const name of ['crit', 'zip'] as const) {
    if (header[name] !== undefined) throw new CredentialError('jose.extension-unsupported', name);
  }
  if (header.b64 !== undefined && header.b64 !== true) throw new CredentialError('jose.extension-unsupported', 'b64');
  for (const name of ['kid', 'typ', 'cty'] as const) {
    const value = header[name];
    if (value !== undefined && typeof value !== 'string')
      throw new CredentialError('jose.malformed', `header /${name}`);
  }
}
