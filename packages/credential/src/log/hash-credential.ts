import { sha256 } from '@noble/hashes/sha2.js';
import { base64, base64nopad, hex } from '@scure/base';
import { tryDecodeUtf8 } from '../container/decode-utf8.ts';
import { CredentialError } from '../errors.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { envelopeOf } from '../model/envelope.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { jcs } from '../proof/jcs.ts';

const TOKEN = /^[\w-]+\.[\w-]*\.[\w-]+$/;
/** What begins COSE, a tagged CBOR array or a bare one, and no text. */
const FIRST_OF_NO_TEXT = 0x80;

/**
 * The digest of one secured form of a credential, as it goes into an entry of the log: SHA-256 in lower-case hex.
 * JSON: of its JCS form (RFC 8785), so that writing it anew changes nothing. A token: of its compact form, and of an
 * SD-JWT only the part that the issuer signed, so that whatever is disclosed of it has one digest. COSE: of the bytes. An
 * envelope in JSON and a `data:` URL have the digest of what they hold.
 *
 * @throws CredentialError `log.form-malformed` for what is none of these; `json.*`, `credential.malformed`
 * @example
 * receipt.forms.includes(hashCredential(credentialJson));
 */
export function hashCredential(content: string | Uint8Array | JsonObject): string {
  return hex.encode(sha256(bytesOf(content)));
}

function bytesOf(content: string | Uint8Array | JsonObject): Uint8Array {
  if (typeof content === 'string') return bytesOfText(content.trim());
  return content instanceof Uint8Array ? bytesOfBytes(content) : bytesOfJson(content);
}

function bytesOfText(text: string): Uint8Array {
  if (/^data:/i.test(text)) return bytesOfJson(envelopeAround(text));
  const json = text.startsWith('{') ? parseJson(text) : undefined;
  return isJsonObject(json) ? bytesOfJson(json) : bytesOfToken(text);
}

function bytesOfBytes(bytes: Uint8Array): Uint8Array {
  if ((bytes[0] ?? 0) >= FIRST_OF_NO_TEXT) return bytes;
  const text = tryDecodeUtf8(bytes);
  if (text === undefined) throw malformed('neither text nor COSE');
  return bytesOfText(text.trim());
}

function bytesOfJson(json: JsonObject): Uint8Array {
  const envelope = envelopeOf(json);
  if (envelope === undefined) return utf8(jcs(json));
  if (envelope.encoding === 'text') return bytesOfToken(envelope.content);
  const bytes = decodeBase64(envelope.content);
  return (bytes[0] ?? 0) >= FIRST_OF_NO_TEXT ? bytes : bytesOfToken(tryDecodeUtf8(bytes) ?? '');
}

function envelopeAround(id: string): JsonObject {
  return { '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential', id };
}

function bytesOfToken(text: string): Uint8Array {
  const [signedByIssuer = ''] = text.split('~', 1);
  if (!TOKEN.test(signedByIssuer)) throw malformed('neither a JSON object nor a token');
  return utf8(signedByIssuer);
}

/** With its padding, or without: both are written (RFC 2397). */
function decodeBase64(text: string): Uint8Array {
  try {
    return text.length % 4 === 0 ? base64.decode(text) : base64nopad.decode(text);
  } catch (cause) {
    throw new CredentialError('log.form-malformed', 'not base64', { cause });
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function malformed(detail: string): CredentialError {
  return new CredentialError('log.form-malformed', detail);
}
