import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { takeBack } from './guest/guest-links.ts';
import { selectGuestLinks } from './guest/store.ts';
import { lockWork, type Reviewing, requireOpenReview } from './policy.ts';
import { deleteReview, selectReview } from './store.ts';

/** Takes a review that was not handed in away from its reviewer, so that somebody else can do it. */
export async function withdrawReview(
  { database }: Pick<LearningDeps, 'database'>,
  { reviewId, ...reviewing }: Reviewing & { reviewId: string },
): Promise<undefined> {
  return database.write(reviewing.scope, async (unit) => {
    const found = await selectReview(unit.tx, reviewId);
    if (found?.organisationId !== reviewing.organisationId) throw notFound('review');
    const { reviews } = await lockWork(unit.tx, reviewing, found.submissionId);
    const review = reviews.find(({ id }) => id === reviewId);
    if (!review) throw notFound('review');
    requireOpenReview(review);
    // With a guest's review goes the link that it was asked for by.
    const link = (await selectGuestLinks(unit.tx, review.submissionId)).find((each) => each.reviewId === reviewId);
    if (link) await takeBack(unit, link, unit.now);
    else await deleteReview(unit.tx, reviewId);
    await unit.audit({
      action: 'review.withdrawn',
      subject: `submission:${review.submissionId}`,
      detail: { role: review.role, reviewerId: review.reviewerId },
    });
    return undefined;
  });
}
