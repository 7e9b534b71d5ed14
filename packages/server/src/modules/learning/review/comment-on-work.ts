import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { deleteComment, insertComment } from './comment-store.ts';
import { oneSpaced, placeQuote } from './place-quote.ts';
import { lockOwnReview, lockWork, type Reviewing, requireOpenReview } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
import { showWork, textOfWork } from './text-of-work.ts';

interface Place extends Reviewing {
  reviewId: string;
}

/** Remarks on words of the work, which are found in it again. */
export async function addReviewComment(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'origin'>,
  { reviewId, body, ...reviewing }: Place & { body: BodyOf<typeof endpoints.addReviewComment> },
): Promise<ReviewView> {
  const id = deps.randomness.uuid();
  return deps.database.write(reviewing.scope, async (unit) => {
    const { review, submission } = await lockOwnReview(unit.tx, reviewing, reviewId);
    requireOpenReview(review);
    const quote = oneSpaced(body.quote);
    const quoteOffset = placeQuote(textOfWork(showWork(submission, deps)), { quote, offset: body.offset });
    if (quoteOffset === null) {
      throw new Refusal('invalid-request', 'The remark was not kept. Quote words as they stand in the work.', {
        faults: [{ pointer: '/quote', message: 'these words are not in this version' }],
      });
    }
    const { organisationId } = review;
    await insertComment(unit.tx, { id, organisationId, reviewId, quote, quoteOffset, text: body.text, now: unit.now });
    await unit.audit({ action: 'review.commented', subject: `review:${reviewId}` });
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, review.submissionId));
  });
}

/** Takes a remark back. */
export async function removeReviewComment(
  { database }: Pick<LearningDeps, 'database'>,
  { reviewId, commentId, ...reviewing }: Place & { commentId: string },
): Promise<undefined> {
  return database.write(reviewing.scope, async (unit) => {
    const { review } = await lockOwnReview(unit.tx, reviewing, reviewId);
    requireOpenReview(review);
    if (!(await deleteComment(unit.tx, { id: commentId, reviewId }))) throw notFound('comment');
    await unit.audit({ action: 'review.comment-removed', subject: `review:${reviewId}` });
    return undefined;
  });
}
