import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { keepMarking } from './keep-marking.ts';
import { lockOwnReview, lockWork, type Reviewing, requireOpenReview } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';

interface Input extends Reviewing {
  reviewId: string;
  body: BodyOf<typeof endpoints.saveReview>;
}

/** Keeps a marking as far as it is. What another tab has saved meanwhile is never overwritten. */
export async function saveReview(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  { reviewId, body, ...reviewing }: Input,
): Promise<ReviewView> {
  return deps.database.write(reviewing.scope, async (unit) => {
    const { review, rubric } = await lockOwnReview(unit.tx, reviewing, reviewId);
    requireOpenReview(review);
    await keepMarking(unit, { review, rubric, body });
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, review.submissionId));
  });
}
