import type { BodyOf, endpoints } from '@laurel/api';
import { gatherEvidence, type Verdict, verifyCredential } from '@laurel/credential';
import { Refusal } from '../../refusal.ts';
import type { VerifierDeps } from './deps.ts';

const accepts = {
  'did-document': 'application/did, application/did+ld+json, application/did+json, application/json',
  'did-log': 'text/jsonl, application/jsonl, application/json',
  'did-witness': 'application/json',
  'status-list': 'application/vc, application/ld+json, application/json',
} as const;

/** Verifies a credential given as text or by its address (the second natural path). Whatever is given, it is a verdict. */
export async function verifyGiven(
  { clock, fetcher, development }: VerifierDeps,
  given: BodyOf<typeof endpoints.verifyCredential>,
): Promise<Verdict> {
  const text = 'url' in given ? await readAddress(fetcher, given.url) : given.credential;
  const evidence = await gatherEvidence({
    text,
    allowHttpLocalhost: development,
    retrieve: (url, kind) => fetcher.retrieve(url, accepts[kind]),
  });
  return verifyCredential({ text, evidence, now: clock() });
}

async function readAddress(fetcher: VerifierDeps['fetcher'], url: string): Promise<string> {
  const fetched = await fetcher.retrieve(
    url,
    'application/vc, application/vc+ld+json, application/ld+json, application/json',
  );
  if (fetched.ok) return fetched.body;
  throw new Refusal(
    'invalid-request',
    `Nothing could be read at that address (${fetched.detail}). Download the credential and give the file instead.`,
    {
      faults: [{ pointer: '/url', message: `nothing could be read there: ${fetched.detail}` }],
    },
  );
}
