import type { DecisionRow } from './decision-store.ts';
import type { OpenWork } from './policy.ts';
import { whoDecides } from './read-standing.ts';
import type { Rubric } from './rubric.ts';

const day = 86_400_000;

/**
 * Whether the caller may decide: whoever marked it and handed in; where somebody moderated, the moderator alone. Where none of them
 * reviews here any more, any other reviewer may, by the marks that are there: else the work would wait for ever.
 */
export function mayDecide({ isOpen, isOrphaned, standing, reviews, reviewerId }: OpenWork): boolean {
  if (!isOpen || standing.state !== 'settled') return false;
  return isOrphaned || whoDecides(standing, reviews).includes(reviewerId);
}

/** How often the learner may hand in again, after what was decided so far. */
export function resubmissionsLeft(
  { resubmissions }: Pick<Rubric, 'resubmissions'>,
  decisions: readonly Pick<DecisionRow, 'outcome'>[],
): number {
  return Math.max(0, resubmissions - decisions.filter(({ outcome }) => outcome === 'resubmit').length);
}

/** Until when a learner who is asked to may hand in again, where nothing else is said. */
export function resubmitUntil({ resubmissionDays }: Pick<Rubric, 'resubmissionDays'>, now: Date): Date {
  return new Date(now.getTime() + resubmissionDays * day);
}
