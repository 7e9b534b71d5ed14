import { absoluteId } from './absolute-id.ts';
import type { DidDocument, VerificationMethod } from './did-document.ts';
import { type VerificationRelationship, verificationRelationships } from './verification-relationship.ts';

/** A key where it stands in a document. */
export interface PlacedMethod {
  /** Absolute, whichever way the document writes it. */
  readonly id: string;
  readonly method: VerificationMethod;
  /** The one relationship the key is written in and made for; absent for a key in the common list. */
  readonly embeddedIn?: VerificationRelationship;
}

/** Every key of a document, those that are written inside a relationship included. */
export function methodsOf(document: DidDocument): readonly PlacedMethod[] {
  const common = (document.verificationMethod ?? []).map((method) => ({
    id: absoluteId(method.id, document.id),
    method,
  }));
  const embedded = verificationRelationships.flatMap((embeddedIn) =>
    (document[embeddedIn] ?? [])
      .filter((entry) => typeof entry === 'object')
      .map((method) => ({ id: absoluteId(method.id, document.id), method, embeddedIn })),
  );
  return [...common, ...embedded];
}
