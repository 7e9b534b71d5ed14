import { answerIdentifier, type IdentifierAnswer, type IdentifierRequest } from '@laurel/credential';
import type { VerifierDeps } from './deps.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';

/** A DID, its log and the witnesses of it. */
const mostAddresses = 8;

/**
 * Resolves a DID, or dereferences a DID URL, as a universal resolver does (DID Resolution, HTTPS binding).
 *
 * The address of a service is answered as a text and not by leading there: where it leads is the word of a stranger, and
 * this install's name must not stand in front of it.
 */
export async function resolveIdentifier(deps: VerifierDeps, request: IdentifierRequest): Promise<IdentifierAnswer> {
  const retrieve = retrieveEvidence(deps, mostAddresses);
  const now = deps.clock();
  const answer = await answerIdentifier(request, { retrieve, now, allowHttpLocalhost: deps.development });
  const { location } = answer.headers;
  if (location === undefined) return answer;
  return { status: 200, headers: { 'content-type': 'text/uri-list' }, body: `${location}\r\n` };
}
