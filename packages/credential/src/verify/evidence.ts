import type { Contexts } from '../jsonld/contexts.ts';

/** What must be fetched before a credential can be verified. */
export type Requirement =
  | { readonly kind: 'did-document' | 'did-log' | 'did-witness'; readonly did: string; readonly url: string }
  | { readonly kind: 'status-list'; readonly url: string }
  /** A document of Open Badges 2.0: assertion, badge class, issuer, key, revocation list. */
  | { readonly kind: 'open-badge'; readonly url: string };

/** Why something could not be fetched. The caller's guarded fetch says which. */
export type RetrievalReasonCode =
  | 'retrieval.offline'
  | 'retrieval.refused'
  | 'retrieval.unreachable'
  | 'retrieval.timeout'
  | 'retrieval.not-found'
  | 'retrieval.bad-answer'
  | 'retrieval.too-large';

/** One attempt to fetch. `body` is the text as it came, unread. */
export type Retrieval =
  | { readonly ok: true; readonly body: string; readonly fetchedAt: Date }
  | { readonly ok: false; readonly reasonCode: RetrievalReasonCode; readonly detail?: string | undefined };

/**
 * Fetches one address. The caller guards it: the resolved address checked at the moment of connecting, no redirects to
 * elsewhere, a limit on size and time. This package only says what to fetch.
 */
export type Retrieve = (url: string, kind: Requirement['kind']) => Promise<Retrieval>;

/** The texts among what was fetched. */
export function textsOf(retrievals: ReadonlyMap<string, Retrieval> = new Map()): ReadonlyMap<string, string> {
  return new Map([...retrievals].flatMap(([url, had]) => (had.ok ? [[url, had.body] as const] : [])));
}

/** What was fetched for one verification, by address. Nothing in it is believed before it is checked. */
export interface Evidence {
  readonly retrievals: ReadonlyMap<string, Retrieval>;
  /** Whether `http://localhost` was allowed, so that the verifier computes the same addresses as the gatherer. */
  readonly allowHttpLocalhost: boolean;
  /** The contexts under which gatherer and verifier alike read every document; by default the pinned ones. */
  readonly contexts?: Contexts | undefined;
  /**
   * Status lists that earlier verifications believed: with them, a list that fell back behind what was known is noticed.
   * Whether one was believed shows in `technical.statuses`, where it then has a value. `createStatusListMemory` keeps them; a
   * map from address to text will do for one issuer.
   */
  readonly seenStatusLists?: SeenStatusLists | undefined;
}

/** Lists that were believed before. */
export interface SeenStatusLists {
  /** The text of the list at an address, as it was last believed for entries of this type in credentials of this issuer. */
  get(url: string, by: { readonly type: string; readonly issuer: string }): string | undefined;
}
