/** Why a document could not be had: the words the verifier knows. */
export type FetchFault =
  | 'retrieval.refused'
  | 'retrieval.unreachable'
  | 'retrieval.timeout'
  | 'retrieval.not-found'
  | 'retrieval.bad-answer'
  | 'retrieval.too-large';

/** What came of fetching a public document of somebody else. */
export type FetchOutcome =
  | { ok: true; body: string; fetchedAt: Date }
  | { ok: false; reasonCode: FetchFault; detail: string };

/** Fetches a public document for the server: guarded against private addresses, redirects, slow and endless answers. */
export interface Fetcher {
  retrieve(url: string, accept: string): Promise<FetchOutcome>;
}
