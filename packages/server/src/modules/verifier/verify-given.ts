import type { BodyOf, endpoints, QueryOf } from '@laurel/api';
import {
  type GatherEvidenceInput,
  gatherEvidence,
  type KnownIssuer,
  type Verdict,
  verifyCredential,
} from '@laurel/credential';
import type { VerifierDeps } from './deps.ts';
import { openAddress } from './open-address.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';

/** The addresses that are asked for one credential. */
const mostAddresses = 64;

/**
 * Verifies a credential given as text or by its address (the second natural path).
 * Whatever is given as text, it is a verdict.
 *
 * @throws Refusal `invalid-request` where one credential cannot be had at the address
 */
export async function verifyGiven(
  deps: VerifierDeps,
  given: BodyOf<typeof endpoints.verifyCredential>,
  { resources, verifierId }: QueryOf<typeof endpoints.verifyCredential> = {},
): Promise<Verdict> {
  const { content, receipts } =
    'url' in given ? await openAddress(deps, given.url) : { content: given.credential, receipts: given.receipts };
  const knownIssuers = await deps.trust.knownIssuers();
  const retrieve = retrieveEvidence(deps, mostAddresses);
  return verifyOne(deps, { content, receipts, knownIssuers, resources, retrieve, verifierId });
}

/** One credential, as it was found, and how to look at it. */
export interface OneGiven extends Pick<GatherEvidenceInput, 'retrieve' | 'resources' | 'receipts'> {
  content: string | Uint8Array;
  knownIssuers: readonly KnownIssuer[];
  verifierId?: string | undefined;
}

/** The verdict about one credential. */
export async function verifyOne(
  { clock, development, statusLists, origin, logPolicy }: VerifierDeps,
  { content, knownIssuers, verifierId, ...gathering }: OneGiven,
): Promise<Verdict> {
  // This install's own log learns nothing by being asked here that this install does not know. Others' are not asked.
  const records = { logs: [`${origin}/log`] };
  const asking = { allowHttpLocalhost: development, records, logPolicy, ...gathering };
  const gathered = await gatherEvidence({ text: content, ...asking });
  const evidence = { ...gathered, seenStatusLists: statusLists.seen };
  const policy = { knownIssuers, verifierId, logPolicy };
  const verdict = await verifyCredential({ text: content, evidence, now: clock(), policy });
  statusLists.remember(verdict, evidence);
  return verdict;
}
