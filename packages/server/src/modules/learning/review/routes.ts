import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { assignReviewer, listReviewers } from './assign-reviewer.ts';
import { addReviewComment, removeReviewComment } from './comment-on-work.ts';
import { decideSubmission } from './decide-submission.ts';
import { getOwnReview } from './get-own-review.ts';
import { getReview } from './get-review.ts';
import { handInReview } from './hand-in-review.ts';
import { listReviews } from './list-reviews.ts';
import { saveReview } from './save-review.ts';
import { getRubric, setRubric } from './set-rubric.ts';
import { takeReview } from './take-review.ts';
import { withdrawReview } from './withdraw-review.ts';

/** Rubrics and reviews. */
export function reviewRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.getRubric, ({ scope, params }) => getRubric(deps, { scope, ...params })),
    route(endpoints.setRubric, ({ scope, params, body }) => setRubric(deps, { scope, body, ...params })),
    route(endpoints.listReviews, ({ scope, params, query }) => listReviews(deps, { scope, query, ...params })),
    route(endpoints.getReview, ({ scope, params }) => getReview(deps, { scope, ...params })),
    route(endpoints.takeReview, ({ scope, params }) => takeReview(deps, { scope, ...params })),
    route(endpoints.listReviewers, ({ scope, params }) => listReviewers(deps, { scope, ...params })),
    route(endpoints.assignReviewer, ({ scope, params, body }) => assignReviewer(deps, { scope, body, ...params })),
    route(endpoints.withdrawReview, ({ scope, params }) => withdrawReview(deps, { scope, ...params })),
    route(endpoints.saveReview, ({ scope, params, body }) => saveReview(deps, { scope, body, ...params })),
    route(endpoints.handInReview, ({ scope, params }) => handInReview(deps, { scope, ...params })),
    route(endpoints.addReviewComment, ({ scope, params, body }) => addReviewComment(deps, { scope, body, ...params })),
    route(endpoints.removeReviewComment, ({ scope, params }) => removeReviewComment(deps, { scope, ...params })),
    route(endpoints.decideSubmission, ({ scope, params, body }) => decideSubmission(deps, { scope, body, ...params })),
    route(endpoints.getOwnReview, ({ scope, params }) => getOwnReview(deps, { scope, ...params })),
  ];
}
