import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';

const DATA_INTEGRITY_V2 = 'https://w3id.org/security/data-integrity/v2';

/** The contexts that define what stands in a proof. */
const defining: readonly JsonValue[] = [
  CREDENTIALS_V2,
  DATA_INTEGRITY_V2,
  'https://w3id.org/security/data-integrity/v1',
];

/**
 * The document with a context that defines the terms of its proof: as it is where it has one, or where it is no JSON-LD.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#context-injection
 */
export function injectContext(document: JsonObject): JsonObject {
  const { '@context': context } = document;
  if (context === undefined) return document;
  const list: readonly JsonValue[] = Array.isArray(context) ? context : [context];
  if (list.some((entry) => defining.includes(entry))) return document;
  return { ...document, '@context': [...list, DATA_INTEGRITY_V2] };
}
