import type { Requirement, Retrieve } from '@laurel/credential';
import type { VerifierModuleDeps } from './deps.ts';

const json = 'application/ld+json, application/json';

const accepts: Readonly<Record<Requirement['kind'], string>> = {
  'did-document': `application/did, application/did+ld+json, application/did+json, application/json`,
  'did-log': 'text/jsonl, application/jsonl, application/json',
  'did-witness': 'application/json',
  'status-list': `application/vc, application/vc+jwt, ${json}`,
  'open-badge': json,
};

/**
 * Fetches documents through the guard, status lists only where no copy is fresh enough. Made once: all requests of the
 * process share what it asks.
 */
export function retrieveDocument({
  fetcher,
  statusLists,
}: Pick<VerifierModuleDeps, 'fetcher' | 'statusLists'>): Retrieve {
  return statusLists.wrap((url, kind) => fetcher.retrieve(url, accepts[kind]));
}
