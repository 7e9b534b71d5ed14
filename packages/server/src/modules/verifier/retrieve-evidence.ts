import type { Requirement, Retrieve } from '@laurel/credential';
import type { VerifierDeps } from './deps.ts';

const json = 'application/ld+json, application/json';

const accepts: Readonly<Record<Requirement['kind'] | 'open-badge', string>> = {
  'did-document': `application/did, application/did+ld+json, application/did+json, application/json`,
  'did-log': 'text/jsonl, application/jsonl, application/json',
  'did-witness': 'application/json',
  'status-list': `application/vc, application/vc+jwt, ${json}`,
  'open-badge': json,
};

/**
 * Fetches what a verification needs through the guard: each address once, and `most` addresses at the most, so that what
 * somebody hands in does not turn this server against others.
 */
export function retrieveEvidence({ fetcher }: Pick<VerifierDeps, 'fetcher'>, most: number): Retrieve {
  const asked = new Map<string, ReturnType<Retrieve>>();
  return (url, kind) => {
    const known = asked.get(url);
    if (known) return known;
    if (asked.size >= most)
      return Promise.resolve({ ok: false, reasonCode: 'retrieval.refused', detail: `more than ${most} addresses` });
    const asking = fetcher.retrieve(url, accepts[kind]);
    asked.set(url, asking);
    return asking;
  };
}
