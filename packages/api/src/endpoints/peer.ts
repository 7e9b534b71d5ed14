import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/peer.ts';
import { submissionFileTypes } from '../schemas/submission.ts';

const tag = 'Review';
const own = ['not-signed-in', 'not-found', 'no-place', 'cohort-not-started', 'cohort-ended'] as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const base = '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/peer-reviews';
const place = z.object({ enrolmentId: id, lessonId: id });
const review = place.extend({ reviewId: id });
const lesson = '/api/v1/organisations/{organisationId}/programmes/{programmeId}/lessons/{lessonId}/peer-reviews';
const lessonParams = organisationParams.extend({ programmeId: id, lessonId: id });

export const listPeerReviews = defineEndpoint({
  id: 'listPeerReviews',
  method: 'GET',
  path: base,
  tag,
  summary: 'The reviews of fellow learners’ work that one has to give, and the sample to mark before',
  access: { kind: 'person' },
  params: place,
  success: { status: 200, body: schema.peerReviews },
  problems: own,
});

export const markSample = defineEndpoint({
  id: 'markSample',
  method: 'POST',
  path: `${base}/sample`,
  tag,
  summary: 'Mark the sample, once: how near to staff says how much one’s reviews count',
  access: { kind: 'person' },
  params: place,
  body: schema.sampleMarksInput,
  success: { status: 200, body: schema.peerReviews },
  problems: ['invalid-request', ...own, 'review-closed'],
});

export const getPeerReview = defineEndpoint({
  id: 'getPeerReview',
  method: 'GET',
  path: `${base}/{reviewId}`,
  tag,
  summary: 'A fellow learner’s work to review, without whose it is',
  access: { kind: 'person' },
  params: review,
  success: { status: 200, body: schema.peerReview },
  problems: [...own, 'sample-first'],
});

export const savePeerReview = defineEndpoint({
  id: 'savePeerReview',
  method: 'PUT',
  path: `${base}/{reviewId}`,
  tag,
  summary: 'Keep a review of a fellow learner’s work as far as it is',
  access: { kind: 'person' },
  params: review,
  body: schema.peerReviewInput,
  success: { status: 200, body: schema.peerReview },
  problems: ['invalid-request', ...own, 'sample-first', 'review-closed', 'review-changed', 'already-decided'],
});

export const handInPeerReview = defineEndpoint({
  id: 'handInPeerReview',
  method: 'POST',
  path: `${base}/{reviewId}/hand-in`,
  tag,
  summary: 'Hand a complete review in; it no longer changes. Handing it in twice changes nothing',
  access: { kind: 'person' },
  params: review,
  success: { status: 200, body: schema.peerReview },
  problems: ['invalid-request', ...own, 'sample-first', 'already-decided'],
});

export const getPeerFile = defineEndpoint({
  id: 'getPeerFile',
  method: 'GET',
  path: `${base}/{reviewId}/files/{fileId}`,
  tag,
  summary: 'A file of the work one reviews, under a name that says nothing',
  access: { kind: 'person' },
  params: review.extend({ fileId: id }),
  success: { status: 200, mediaTypes: submissionFileTypes },
  problems: [...own, 'sample-first'],
});

export const getPeerOverview = defineEndpoint({
  id: 'getPeerOverview',
  method: 'GET',
  path: lesson,
  tag,
  summary: 'Who reviews whom, who is late, and how near to staff each marks',
  access: { kind: 'organisation', permission: 'review:write' },
  params: lessonParams,
  success: { status: 200, body: schema.peerOverview },
  problems: [...refused, 'own-work'],
});

export const makePeerRing = defineEndpoint({
  id: 'makePeerRing',
  method: 'POST',
  path: `${lesson}/rings`,
  tag,
  summary: 'Give the work of those who wait to each other for review',
  access: { kind: 'organisation', permission: 'review:manage' },
  params: lessonParams,
  success: { status: 200, body: schema.peerOverview },
  problems: [...refused, 'own-work', 'ring-too-small'],
});
