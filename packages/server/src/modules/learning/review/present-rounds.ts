import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { selectComments } from './comment-store.ts';
import type { DecisionRow } from './decision-store.ts';
import { presentDecision } from './present-decision.ts';
import { selectReviews } from './store.ts';

type Rounds = AnswerOf<typeof endpoints.getOwnReview>['rounds'];

/** Shows whose work it is what was decided on each version, and what was said of it: by role, nobody is named. */
export async function presentRounds(tx: Tx, decisions: readonly DecisionRow[]): Promise<Rounds> {
  const decided = decisions.map(({ submissionId }) => submissionId);
  const reviews = (await selectReviews(tx, decided)).filter(({ state }) => state === 'handed-in');
  const comments = await selectComments(tx, decided);
  return decisions.map((row) => ({
    submissionId: row.submissionId,
    number: row.number,
    decision: presentDecision(row),
    remarks: reviews
      .filter(({ submissionId }) => submissionId === row.submissionId)
      .map(({ role, summary, marks }) => ({ role, summary, marks })),
    comments: comments
      .filter((each) => each.submissionId === row.submissionId)
      .filter((each) => reviews.some(({ id }) => id === each.reviewId))
      .map(({ quote, text }) => ({ quote, text })),
  }));
}
