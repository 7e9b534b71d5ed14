import type { LearningDeps } from '../deps.ts';
import { type Reviewing, readWork } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';

/** A version of somebody's work beside its rubric. */
export async function getReview(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { submissionId, ...reviewing }: Reviewing & { submissionId: string },
): Promise<ReviewView> {
  return deps.database.read(reviewing.scope, async (tx) =>
    presentReview(deps, { tx, now: deps.clock() }, await readWork(tx, reviewing, submissionId)),
  );
}
