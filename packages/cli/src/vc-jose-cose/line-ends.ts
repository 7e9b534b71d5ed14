import { isJsonObject, type JsonObject, type JsonValue } from '@laurel/credential';

/**
 * A presentation without the line ends that got into the addresses of its enveloped credentials when these were pasted from
 * files. An address has none: whoever reads one takes them out first (WHATWG URL section 4.4).
 */
export function withoutLineEnds(document: JsonObject): JsonObject {
  const { verifiableCredential: held } = document;
  if (held === undefined) return document;
  return { ...document, verifiableCredential: Array.isArray(held) ? held.map(trimmed) : trimmed(held) };
}

function trimmed(credential: JsonValue): JsonValue {
  if (!isJsonObject(credential)) return credential;
  const { id } = credential;
  const isData = typeof id === 'string' && id.startsWith('data:');
  return isData ? { ...credential, id: id.replaceAll(/[\t\r\n]/g, '') } : credential;
}
