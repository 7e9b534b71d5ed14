import { isDeepStrictEqual } from 'node:util';
import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import type { Marks } from './mark-with-rubric.ts';
import { lockOwnReview, lockWork, type Reviewing, requireOpenReview } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
import type { Rubric } from './rubric.ts';
import { updateReview } from './store.ts';

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
    requireOfRubric(rubric, body.marks);
    const { marks, summary, revision } = body;
    const isSame = isDeepStrictEqual({ marks, summary }, { marks: review.marks, summary: review.summary });
    if (!isSame && revision !== review.revision) {
      throw new Refusal(
        'review-changed',
        'This marking was saved elsewhere since you opened it, perhaps in another tab. Nothing was overwritten: what you entered is still here, and what was saved is shown beside it.',
      );
    }
    if (!isSame) await updateReview(unit.tx, { id: reviewId, marks, summary, now: unit.now });
    await unit.audit({ action: isSame ? 'review.saved-before' : 'review.saved', subject: `review:${reviewId}` });
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, review.submissionId));
  });
}

function requireOfRubric({ criteria, levels }: Rubric, marks: Marks): void {
  const faults = Object.entries(marks)
    .filter(([id, { level }]) => level > levels.length || !criteria.some((criterion) => criterion.id === id))
    .map(([id]) => ({ pointer: `/marks/${id}`, message: 'the rubric has no such criterion or level' }));
  if (faults.length > 0) throw new Refusal('invalid-request', 'Nothing was changed. Mark by the rubric.', { faults });
}
