import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf } from '../schemas/common.ts';
import * as schema from '../schemas/review.ts';

const tag = 'Review';
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const review = { kind: 'organisation', permission: 'review:write' } as const;
const manage = { kind: 'organisation', permission: 'review:manage' } as const;
const submissionParams = organisationParams.extend({ submissionId: id });
const reviewParams = organisationParams.extend({ reviewId: id });
const view = { status: 200, body: schema.reviewView } as const;

export const listReviews = defineEndpoint({
  id: 'listReviews',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/reviews',
  tag,
  summary: 'Work that waits for reviewers across all programmes, the longest waiting first; never one’s own work',
  access: review,
  params: organisationParams,
  query: schema.reviewQueueQuery,
  success: { status: 200, body: pageOf(schema.reviewQueueRow) },
  problems: ['invalid-request', ...refused],
});

export const getReview = defineEndpoint({
  id: 'getReview',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/submissions/{submissionId}/review',
  tag,
  summary: 'A version of somebody’s work beside its rubric, with the markings that the caller may see',
  access: review,
  params: submissionParams,
  success: view,
  problems: [...refused, 'own-work'],
});

export const takeReview = defineEndpoint({
  id: 'takeReview',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/submissions/{submissionId}/reviews',
  tag,
  summary: 'Take work to review; taking it twice changes nothing',
  access: review,
  params: submissionParams,
  success: view,
  problems: [...refused, 'own-work', 'review-taken', 'already-decided'],
});

export const listReviewers = defineEndpoint({
  id: 'listReviewers',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/submissions/{submissionId}/reviewers',
  tag,
  summary: 'Who can be given this work to review, and how much each has; the least first',
  access: manage,
  params: submissionParams,
  success: { status: 200, body: z.object({ items: z.array(schema.reviewerRow) }) },
  problems: [...refused, 'own-work'],
});

export const assignReviewer = defineEndpoint({
  id: 'assignReviewer',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/submissions/{submissionId}/reviewers',
  tag,
  summary: 'Give work to a reviewer, or to whoever has least to do',
  access: manage,
  params: submissionParams,
  body: schema.reviewerInput,
  success: view,
  problems: ['invalid-request', ...refused, 'own-work', 'review-taken', 'already-decided'],
});

export const withdrawReview = defineEndpoint({
  id: 'withdrawReview',
  method: 'DELETE',
  path: '/api/v1/organisations/{organisationId}/reviews/{reviewId}',
  tag,
  summary: 'Take a review that was not handed in away from its reviewer, so that somebody else can do it',
  access: manage,
  params: reviewParams,
  success: { status: 204 },
  problems: [...refused, 'own-work', 'review-closed'],
});

export const saveReview = defineEndpoint({
  id: 'saveReview',
  method: 'PUT',
  path: '/api/v1/organisations/{organisationId}/reviews/{reviewId}',
  tag,
  summary: 'Keep a marking as far as it is',
  access: review,
  params: reviewParams,
  body: schema.reviewInput,
  success: view,
  problems: ['invalid-request', ...refused, 'own-work', 'review-closed', 'review-changed'],
});

export const handInReview = defineEndpoint({
  id: 'handInReview',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/reviews/{reviewId}/hand-in',
  tag,
  summary: 'Hand a complete marking in; it no longer changes. Handing it in twice changes nothing',
  access: review,
  params: reviewParams,
  success: view,
  problems: ['invalid-request', ...refused, 'own-work', 'already-decided'],
});

export const addReviewComment = defineEndpoint({
  id: 'addReviewComment',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/reviews/{reviewId}/comments',
  tag,
  summary: 'Remark on words of the work',
  access: review,
  params: reviewParams,
  body: schema.reviewCommentInput,
  success: view,
  problems: ['invalid-request', ...refused, 'own-work', 'review-closed'],
});

export const removeReviewComment = defineEndpoint({
  id: 'removeReviewComment',
  method: 'DELETE',
  path: '/api/v1/organisations/{organisationId}/reviews/{reviewId}/comments/{commentId}',
  tag,
  summary: 'Take a remark back, as long as the review is not handed in',
  access: review,
  params: reviewParams.extend({ commentId: id }),
  success: { status: 204 },
  problems: [...refused, 'own-work', 'review-closed'],
});

export const decideSubmission = defineEndpoint({
  id: 'decideSubmission',
  method: 'POST',
  path: '/api/v1/organisations/{organisationId}/submissions/{submissionId}/decision',
  tag,
  summary: 'Decide on work whose marks are settled, with a reason; the learner is told at once',
  access: review,
  params: submissionParams,
  body: schema.decisionInput,
  success: view,
  problems: ['invalid-request', ...refused, 'own-work', 'not-settled', 'already-decided'],
});

export const getOwnReview = defineEndpoint({
  id: 'getOwnReview',
  method: 'GET',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/review',
  tag,
  summary: 'By what one’s own work is marked, and what was decided on each version of it',
  access: { kind: 'person' },
  params: z.object({ enrolmentId: id, lessonId: id }),
  success: { status: 200, body: schema.ownReviewView },
  problems: ['not-signed-in', 'not-found'],
});
