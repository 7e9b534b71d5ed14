import type { Retrieve } from '@laurel/credential';
import type { VerifierDeps } from './deps.ts';

/**
 * What one request may fetch: each address once, and `most` addresses at the most, so that what somebody hands in does not
 * turn this server against others.
 */
export function retrieveEvidence({ retrieve }: Pick<VerifierDeps, 'retrieve'>, most: number): Retrieve {
  const asked = new Map<string, ReturnType<Retrieve>>();
  return (url, kind) => {
    const known = asked.get(url);
    if (known) return known;
    if (asked.size >= most)
      return Promise.resolve({ ok: false, reasonCode: 'retrieval.refused', detail: `more than ${most} addresses` });
    const asking = retrieve(url, kind);
    asked.set(url, asking);
    return asking;
  };
}
