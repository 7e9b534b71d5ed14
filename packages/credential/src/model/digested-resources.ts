import type { Credential } from './credential.ts';
import type { JsonObject } from './json-value.ts';
import { objectsOf } from './objects-of.ts';

/** Something outside of a credential that its issuer gives the digest of. */
export interface DigestedResource {
  /** Where the credential names it: a JSON pointer. */
  readonly path: string;
  /** Its address, which may be a `data:` URL. */
  readonly url: string;
  /** The object that names it and carries its digests: see `matchesDigest`. */
  readonly object: JsonObject;
}

/**
 * Everything that a credential gives the digest of: related resources, templates of its render methods, evidence, images,
 * terms. Whatever object has an address and a digest is one.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 */
export function digestedResources(credential: Credential): DigestedResource[] {
  return objectsOf(credential).flatMap(({ path, object }) => {
    const { id, digestSRI, digestMultibase } = object;
    const isOne = typeof id === 'string' && (digestSRI !== undefined || digestMultibase !== undefined);
    return isOne ? [{ path, url: id, object }] : [];
  });
}
