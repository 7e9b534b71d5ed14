import { base64, base64nopad } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { type Envelope, envelopeOf } from '../model/envelope.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { MAX_JSON_BYTES, parseJson } from '../model/parse-json.ts';
import type { OpenedEnvelope } from './envelope.ts';
import { checkForm, formOfMediaType } from './media-type.ts';
import { openCose } from './open-cose.ts';
import { openJws, openSdJwt } from './open-token.ts';

/** What is known about an envelope from outside. */
export interface OpenEnvelopeOptions {
  /** What the sender called it, e.g. `application/vc+jwt`: the content must be that. */
  readonly mediaType?: string | undefined;
}

/** Every envelope fits into this, the largest within another one. */
const MAX_LENGTH = 4 * MAX_JSON_BYTES;
/** The first byte of a COSE_Sign1 with its tag, which is no text in ASCII. */
const COSE_SIGN1_TAG = 0xd2;

/**
 * Opens a credential or presentation that is enveloped in its proof: a JWS, an SD-JWT, a COSE_Sign1, a `data:` URL of one
 * of them, or the JSON object that carries such a URL. It checks that the document is rightly written and does not
 * contradict itself. That the signature is right, `verify` says; that the key is the issuer's, the caller finds out.
 *
 * It fetches nothing, and trusts no key that the document brings along.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/
 * @throws CredentialError `jose.*`, `sd-jwt.*`, `json.*`, `did.malformed`
 * @example
 * const envelope = openEnvelope(text);
 * const key = await findKey(envelope.keyHint);
 * const verified = await envelope.verify(key);
 * if (verified !== undefined) show(verified.document);
 */
export function openEnvelope(content: string | Uint8Array, { mediaType }: OpenEnvelopeOptions = {}): OpenedEnvelope {
  if (content.length > MAX_LENGTH) throw new CredentialError('json.too-large', 'an envelope');
  const bytes = typeof content !== 'string' && (content[0] === COSE_SIGN1_TAG || isCose(mediaType));
  if (typeof content !== 'string' && bytes) return openEncoded(content, mediaType);
  const text = (typeof content === 'string' ? content : utf8Text(content)).trim();
  if (text.startsWith('{')) return announcedAs(mediaType, openEnveloped(parseEnveloped(text)));
  if (/^data:/i.test(text)) return announcedAs(mediaType, openDataUrl(text));
  return openEncoded(isCose(mediaType) ? decodeBase64(text) : text, mediaType);
}

/**
 * Opens the JSON object that stands for a secured credential (or presentation) within another document: nothing but a
 * context, a type, and the `data:` URL. Members beside them would look like claims, and nobody signed them.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials
 * @throws CredentialError `jose.envelope-malformed`, `jose.envelope-unsupported`, `credential.malformed`, and what
 * `openEnvelope` throws
 */
export function openEnveloped(enveloped: JsonObject): OpenedEnvelope {
  const envelope = envelopeOf(enveloped);
  if (envelope === undefined) throw malformed('no EnvelopedVerifiableCredential');
  const { '@context': _context, id: _id, type: _type, ...others } = enveloped;
  const [beside] = Object.keys(others);
  if (beside !== undefined) throw malformed(`/${beside} beside the envelope`);
  const opened = openContent(envelope);
  if (opened.kind !== envelope.holds) throw malformed(`a ${opened.kind} in an enveloped ${envelope.holds}`);
  return opened;
}

/** A `data:` URL by itself is read as if it stood in its object; what it holds, it says. */
function openDataUrl(id: string): OpenedEnvelope {
  const envelope = envelopeOf({ '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential', id });
  if (envelope === undefined) throw malformed('not a data: URL');
  return openContent(envelope);
}

function openContent({ content, encoding, mediaType }: Envelope): OpenedEnvelope {
  const data = encoding === 'base64' ? decodeBase64(content) : content;
  return openEncoded(typeof data === 'string' || isCose(mediaType) ? data : utf8Text(data), mediaType);
}

function openEncoded(content: string | Uint8Array, mediaType: string | undefined): OpenedEnvelope {
  const announced = mediaType === undefined ? undefined : formOfMediaType(mediaType);
  return announcedAs(mediaType, openBare(content, announced));
}

function openBare(content: string | Uint8Array, announced: OpenedEnvelope['form'] | undefined): OpenedEnvelope {
  if (typeof content !== 'string') return openCose(content, announced);
  return content.includes('~') ? openSdJwt(content, announced) : openJws(content, announced);
}

function announcedAs(mediaType: string | undefined, opened: OpenedEnvelope): OpenedEnvelope {
  if (mediaType !== undefined) checkForm(opened.form, formOfMediaType(mediaType));
  return opened;
}

function isCose(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /[+/]cose$/i.test(mediaType);
}

function parseEnveloped(text: string): JsonObject {
  const json = parseJson(text);
  if (!isJsonObject(json)) throw malformed('not a JSON object');
  return json;
}

/** Base64 with its padding, or without: both are written (RFC 2397). */
function decodeBase64(text: string): Uint8Array {
  try {
    return text.length % 4 === 0 ? base64.decode(text) : base64nopad.decode(text);
  } catch (cause) {
    throw new CredentialError('jose.envelope-malformed', 'not base64', { cause });
  }
}

function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CredentialError('json.not-utf8', undefined, { cause });
  }
}

function malformed(detail: string): CredentialError {
  return new CredentialError('jose.envelope-malformed', detail);
}
