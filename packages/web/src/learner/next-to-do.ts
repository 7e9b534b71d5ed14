import type { EnrolmentSummary } from '@laurel/sdk';
import { lessonsAreOpen, workCounts } from './lessons-are-open.ts';

/** Whether nothing is left to do but to wait for a decision on what was handed in. */
export function isWaiting({ reviewsOwed, resume, nextLesson }: EnrolmentSummary): boolean {
  return reviewsOwed.length === 0 && !resume && nextLesson?.state === 'handed-in';
}

/**
 * The enrolments in which something is to be done or waited for: reviews that others wait for come first, the first due first, then
 * lessons, and last what waits for a decision.
 */
export function sortToDo<Enrolment extends EnrolmentSummary>(enrolments: readonly Enrolment[]): Enrolment[] {
  const ranked = enrolments.filter(
    (each) => (workCounts(each) && each.nextLesson !== null) || (lessonsAreOpen(each) && each.reviewsOwed.length > 0),
  );
  // Any letter comes after the digits that a day begins with.
  const rank = (each: Enrolment) => each.reviewsOwed[0]?.dueAt ?? (isWaiting(each) ? 'z' : 'a');
  return ranked.toSorted((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
}
