import type { BodyOf, endpoints } from '@laurel/api';
import { gatherEvidence, type KnownIssuer, type Verdict, verifyCredential } from '@laurel/credential';
import { Refusal } from '../../refusal.ts';
import type { VerifierDeps } from './deps.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';

/** The addresses that are asked for one credential. */
const mostAddresses = 64;

/** Verifies a credential given as text or by its address (the second natural path). Whatever is given, it is a verdict. */
export async function verifyGiven(
  deps: VerifierDeps,
  given: BodyOf<typeof endpoints.verifyCredential>,
): Promise<Verdict> {
  const text = 'url' in given ? await readAddress(deps.fetcher, given.url) : given.credential;
  const knownIssuers = await deps.trust.knownIssuers();
  return verifyOne(deps, { content: text, knownIssuers, retrieve: retrieveEvidence(deps, mostAddresses) });
}

interface One {
  content: string | Uint8Array;
  knownIssuers: readonly KnownIssuer[];
  retrieve: ReturnType<typeof retrieveEvidence>;
}

/** The verdict about one credential, as it was found. */
export async function verifyOne(
  { clock, development, statusLists }: VerifierDeps,
  { content, knownIssuers, retrieve }: One,
): Promise<Verdict> {
  const gathered = await gatherEvidence({ text: content, allowHttpLocalhost: development, retrieve });
  const evidence = { ...gathered, seenStatusLists: statusLists.seen };
  const verdict = await verifyCredential({ text: content, evidence, now: clock(), policy: { knownIssuers } });
  statusLists.remember(verdict, evidence);
  return verdict;
}

async function readAddress(fetcher: VerifierDeps['fetcher'], url: string): Promise<string> {
  const fetched = await fetcher.retrieve(
    url,
    'application/vc, application/vc+jwt, application/vc+sd-jwt, application/vc+ld+json, application/ld+json, application/json',
  );
  if (fetched.ok) return fetched.body.trim();
  throw new Refusal(
    'invalid-request',
    `Nothing could be read at that address (${fetched.detail}). Download the credential and give the file instead.`,
    {
      faults: [{ pointer: '/url', message: `nothing could be read there: ${fetched.detail}` }],
    },
  );
}
