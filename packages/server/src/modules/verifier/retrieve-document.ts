import type { Requirement, Retrieve } from '@laurel/credential';
import type { VerifierModuleDeps } from './deps.ts';

const json = 'application/ld+json, application/json';

/** What is fetched from an address, and not asked of a blockchain. */
type Fetched = Exclude<Requirement['kind'], 'chain-transaction' | 'chain-record'>;

const accepts: Readonly<Record<Fetched, string>> = {
  'did-document': `application/did, application/did+ld+json, application/did+json, application/json`,
  'did-log': 'text/jsonl, application/jsonl, application/json',
  'did-witness': 'application/json',
  'status-list': `application/vc, application/vc+jwt, ${json}`,
  'open-badge': json,
  schema: `application/schema+json, application/vc, ${json}`,
  resource: '*/*',
  receipt: 'application/json',
};

/**
 * Fetches documents through the guard, status lists only where no copy is fresh enough. Made once: all requests of the
 * process share what it asks.
 */
export function retrieveDocument({
  fetcher,
  statusLists,
  anchoring,
}: Pick<VerifierModuleDeps, 'fetcher' | 'statusLists' | 'anchoring'>): Retrieve {
  return statusLists.wrap(async (url, kind) => {
    if (kind === 'chain-record' || kind === 'chain-transaction') return anchoring.retrieveChainRecord(url);
    return kind === 'resource' ? retrieveFile(fetcher, url) : fetcher.retrieve(url, accepts[kind]);
  });
}

/** What a credential refers to may be a picture. */
async function retrieveFile(fetcher: VerifierModuleDeps['fetcher'], url: string): ReturnType<Retrieve> {
  const fetched = await fetcher.retrieveBytes(url, accepts.resource);
  return fetched.ok ? { ...fetched, body: '', bytes: fetched.body } : fetched;
}
