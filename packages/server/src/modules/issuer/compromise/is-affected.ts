import type { Theft } from './find-key.ts';
import type { SignedCredential } from './signed-under.ts';

/**
 * Whether a verifier refuses a credential because its key was stolen: what the log did not hold before the theft may be the
 * thief's. Without a log there is only the date, which a thief writes as he likes.
 */
export function isAffected({ logIndex, issuedAt }: SignedCredential, { since, logSize }: Theft): boolean {
  if (logSize === null) return issuedAt >= since;
  return logIndex === undefined || logIndex >= logSize;
}
