import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id } from '../schemas/common.ts';
import * as schema from '../schemas/learning.ts';
import { answersInput } from '../schemas/question.ts';

const tag = 'Learning';
const person = { kind: 'person' } as const;
const refused = ['not-signed-in', 'not-found'] as const;
/** Lessons are for those who have a place, once their cohort has started. */
const notYet = ['no-place', 'cohort-not-started'] as const;
/** What counts is handed in before the cohort has ended. */
const notNow = [...notYet, 'cohort-ended'] as const;
const enrolmentParams = z.object({ enrolmentId: id });
const lessonParams = enrolmentParams.extend({ lessonId: id });
const attemptParams = z.object({ attemptId: id });

export const enrol = defineEndpoint({
  id: 'enrol',
  method: 'POST',
  path: '/api/v1/programmes/{programmeId}/enrolments',
  tag,
  summary: 'Enrol in a published programme at one’s own pace; enrolling twice gives the same enrolment',
  access: person,
  params: z.object({ programmeId: id }),
  success: { status: 201, body: schema.enrolmentDetail },
  problems: [...refused, 'prerequisites-missing', 'cohort-needed'],
});

export const listEnrolments = defineEndpoint({
  id: 'listEnrolments',
  method: 'GET',
  path: '/api/v1/me/enrolments',
  tag,
  summary: 'One’s own enrolments with the next step of each, the last active first',
  access: person,
  success: { status: 200, body: z.object({ items: z.array(schema.enrolmentSummary) }) },
  problems: ['not-signed-in'],
});

export const getEnrolment = defineEndpoint({
  id: 'getEnrolment',
  method: 'GET',
  path: '/api/v1/me/enrolments/{enrolmentId}',
  tag,
  summary: 'One enrolment with the progress of every lesson',
  access: person,
  params: enrolmentParams,
  success: { status: 200, body: schema.enrolmentDetail },
  problems: refused,
});

export const changeVersion = defineEndpoint({
  id: 'changeVersion',
  method: 'PUT',
  path: '/api/v1/me/enrolments/{enrolmentId}/version',
  tag,
  summary: 'Go on with the newest version of the programme; lessons that are the same stay done',
  access: person,
  params: enrolmentParams,
  body: schema.versionInput,
  success: { status: 200, body: schema.enrolmentDetail },
  problems: ['invalid-request', ...refused, 'attempt-open', 'enrolment-completed', ...notNow],
});

export const getLesson = defineEndpoint({
  id: 'getLesson',
  method: 'GET',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}',
  tag,
  summary: 'A lesson to learn from, with where one stopped',
  access: person,
  params: lessonParams,
  success: { status: 200, body: schema.lessonView },
  problems: [...refused, ...notYet],
});

export const setProgress = defineEndpoint({
  id: 'setProgress',
  method: 'PUT',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/progress',
  tag,
  summary: 'Keep where one stopped, or mark a reading or video as done; an exam is done by passing it',
  access: person,
  params: lessonParams,
  body: schema.progressInput,
  success: { status: 200, body: schema.enrolmentDetail },
  problems: ['invalid-request', ...refused, ...notNow, 'not-watched'],
});

export const startAttempt = defineEndpoint({
  id: 'startAttempt',
  method: 'POST',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/attempts',
  tag,
  summary: 'Start an attempt at the exam, or go on with the open one',
  access: person,
  params: lessonParams,
  success: { status: 201, body: schema.attemptView },
  problems: [
    ...refused,
    'attempts-used-up',
    'cool-down',
    'identity-not-confirmed',
    'session-not-started',
    'lessons-open',
    ...notNow,
  ],
});

export const getAttempt = defineEndpoint({
  id: 'getAttempt',
  method: 'GET',
  path: '/api/v1/me/attempts/{attemptId}',
  tag,
  summary: 'An attempt: its questions and one’s answers; outcomes once handed in',
  access: person,
  params: attemptParams,
  success: { status: 200, body: schema.attemptView },
  problems: refused,
});

export const saveAnswers = defineEndpoint({
  id: 'saveAnswers',
  method: 'PUT',
  path: '/api/v1/me/attempts/{attemptId}/answers',
  tag,
  summary: 'Keep answers of an open attempt; those not named stay as they are',
  access: person,
  params: attemptParams,
  body: answersInput,
  success: { status: 200, body: schema.attemptView },
  problems: ['invalid-request', ...refused, 'attempt-closed', 'on-a-break'],
});

export const submitAttempt = defineEndpoint({
  id: 'submitAttempt',
  method: 'POST',
  path: '/api/v1/me/attempts/{attemptId}/submission',
  tag,
  summary: 'Hand the attempt in and have it marked; the kept answers count',
  access: person,
  params: attemptParams,
  success: { status: 200, body: schema.attemptView },
  problems: [...refused, 'attempt-closed', 'on-a-break'],
});
