import type { DecisionRow } from './decision-store.ts';
import { decidersOf } from './is-left-alone.ts';
import type { OpenWork } from './policy.ts';
import type { Rubric } from './rubric.ts';

const day = 86_400_000;

/**
 * Whether the caller may decide: whoever marked it and handed in; where somebody moderated, the moderator alone; and any
 * reviewer where none of these is left, or none was: what fellow learners or a guest say.
 */
export function mayDecide({ isOpen, standing, reviews, reviewerId, isLeftAlone }: OpenWork): boolean {
  if (!isOpen || standing.state !== 'settled') return false;
  return isLeftAlone || decidersOf(standing, reviews).some((review) => review.reviewerId === reviewerId);
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
