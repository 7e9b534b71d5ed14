import { Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { lockWork, type OpenWork, type Reviewing, requireOpenWork } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
import { roleNeeded } from './read-standing.ts';
import { insertReview } from './store.ts';

type Deps = Pick<LearningDeps, 'database' | 'randomness' | 'origin'>;

/** Takes work to review, in the first role that nobody has. Taking it twice changes nothing. */
export async function takeReview(
  deps: Deps,
  { submissionId, ...reviewing }: Reviewing & { submissionId: string },
): Promise<ReviewView> {
  const id = deps.randomness.uuid();
  return deps.database.write(reviewing.scope, async (unit) => {
    const work = await lockWork(unit.tx, reviewing, submissionId);
    const mine = work.reviews.find(({ reviewerId }) => reviewerId === work.reviewerId);
    if (mine) {
      await unit.audit({ action: 'review.taken-before', subject: `submission:${submissionId}` });
    } else {
      await giveTo(unit, work, { id, reviewerId: work.reviewerId, action: 'review.taken' });
    }
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, submissionId));
  });
}

/** Makes somebody a reviewer of work whose learner they are not. Whoever is one already cannot be the other too. */
export async function giveTo(
  unit: WriteUnit,
  work: OpenWork,
  { id, reviewerId, action }: { id: string; reviewerId: string; action: 'review.taken' | 'review.assigned' },
): Promise<void> {
  requireOpenWork(work);
  const { submission, rubric, reviews, standing } = work;
  if (reviewerId === submission.personId) {
    throw new Refusal('own-work', 'Nothing was changed: nobody reviews their own work. Choose somebody else.');
  }
  const role = roleNeeded(rubric, reviews, standing);
  if (!role || reviews.some((review) => review.reviewerId === reviewerId)) {
    throw new Refusal(
      'review-taken',
      role
        ? 'Nothing was changed: this person reviews it already, and two markings by one person are one.'
        : 'Nothing was changed: all the reviewers that this work needs are there.',
    );
  }
  const { id: submissionId, organisationId } = submission;
  await insertReview(unit.tx, { id, organisationId, submissionId, reviewerId, role, now: unit.now });
  await unit.audit({ action, subject: `submission:${submissionId}`, detail: { role, reviewerId } });
}
