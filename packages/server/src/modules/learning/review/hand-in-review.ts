import assert from 'node:assert/strict';
import type { LearningDeps } from '../deps.ts';
import { reviewHandedIn } from '../events.ts';
import { requireComplete } from './keep-marking.ts';
import { lockOwnReview, lockWork, type OpenWork, type Reviewing, requireOpenWork } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
import { readStanding } from './read-standing.ts';
import { closeReview, type ReviewRow } from './store.ts';

/** Hands a complete marking in; it no longer changes. Handing it in twice, also at once, hands it in once. */
export async function handInReview(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  { reviewId, ...reviewing }: Reviewing & { reviewId: string },
): Promise<ReviewView> {
  return deps.database.write(reviewing.scope, async (unit) => {
    const { review, ...work } = await lockOwnReview(unit.tx, reviewing, reviewId);
    const subject = `review:${reviewId}`;
    if (review.state === 'handed-in') {
      await unit.audit({ action: 'review.handed-in-before', subject });
    } else {
      requireOpenWork(work);
      requireComplete(work.rubric, review);
      const differs = comesOutTooFar(work, review);
      assert(await closeReview(unit.tx, { id: reviewId, differs, now: unit.now }));
      const { submissionId } = review;
      await unit.audit({ action: 'review.handed-in', subject, detail: { submissionId, role: review.role, differs } });
      await unit.emit({ name: reviewHandedIn, payload: { submissionId, reviewId, needsModerator: differs } });
    }
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, review.submissionId));
  });
}

/** Whether this marking, as the second of two, makes a third necessary. */
function comesOutTooFar({ rubric, reviews }: Omit<OpenWork, 'review'>, { id }: ReviewRow): boolean {
  const then = reviews.map((each) => (each.id === id ? { ...each, state: 'handed-in' as const } : each));
  return readStanding(rubric, then).state === 'moderation';
}
