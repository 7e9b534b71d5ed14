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

/** What came of sending something: whatever the other side answered. */
export type Posted =
  | { ok: true; status: number; mediaType: string; body: string }
  | { ok: false; reasonCode: FetchFault; detail: string };

/** Fetches a public document for the server: guarded against private addresses, redirects, slow and endless answers. */
export interface Fetcher {
  /** A text in UTF-8. */
  retrieve(url: string, accept: string): Promise<Fetched<string>>;
  /** Any file. */
  retrieveBytes(url: string, accept: string): Promise<Fetched<Uint8Array>>;
  /** Sends a text to somebody else's server, under the same guard; never to this install itself. */
  post(url: string, text: string): Promise<Posted>;
}
