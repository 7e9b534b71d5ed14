import { isDeepStrictEqual } from 'node:util';
import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { type Marks, markWithRubric } from './mark-with-rubric.ts';
import type { Rubric } from './rubric.ts';
import { type ReviewRow, updateReview } from './store.ts';

interface Kept {
  review: ReviewRow;
  rubric: Rubric;
  body: BodyOf<typeof endpoints.saveReview>;
}

/** Keeps a marking as far as it is. What another tab has saved meanwhile is never overwritten. */
export async function keepMarking(unit: WriteUnit, { review, rubric, body }: Kept): Promise<void> {
  const { marks, summary, revision } = body;
  requireOfRubric(rubric, marks);
  const isSame = isDeepStrictEqual({ marks, summary }, { marks: review.marks, summary: review.summary });
  if (!isSame && revision !== review.revision) {
    throw new Refusal(
      'review-changed',
      'This marking was saved elsewhere since you opened it, perhaps in another tab. Nothing was overwritten: what you entered is still here, and what was saved is shown beside it.',
    );
  }
  if (!isSame) await updateReview(unit.tx, { id: review.id, marks, summary, now: unit.now });
  await unit.audit({ action: isSame ? 'review.saved-before' : 'review.saved', subject: `review:${review.id}` });
}

/** Refuses a marking in which a criterion has no level. */
export function requireComplete(rubric: Rubric, { marks }: Pick<ReviewRow, 'marks'>): void {
  if (markWithRubric(rubric, marks)) return;
  const faults = rubric.criteria
    .filter(({ id }) => !Object.hasOwn(marks, id))
    .map(({ id, title }) => ({ pointer: `/marks/${id}`, message: `choose a level for “${title}”` }));
  throw new Refusal('invalid-request', 'The marking is saved, but not handed in: a criterion has no level yet.', {
    faults,
  });
}

function requireOfRubric({ criteria, levels }: Rubric, marks: Marks): void {
  const faults = Object.entries(marks)
    .filter(([id, { level }]) => level > levels.length || !criteria.some((criterion) => criterion.id === id))
    .map(([id]) => ({ pointer: `/marks/${id}`, message: 'the rubric has no such criterion or level' }));
  if (faults.length > 0) throw new Refusal('invalid-request', 'Nothing was changed. Mark by the rubric.', { faults });
}
