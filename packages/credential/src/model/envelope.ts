import { CredentialError } from '../errors.ts';
import { type DataUrl, parseDataUrl } from './data-url.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { versionOf } from './version.ts';

/**
 * A document of VC-JOSE-COSE inside an object of JSON-LD: what it is, and the `data:` URL it comes as, for instance of type
 * `application/vc+jwt`, `application/vc+sd-jwt`, `application/vc+cose`. Nothing in it is believed yet.
 */
export interface Envelope extends DataUrl {
  readonly holds: 'credential' | 'presentation';
}

const KINDS: ReadonlyMap<JsonValue | undefined, Envelope['holds']> = new Map([
  ['EnvelopedVerifiableCredential', 'credential'],
  ['EnvelopedVerifiablePresentation', 'presentation'],
]);

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
  const content = contentOf(json);
  if (content === undefined) {
    throw new CredentialError('credential.malformed', '/id of an envelope is not a data: URL with a media type');
  }
  return { holds, ...content };
}

function contentOf({ id }: JsonObject): DataUrl | undefined {
  try {
    return typeof id === 'string' ? parseDataUrl(id) : undefined;
  } catch (cause) {
    throw new CredentialError('credential.malformed', '/id of an envelope is not rightly encoded', { cause });
  }
}
