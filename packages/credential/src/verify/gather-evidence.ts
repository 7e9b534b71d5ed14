import type { DidWebOptions } from '../did/did-web-url.ts';
import type { Evidence, Requirement, Retrieval, Retrieve } from './evidence.ts';
import { requirementsOf } from './requirements-of.ts';

/** What `gatherEvidence` needs. */
export interface GatherEvidenceInput extends DidWebOptions {
  readonly text: string | Uint8Array;
  readonly retrieve: Retrieve;
}

/**
 * Fetches everything a verification needs, each address once: DID documents, status lists, and the DID documents that the
 * lists' own proofs need. The one gatherer of browser, SDK, CLI and server; only `retrieve` differs.
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
}: GatherEvidenceInput): Promise<Evidence> {
  const retrievals = new Map<string, Retrieval>();
  const gather = async (requirements: readonly Requirement[]) => {
    const missing = requirements.filter(({ url }) => !retrievals.has(url));
    const got = await Promise.all(
      missing.map(async ({ url, kind }) => [url, await tryRetrieve(retrieve, url, kind)] as const),
    );
    for (const [url, retrieval] of got) retrievals.set(url, retrieval);
  };
  const requirements = requirementsOf(text, { allowHttpLocalhost });
  await gather(requirements);
  const lists = requirements.filter(({ kind }) => kind === 'status-list').map(({ url }) => retrievals.get(url));
  // A list is not asked for its own status: lists of lists would let a credential lead its verifier anywhere.
  const keys = lists
    .flatMap((list) => (list?.ok === true ? requirementsOf(list.body, { allowHttpLocalhost }) : []))
    .filter(({ kind }) => kind === 'did-document');
  await gather([...new Map(keys.map((key) => [key.url, key])).values()]);
  return { retrievals, allowHttpLocalhost };
}

async function tryRetrieve(retrieve: Retrieve, url: string, kind: Requirement['kind']): Promise<Retrieval> {
  try {
    return await retrieve(url, kind);
  } catch (error) {
    return {
      ok: false,
      reasonCode: 'retrieval.unreachable',
      detail: error instanceof Error ? error.message : undefined,
    };
  }
}
