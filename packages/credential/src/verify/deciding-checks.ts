import type { Check } from './result.ts';
import type { Verification } from './verification.ts';

/**
 * The checks that decide. That the log could not be asked says nothing against a credential: that check is left out, unless
 * the verifier requires a record. A contradiction decides always.
 */
export function decidingChecks(checks: readonly Check[], { record }: Verification['policy']): readonly Check[] {
  return checks.filter(({ name, outcome }) => name !== 'record' || outcome !== 'unknown' || record === 'required');
}
