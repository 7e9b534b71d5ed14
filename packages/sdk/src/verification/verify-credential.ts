import {
  gatherEvidence,
  type KnownIssuer,
  type LogPolicy,
  type RecordPolicy,
  type ResourcePolicy,
  type Retrieval,
  type Retrieve,
  type StatusListMemory,
  verifyCredential as verify,
} from '@laurel/credential';
import type { Verdict } from '../types.ts';
import { createRetrieve } from './create-retrieve.ts';

/** How to verify; everything has a default. */
export interface VerifyOptions {
  /** Fetches DID documents and status lists; {@link createRetrieve} when left out. */
  retrieve?: Retrieve | undefined;
  /** Performs the requests of the default `retrieve`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** The time that dates are held against; the machine's own when left out. */
  now?: Date | undefined;
  /** Uses the network for nothing: what is not among `documents` cannot be checked. */
  offline?: boolean | undefined;
  /** Documents had before, by address; they are not asked for again. */
  documents?: ReadonlyMap<string, Retrieval> | undefined;
  /**
   * Keeps status lists from one verification to the next: see `createStatusListMemory`. What it keeps is used offline too,
   * for as long as the issuer allows. Lists among `documents` stay out of it.
   */
  statusLists?: StatusListMemory | undefined;
  /** Whether a did:web of `localhost` may be resolved by http, as in development. */
  allowHttpLocalhost?: boolean | undefined;
  /**
   * The issuers one knows, from `parseKnownIssuers` or from a server's `listKnownIssuers`. One that is not among them is
   * no worse for it, and is said to be in no list; one that only looks like one of them is warned of. It changes no outcome.
   */
  knownIssuers?: readonly KnownIssuer[] | undefined;
  /**
   * Whether schemas and related files that the credential names are fetched and compared as well. By default they are not:
   * their addresses may tell the issuer whose credential is being checked.
   */
  resources?: ResourcePolicy | undefined;
  /** Receipts that came with the credential, as JSON texts: what they show need not be asked of anybody. */
  receipts?: readonly string[] | undefined;
  /**
   * Whether the receipt of a credential is asked for at its issuer's log where none came with it. By default only where the
   * answer hangs on it, because the issuer has given up the key: whoever asks tells the issuer which credential is checked.
   */
  records?: RecordPolicy | undefined;
  /** `required` where a credential must be in a public log of its issuer, and is not enough without. */
  record?: 'required' | undefined;
  /**
   * Which witnesses one knows, which of them must have cosigned the checkpoint of a receipt, and which logs count: from
   * `parseLogPolicy` or `witnessPolicy`. How many have is said in any case; a receipt with too few shows nothing.
   */
  logPolicy?: LogPolicy | undefined;
  /**
   * Who verifies: any text, the very one that the holder was given. Only needed where a credential is shown under a
   * pseudonym, which was made for one verifier; `technical.proofs` then says which pseudonym it is.
   */
  verifierId?: string | undefined;
  /** Nodes of blockchains that are asked for records there: see `createRetrieve`. */
  rpcs?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Verifies a credential on one's own machine: nothing goes to a Laurel server, unless the credential's own DID or status
 * list lives there. The verdict has the form of the API's, so that one page can show either.
 *
 * Bad input, and documents that cannot be had, are part of the verdict and never thrown; an abort throws the signal's
 * reason. NOTE: it cannot know whether the issuer deserves trust; that is the reader's to judge.
 *
 * @example
 * import { verifyCredential } from '@laurel/sdk';
 *
 * const verdict = await verifyCredential('{"not": "a credential"}', { offline: true });
 * console.log(verdict.outcome, verdict.sentence);
 */
export async function verifyCredential(text: string | Uint8Array, options: VerifyOptions = {}): Promise<Verdict> {
  const { now = new Date(), allowHttpLocalhost = false, knownIssuers, resources, verifierId } = options;
  const {
    signal,
    statusLists,
    receipts,
    logPolicy,
    record,
    records = record === undefined ? undefined : 'fetch',
  } = options;
  signal?.throwIfAborted();
  const retrieve = retrieveOf(options, now);
  const gathering = { allowHttpLocalhost, resources, receipts, records, logPolicy };
  const gathered = await gatherEvidence({ text, retrieve, ...gathering });
  const evidence = { ...gathered, seenStatusLists: statusLists?.seen };
  signal?.throwIfAborted();
  const verdict = await verify({ text, evidence, now, policy: { knownIssuers, verifierId, record, logPolicy } });
  statusLists?.remember(verdict, evidence);
  return verdict;
}

function retrieveOf({ documents, offline, statusLists, ...options }: VerifyOptions, now: Date): Retrieve {
  const ask = offline ? askNobody : (options.retrieve ?? createRetrieve({ ...options, now: () => now }));
  const remembering = statusLists?.wrap(ask) ?? ask;
  return async (url, kind) => documents?.get(url) ?? remembering(url, kind);
}

const askNobody: Retrieve = async () => ({ ok: false, reasonCode: 'retrieval.offline' });
