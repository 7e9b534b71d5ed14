import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** The versions of the VC Data Model that are read. Laurel issues 2.0. */
export const credentialVersions = ['2.0', '1.1'] as const;

/** A version of the VC Data Model. */
export type CredentialVersion = (typeof credentialVersions)[number];

/**
 * The version of the VC Data Model that a document follows, by its first context; undefined for any other.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#contexts
 */
export function versionOf(document: JsonObject): CredentialVersion | undefined {
  const first = firstContext(document);
  if (first === CREDENTIALS_V2) return '2.0';
  return first === CREDENTIALS_V1 ? '1.1' : undefined;
}

/** The first entry of `@context`, whatever it is. */
export function firstContext({ '@context': context }: JsonObject): JsonValue | undefined {
  return Array.isArray(context) ? context[0] : context;
}
