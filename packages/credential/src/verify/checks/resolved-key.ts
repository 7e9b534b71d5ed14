import type { DidDocument, VerificationMethod } from '../../did/did-document.ts';

/** A key with the document that lists it. */
export interface ResolvedKey {
  readonly did: string;
  readonly document: DidDocument;
  /** The DID URL of the key, whichever way the signature named it. */
  readonly id: string;
  readonly method: VerificationMethod;
}
