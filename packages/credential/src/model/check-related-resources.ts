import { CredentialError } from '../errors.ts';
import { matchesPublished } from '../jsonld/published-digests.ts';
import { asList } from './as-list.ts';
import type { Credential } from './credential.ts';

/**
 * Compares the digests of related resources with what was published at their addresses, where that is known without
 * fetching: the base context. Every other resource is for whoever retrieves it to compare (`matchesDigest`).
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 * @throws CredentialError `credential.resource-altered`, and `credential.malformed` when a digest is not rightly written
 */
export function checkRelatedResources({ relatedResource }: Credential): void {
  for (const resource of asList(relatedResource)) {
    if (matchesPublished(resource) === 'mismatch') {
      throw new CredentialError('credential.resource-altered', `/relatedResource ${String(resource.id)}`);
    }
  }
}
