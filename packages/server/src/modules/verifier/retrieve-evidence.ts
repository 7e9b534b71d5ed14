import type { Retrieve } from '@laurel/credential';
import type { VerifierDeps } from './deps.ts';

/**
 * What one request may fetch: each address once (as a text, and as a file: one credential's picture may be another's status
 * list), and `most` addresses at the most, so that what somebody hands in does not
 * turn this server against others.
 */
export function retrieveEvidence({ retrieve }: Pick<VerifierDeps, 'retrieve'>, most: number): Retrieve {
  const asked = new Map<string, ReturnType<Retrieve>>();
  return (url, kind) => {
    const key = kind === 'resource' ? `file ${url}` : url;
    const known = asked.get(key);
    if (known) return known;
    if (asked.size >= most)
      return Promise.resolve({ ok: false, reasonCode: 'retrieval.refused', detail: `more than ${most} addresses` });
    const asking = retrieve(url, kind);
    asked.set(key, asking);
    return asking;
  };
}
