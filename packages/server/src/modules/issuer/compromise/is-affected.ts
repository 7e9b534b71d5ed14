import type { Theft } from './find-key.ts';
import type { KeptCredential, SignedCredential } from './signed-under.ts';

/**
 * Whether a verifier refuses a credential because its key was stolen, and something can be done about it: what the log did not
 * hold before the theft may be the thief's. What was erased is nobody's any more. Without a log there is only the date, which a thief writes as he likes.
 */
export function isAffected(one: SignedCredential, { logSize }: Pick<Theft, 'logSize'>): one is KeptCredential {
  const { logIndex, state } = one;
  if (state === 'erased') return false;
  return logSize === null || logIndex === undefined || logIndex >= logSize;
}
