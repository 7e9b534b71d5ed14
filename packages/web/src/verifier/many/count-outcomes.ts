import type { Verdict } from '@laurel/sdk';
import type { VerifiedItem } from '../answer.ts';

/** How many of each outcome. */
export function countOutcomes(items: readonly Pick<VerifiedItem, 'verdict'>[]): Record<Verdict['outcome'], number> {
  const counts = { valid: 0, 'not-valid': 0, 'could-not-be-checked': 0 };
  for (const { verdict } of items) counts[verdict.outcome] += 1;
  return counts;
}
