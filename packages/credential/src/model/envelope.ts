import { CredentialError } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { versionOf } from './version.ts';

/** A document of VC-JOSE-COSE inside an object of JSON-LD: what it is, and its text. Nothing in it is believed yet. */
export interface Envelope {
  readonly holds: 'credential' | 'presentation';
  /** In small letters, without parameters: `application/vc+jwt`, `application/vc+sd-jwt`, `application/vc+cose`. */
  readonly mediaType: string;
  /** What the `data:` URL carries: the text itself, or base64 of it. */
  readonly encoding: 'text' | 'base64';
  readonly content: string;
}

const KINDS: ReadonlyMap<JsonValue | undefined, Envelope['holds']> = new Map([
  ['EnvelopedVerifiableCredential', 'credential'],
  ['EnvelopedVerifiablePresentation', 'presentation'],
]);
// RFC 2397, with a media type: without one the content would be plain text, and no credential.
const DATA_URL = /^data:([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)((?:;[^;,]{1,100}){0,8}),(.+)$/is;

/**
 * The envelope that an object is: an `EnvelopedVerifiableCredential` or `EnvelopedVerifiablePresentation`. Undefined for
 * every other object. What is inside is opened, and verified, elsewhere.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials
 * @throws CredentialError `credential.malformed` when it says it is one and is not rightly written
 */
export function envelopeOf(json: JsonValue): Envelope | undefined {
  if (!isJsonObject(json)) return undefined;
  const holds = KINDS.get(Array.isArray(json.type) && json.type.length === 1 ? json.type[0] : json.type);
  if (holds === undefined) return undefined;
  if (versionOf(json) !== '2.0') throw new CredentialError('credential.malformed', '/@context of an envelope');
  const [, mediaType, parameters, content] = DATA_URL.exec(dataUrl(json)) ?? [];
  if (mediaType === undefined || content === undefined) {
    throw new CredentialError('credential.malformed', '/id of an envelope is not a data: URL with a media type');
  }
  const isBase64 = parameters?.toLowerCase().endsWith(';base64') === true;
  return {
    holds,
    mediaType: mediaType.toLowerCase(),
    encoding: isBase64 ? 'base64' : 'text',
    content: decodePercent(content),
  };
}

function dataUrl({ id }: JsonObject): string {
  return typeof id === 'string' ? id : '';
}

function decodePercent(content: string): string {
  try {
    return decodeURIComponent(content);
  } catch (cause) {
    throw new CredentialError('credential.malformed', '/id of an envelope is not rightly encoded', { cause });
  }
}
