/** What came of fetching a public document of somebody else. */
export type FetchOutcome =
  | { ok: true; body: string; fetchedAt: Date }
  | { ok: false; reasonCode: 'refused-address' | 'unreachable' | 'too-large' | 'bad-answer'; detail: string };

/** Fetches a public document for the server: guarded against private addresses, redirects, slow and endless answers. */
export interface Fetcher {
  retrieve(url: string, accept: string): Promise<FetchOutcome>;
}
