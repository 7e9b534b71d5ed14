import type { DidDocument, DidService } from './did-document.ts';
import type { DidWebOptions } from './did-web-url.ts';

/** Something to fetch for a DID document. */
export interface DidSource {
  readonly kind: 'did-document' | 'did-log' | 'did-witness';
  readonly url: string;
}

/** Which version of a document is wanted; the newest when nothing is said. */
export interface DidVersion {
  readonly versionId?: string | undefined;
  readonly versionTime?: Date | undefined;
  readonly versionNumber?: number | undefined;
}

/**
 * What is known about a document besides its content.
 *
 * @see https://www.w3.org/TR/did-resolution/#did-document-metadata
 */
export interface DidDocumentMetadata {
  readonly created?: string;
  readonly updated?: string;
  readonly versionId?: string;
  readonly nextUpdate?: string;
  readonly nextVersionId?: string;
  readonly deactivated?: boolean;
  readonly [member: string]: unknown;
}

/** A DID document, or the word of its owner that there is none any more. */
export type ResolvedDid =
  | { readonly document: DidDocument; readonly metadata: DidDocumentMetadata }
  | { readonly document: null; readonly metadata: DidDocumentMetadata & { readonly deactivated: true } };

/** What a document is read from. */
export interface ReadDidInput extends DidWebOptions {
  readonly did: string;
  /** What was fetched, by address. */
  readonly texts: ReadonlyMap<string, string>;
  readonly now: Date;
  readonly version: DidVersion;
}

/** A method whose identifier is the whole document. */
export interface LocalDidMethod {
  readonly method: string;
  readonly resolveLocally: (did: string) => DidDocument;
}

/** A method whose documents are fetched. It fetches nothing itself: it says what is needed, and reads what was had. */
export interface FetchedDidMethod {
  readonly method: string;
  /** Everything that is needed, as far as the texts already there tell; the first on its own when there are none. */
  readonly sources: (did: string, texts: ReadonlyMap<string, string>, options: DidWebOptions) => readonly DidSource[];
  /** Reads the document once every source is there. */
  readonly read: (input: ReadDidInput) => Promise<ResolvedDid>;
  /** Whether earlier versions can be asked for. */
  readonly hasVersions: boolean;
  /** The services that every DID of the method has for DID URLs with a path; none where a path means nothing. */
  readonly implicitServices?: (did: string) => readonly DidService[];
}

/** How the DIDs of one method are resolved. */
export type DidMethod = LocalDidMethod | FetchedDidMethod;
