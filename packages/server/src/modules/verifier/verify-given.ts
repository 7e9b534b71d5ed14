import type { BodyOf, endpoints, QueryOf } from '@laurel/api';
import { type GatherEvidenceInput, gatherEvidence, type KnownIssuer, verifyCredential } from '@laurel/credential';
import type { Caller } from '../account/index.ts';
import type { ServerVerdict, VerifierDeps } from './deps.ts';
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
  { caller, resources, verifierId }: QueryOf<typeof endpoints.verifyCredential> & { caller: Caller },
): Promise<ServerVerdict> {
  const { content, receipts } =
    'url' in given ? await openAddress(deps, given.url) : { content: given.credential, receipts: given.receipts };
  const knownIssuers = await deps.trust.knownIssuers();
  const retrieve = retrieveEvidence(deps, mostAddresses);
  return verifyOne(deps, { content, receipts, knownIssuers, resources, retrieve, verifierId, caller });
}

/** One credential, as it was found, and how to look at it. */
export interface OneGiven extends Pick<GatherEvidenceInput, 'retrieve' | 'resources' | 'receipts'> {
  content: string | Uint8Array;
  knownIssuers: readonly KnownIssuer[];
  verifierId?: string | undefined;
  /** Who asks. */
  caller: Caller;
}

/** The verdict about one credential. */
export async function verifyOne(
  { clock, development, statusLists, origin, logPolicy, issuer }: VerifierDeps,
  { content, knownIssuers, verifierId, caller, ...gathering }: OneGiven,
): Promise<ServerVerdict> {
  // This install's own log learns nothing by being asked here that this install does not know. Others' are not asked.
  const records = { logs: [`${origin}/log`] };
  const asking = { allowHttpLocalhost: development, records, logPolicy, ...gathering };
  const gathered = await gatherEvidence({ text: content, ...asking });
  const evidence = { ...gathered, seenStatusLists: statusLists.seen };
  const policy = { knownIssuers, verifierId, logPolicy };
  const verdict = await verifyCredential({ text: content, evidence, now: clock(), policy });
  statusLists.remember(verdict, evidence);
  const { id } = verdict.technical;
  if (verdict.outcome !== 'not-valid' || typeof content !== 'string' || !id) return verdict;
  const replacedBy = await issuer.successorOf({ content, id, caller });
  return replacedBy ? { ...verdict, replacedBy } : verdict;
}
