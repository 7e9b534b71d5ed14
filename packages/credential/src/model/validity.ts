import type { Credential } from './credential.ts';
import { toInstant } from './date-time.ts';
import { versionOf } from './version.ts';

/** The time for which a credential is meant to be valid, as it is written. Either end may be open. */
export interface Validity {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * The validity of a credential of either version: `validFrom` and `validUntil` (2.0), `issuanceDate` and `expirationDate`
 * (1.1). A 1.1 document that writes both kinds means the shorter time.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#validity-period
 * @see https://www.w3.org/TR/vc-data-model-1.1/#expiration
 */
export function validityOf(credential: Credential): Validity {
  const { validFrom, validUntil, issuanceDate, expirationDate } = credential;
  if (versionOf(credential) !== '1.1') return { from: validFrom, until: validUntil };
  return {
    from: pick(validFrom, issuanceDate, (a, b) => a >= b),
    until: pick(validUntil, expirationDate, (a, b) => a <= b),
  };
}

function pick(
  one: string | undefined,
  other: string | undefined,
  isMeant: (one: Date, other: Date) => boolean,
): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return isMeant(toInstant(one), toInstant(other)) ? one : other;
}
