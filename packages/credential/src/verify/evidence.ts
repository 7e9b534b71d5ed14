import type { Contexts } from '../jsonld/contexts.ts';
import type { LogPolicy } from '../log/log-policy.ts';

/** What must be fetched before a credential can be verified. */
export type Requirement =
  | { readonly kind: 'did-document' | 'did-log' | 'did-witness'; readonly did: string; readonly url: string }
  | { readonly kind: 'status-list'; readonly url: string }
  /** A document of Open Badges 2.0: assertion, badge class, issuer, key, revocation list. */
  | { readonly kind: 'open-badge'; readonly url: string }
  /** A schema that the credential names for itself, or the credential that carries one. */
  | { readonly kind: 'schema'; readonly url: string }
  /** A transaction that a proof says it is recorded in: `eip155:<chain>/tx/<hash>`. See `readChainTransaction`. */
  | { readonly kind: 'chain-transaction'; readonly url: string }
  /** Anything else that the credential gives the digest of. It need not be text: its `bytes` are wanted. */
  | { readonly kind: 'resource'; readonly url: string }
  /** The receipt of the credential at its issuer's log. */
  | { readonly kind: 'receipt'; readonly url: string }
  /**
   * What a chain recorded of a log: see `parseChainRecordUrl` for the question, and `ChainAnswers` for the body. Who knows no
   * server of the chain answers `retrieval.offline` or `retrieval.not-found`.
   */
  | { readonly kind: 'chain-record'; readonly url: string };

/**
 * Whether what a credential names beside its keys and its status is fetched as well: its schemas, and the resources that it
 * gives the digests of. Their addresses may tell the issuer whose credential is being checked, so nobody asks by default.
 */
export type ResourcePolicy = 'skip' | 'fetch';

/**
 * Whether the receipt of a credential is asked for at its issuer's log, where none was given. Its address is of that one
 * credential alone: whoever asks tells the issuer that it is being checked. So by default it is asked for only where the
 * answer hangs on it, because the issuer has given up the key; `fetch` asks always, and `logs` at the logs that are named.
 */
export type RecordPolicy = 'when-needed' | 'fetch' | { readonly logs: readonly string[] };

/** Why something could not be fetched. The caller's guarded fetch says which. */
export type RetrievalReasonCode =
  | 'retrieval.offline'
  | 'retrieval.refused'
  | 'retrieval.unreachable'
  | 'retrieval.timeout'
  | 'retrieval.not-found'
  | 'retrieval.bad-answer'
  | 'retrieval.too-large';

/** One attempt to fetch. */
export type Retrieval =
  | {
      readonly ok: true;
      /** The text as it came, unread. */
      readonly body: string;
      /** What came, where it need not be text; by default `body` in UTF-8. */
      readonly bytes?: Uint8Array | undefined;
      readonly fetchedAt: Date;
    }
  | { readonly ok: false; readonly reasonCode: RetrievalReasonCode; readonly detail?: string | undefined };

/**
 * Fetches one address. The caller guards it: the resolved address checked at the moment of connecting, no redirects to
 * elsewhere, a limit on size and time. This package only says what to fetch.
 */
export type Retrieve = (url: string, kind: Requirement['kind']) => Promise<Retrieval>;

/** What came, byte for byte. */
export function bytesOf({ body, bytes }: Extract<Retrieval, { ok: true }>): Uint8Array<ArrayBuffer> {
  return bytes === undefined ? new TextEncoder().encode(body) : Uint8Array.from(bytes);
}

/** The texts among what was fetched. */
export function textsOf(retrievals: ReadonlyMap<string, Retrieval> = new Map()): ReadonlyMap<string, string> {
  return new Map([...retrievals].flatMap(([url, had]) => (had.ok ? [[url, had.body] as const] : [])));
}

/** What was fetched for one verification, by address. Nothing in it is believed before it is checked. */
export interface Evidence {
  readonly retrievals: ReadonlyMap<string, Retrieval>;
  /** Whether `http://localhost` was allowed, so that the verifier computes the same addresses as the gatherer. */
  readonly allowHttpLocalhost: boolean;
  /** Receipts that came with what is verified, as texts, in any order: see `FoundCredential.receipt`. */
  readonly receipts?: readonly string[] | undefined;
  /** By default `when-needed`. */
  readonly records?: RecordPolicy | undefined;
  /** Which logs and witnesses count: a receipt that is not enough by it is asked for anew where it may be. */
  readonly logPolicy?: LogPolicy | undefined;
  /** By default `skip`. */
  readonly resources?: ResourcePolicy | undefined;
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
