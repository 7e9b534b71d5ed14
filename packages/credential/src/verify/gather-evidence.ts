import type { DidWebOptions } from '../did/did-web-url.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import type { LogPolicy } from '../log/log-policy.ts';
import { allRequirements } from './all-requirements.ts';
import type { Evidence, RecordPolicy, Requirement, ResourcePolicy, Retrieval, Retrieve } from './evidence.ts';

/**
 * A document names its keys, its status list and the credential that carries its schema; that one names keys and a list of
 * its own, the list its keys, and those perhaps their witnesses: nothing honest goes deeper.
 */
const MAX_ROUNDS = 5;
/** A document must not turn its verifier against others. */
const MAX_RETRIEVALS = 64;

/** What `gatherEvidence` needs. */
export interface GatherEvidenceInput extends DidWebOptions {
  readonly text: string | Uint8Array;
  readonly retrieve: Retrieve;
  /** The contexts that documents may name; by default the pinned ones. */
  readonly contexts?: Contexts | undefined;
  /** By default `skip`: see {@link ResourcePolicy}. */
  readonly resources?: ResourcePolicy | undefined;
  /** Receipts that came with it, in any order: none is fetched for what they show. */
  readonly receipts?: readonly string[] | undefined;
  /** By default `when-needed`: see {@link RecordPolicy}. */
  readonly records?: RecordPolicy | undefined;
  /** Which logs and witnesses count: see `VerificationPolicy`. */
  readonly logPolicy?: LogPolicy | undefined;
}

/**
 * Fetches everything a verification needs, each address once: DID documents, status lists, the DID documents that the
 * lists' own proofs need, what a chain says of the log that a receipt is of; and where the caller wants it, receipts,
 * schemas and related resources. The one gatherer of browser, SDK, CLI and server; only `retrieve` differs.
 *
 * It never rejects: what cannot be had is evidence too, and makes the verdict "could not be checked". The caller's duty is
 * the guard inside `retrieve`.
 *
 * @example
 * const evidence = await gatherEvidence({ text, retrieve });
 * const verdict = await verifyCredential({ text, evidence, now });
 */
export async function gatherEvidence({
  text,
  retrieve,
  allowHttpLocalhost = false,
  contexts,
  resources,
  receipts,
  records,
  logPolicy,
}: GatherEvidenceInput): Promise<Evidence> {
  const retrievals = new Map<string, Retrieval>();
  const evidence: Evidence = { retrievals, allowHttpLocalhost, contexts, resources, receipts, records, logPolicy };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const all = await allRequirements(text, evidence);
    const missing = all.filter(({ url }) => !retrievals.has(url)).slice(0, MAX_RETRIEVALS - retrievals.size);
    if (missing.length === 0) break;
    const got = await Promise.all(missing.map(async (need) => [need.url, await tryRetrieve(retrieve, need)] as const));
    for (const [url, retrieval] of got) retrievals.set(url, retrieval);
  }
  return evidence;
}

async function tryRetrieve(retrieve: Retrieve, { url, kind }: Requirement): Promise<Retrieval> {
  try {
    return await retrieve(url, kind);
  } catch (error) {
    const detail = error instanceof Error ? error.message : undefined;
    return { ok: false, reasonCode: 'retrieval.unreachable', detail };
  }
}
