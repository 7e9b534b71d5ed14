import { absoluteId } from './absolute-id.ts';
import type { DidDocument, VerificationMethod } from './did-document.ts';
import { verificationRelationships } from './verification-relationship.ts';

/**
 * A document in which its own keys and services are named in full (the resolution option `expandRelativeUrls`).
 *
 * @see https://www.w3.org/TR/did-resolution/#did-resolution-algorithm
 */
export function expandRelativeUrls(document: DidDocument): DidDocument {
  const whole = <T extends { readonly id: string }>(entry: T): T => ({
    ...entry,
    id: absoluteId(entry.id, document.id),
  });
  const either = (entry: string | VerificationMethod) =>
    typeof entry === 'string' ? absoluteId(entry, document.id) : whole(entry);
  const { verificationMethod, service } = document;
  const lists = verificationRelationships.map((name) => [name, document[name]?.map(either)] as const);
  return {
    ...document,
    ...(verificationMethod === undefined ? {} : { verificationMethod: verificationMethod.map(whole) }),
    ...Object.fromEntries(lists.filter(([, list]) => list !== undefined)),
    ...(service === undefined ? {} : { service: service.map(whole) }),
  };
}
