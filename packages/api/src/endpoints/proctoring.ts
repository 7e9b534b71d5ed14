import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import * as schema from '../schemas/proctoring.ts';

const tag = 'Proctoring';
const refused = ['not-signed-in', 'not-found'] as const;
const base = '/api/v1/organisations/{organisationId}';
const ofLesson = `${base}/programmes/{programmeId}/lessons/{lessonId}` as const;
const lessonParams = organisationParams.extend({ programmeId: id, lessonId: id });
const manage = { kind: 'organisation', permission: 'organisation:manage' } as const;

export const getProctoring = defineEndpoint({
  id: 'getProctoring',
  method: 'GET',
  path: `${base}/proctoring`,
  tag,
  summary: 'The organisation’s proctoring provider, and when its secrets were made',
  access: manage,
  params: organisationParams,
  success: { status: 200, body: schema.proctoring },
  problems: ['not-allowed', ...refused],
});

export const setProctoringProvider = defineEndpoint({
  id: 'setProctoringProvider',
  method: 'PUT',
  path: `${base}/proctoring`,
  tag,
  summary: 'Say which provider proctors exams, and where its page is',
  access: manage,
  params: organisationParams,
  body: schema.providerInput,
  success: { status: 200, body: schema.proctoring },
  problems: ['invalid-request', 'not-allowed', ...refused],
});

export const exchangeProctoringSecret = defineEndpoint({
  id: 'exchangeProctoringSecret',
  method: 'POST',
  path: `${base}/proctoring/secrets`,
  tag,
  summary: 'Make the secret that events are signed with; the one before works for a day more, older ones no longer',
  access: manage,
  idempotent: 'by-itself',
  params: organisationParams,
  success: { status: 201, body: schema.newSecret },
  problems: ['invalid-request', 'not-allowed', ...refused, 'unavailable'],
});

export const receiveProctoringEvent = defineEndpoint({
  id: 'receiveProctoringEvent',
  method: 'POST',
  path: `${base}/proctoring-events`,
  tag,
  summary: 'As a proctoring provider: tell what happened, signed as Standard Webhooks',
  access: { kind: 'anyone' },
  rateLimit: { points: 1_200, seconds: 60 },
  params: organisationParams,
  body: schema.proctoringEvent,
  maxBodyBytes: 16_384,
  success: { status: 204 },
  problems: [
    'invalid-request',
    'malformed-json',
    'webhook-not-signed',
    'not-found',
    'webhook-out-of-time',
    'webhook-replayed',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
});

export const askForProctoredSession = defineEndpoint({
  id: 'askForProctoredSession',
  method: 'POST',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/proctored-session',
  tag,
  summary: 'Ask for the link to the provider that watches over a proctored exam',
  access: { kind: 'person' },
  params: z.object({ enrolmentId: id, lessonId: id }),
  success: { status: 200, body: schema.sessionOfLearner },
  problems: [...refused, 'proctoring-not-set-up'],
});

export const listProctoredSessions = defineEndpoint({
  id: 'listProctoredSessions',
  method: 'GET',
  path: `${ofLesson}/proctored-sessions`,
  tag,
  summary: 'The newest 200 proctored attempts at this exam: first those whose result waits for a decision',
  access: { kind: 'organisation', permission: 'exam:invigilate' },
  params: lessonParams,
  success: { status: 200, body: z.object({ examTitle: z.string(), items: z.array(schema.proctoredSession) }) },
  problems: ['not-allowed', ...refused],
});

export const listWaitingProctored = defineEndpoint({
  id: 'listWaitingProctored',
  method: 'GET',
  path: `${base}/proctored-sessions/waiting`,
  tag,
  summary: 'The exams with proctored attempts whose result waits for a decision, and how many wait',
  access: { kind: 'organisation', permission: 'review:manage' },
  params: organisationParams,
  success: { status: 200, body: z.object({ items: z.array(schema.waitingProctored) }) },
  problems: ['not-allowed', ...refused],
});

export const decideProctoredSession = defineEndpoint({
  id: 'decideProctoredSession',
  method: 'POST',
  path: `${ofLesson}/proctored-sessions/{sessionId}/decision`,
  tag,
  summary: 'Decide whether a proctored attempt counts, and note why',
  access: { kind: 'organisation', permission: 'review:manage' },
  params: lessonParams.extend({ sessionId: id }),
  body: schema.sessionDecisionInput,
  success: { status: 200, body: schema.proctoredSession },
  problems: ['invalid-request', 'not-allowed', 'own-work', ...refused, 'attempt-open', 'session-changed'],
});
