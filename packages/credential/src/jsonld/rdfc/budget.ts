import { CredentialError } from '../../errors.ts';

/**
 * Bound on the deep comparisons of RDFC-1.0 section 4.8. The hard but valid graphs of the W3C suite need fewer than 500;
 * the poison one is refused here within a tenth of a second.
 */
export const MAX_DEEP_ITERATIONS = 2_000;
/** Bound on what the comparisons try between them: nodes put into a place that others could have. */
const MAX_PLACEMENTS = 200_000;

/** What one dataset may still cost. */
export interface Budget {
  /** Runs of Hash N-Degree Quads. */
  comparisons: number;
  placements: number;
}

/** @see https://www.w3.org/TR/rdf-canon/#dataset-poisoning */
export function newBudget(): Budget {
  return { comparisons: MAX_DEEP_ITERATIONS, placements: MAX_PLACEMENTS };
}

/**
 * Counts one.
 *
 * @throws CredentialError `credential.too-complex`
 */
export function spend(budget: Budget, what: keyof Budget): void {
  if (budget[what]-- > 0) return;
  throw new CredentialError('credential.too-complex', `blank nodes that cannot be told apart: no ${what} left`);
}
