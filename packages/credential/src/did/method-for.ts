import { absoluteId } from './absolute-id.ts';
import type { DidDocument, VerificationMethod } from './did-document.ts';
import { methodsOf, type PlacedMethod } from './methods-of.ts';
import type { VerificationRelationship } from './verification-relationship.ts';

/** Why a document does not give a key, with the error of the standard that it amounts to. */
export const methodFaults = {
  /** The document does not list the key. */
  'not-listed': 'https://w3id.org/security#INVALID_VERIFICATION_METHOD',
  /** The address of the key does not begin with the identifier of the document. */
  'other-document': 'https://w3id.org/security#INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID',
  /** The key is said to be under somebody else's control, or under nobody's. */
  'other-controller': 'https://w3id.org/security#INVALID_VERIFICATION_METHOD',
  /** The document lists the key, and not for this. */
  'not-for-this': 'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
} as const;

/** A key of {@link methodFaults}. */
export type MethodFault = keyof typeof methodFaults;

/** The key, or why not. */
export type FoundMethod =
  | { readonly ok: true; readonly method: VerificationMethod }
  | { readonly ok: false; readonly fault: MethodFault; readonly detail: string };

/**
 * The key that a DID URL names, if the document lists it for this use and as its own: "retrieve verification method" of
 * Controlled Identifiers 1.0, from step 6 on, for a document that `parseDidDocument` has read.
 *
 * A key that is written inside a relationship may be used for that relationship alone. Whether the key itself is sound is
 * for `publicKeyOfMethod` to say; until when it counts (`revoked`, `expires`), for whoever knows when it was used.
 *
 * @see https://www.w3.org/TR/cid-1.0/#retrieve-verification-method
 * @example
 * const found = methodFor(document, 'did:web:example.org#key-1', 'assertionMethod');
 * if (found.ok) publicKeyOfMethod(found.method);
 */
export function methodFor(document: DidDocument, didUrl: string, relationship: VerificationRelationship): FoundMethod {
  const wrong = (fault: MethodFault, detail: string): FoundMethod => ({ ok: false, fault, detail });
  if (!didUrl.startsWith(`${document.id}#`)) return wrong('other-document', `${didUrl} in ${document.id}`);
  const placed = methodsOf(document).filter(({ id }) => id === didUrl);
  const [first] = placed;
  if (first === undefined) return wrong('not-listed', didUrl);
  const own = placed.find(({ embeddedIn }) => embeddedIn === relationship);
  const common = placed.find(({ embeddedIn }) => embeddedIn === undefined);
  const found = own ?? (isReferenced(document, didUrl, relationship) ? common : undefined);
  return found === undefined ? wrong('not-for-this', `${didUrl} for ${relationship}`) : controlled(document, found);
}

function isReferenced(document: DidDocument, didUrl: string, relationship: VerificationRelationship): boolean {
  return (document[relationship] ?? []).some(
    (entry) => typeof entry === 'string' && absoluteId(entry, document.id) === didUrl,
  );
}

function controlled(document: DidDocument, { id, method }: PlacedMethod): FoundMethod {
  if (method.controller === document.id) return { ok: true, method };
  return { ok: false, fault: 'other-controller', detail: `${id} of ${method.controller ?? 'nobody'}` };
}
