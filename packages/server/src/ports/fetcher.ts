/** Why a document could not be had: the words the verifier knows. */
export type FetchFault =
  | 'retrieval.refused'
  | 'retrieval.unreachable'
  | 'retrieval.timeout'
  | 'retrieval.not-found'
  | 'retrieval.bad-answer'
  | 'retrieval.too-large';

/** What came of fetching something public of somebody else. */
export type Fetched<Body> =
  | { ok: true; body: Body; fetchedAt: Date }
  | { ok: false; reasonCode: FetchFault; detail: string };

/** Fetches a public document for the server: guarded against private addresses, redirects, slow and endless answers. */
export interface Fetcher {
  /** A text in UTF-8. */
  retrieve(url: string, accept: string): Promise<Fetched<string>>;
  /** Any file. */
  retrieveBytes(url: string, accept: string): Promise<Fetched<Uint8Array>>;
}
