import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import { attemptView } from '../schemas/learning.ts';
import * as schema from '../schemas/supervision.ts';

const tag = 'Supervision';
const refused = ['not-signed-in', 'not-found'] as const;
const base = '/api/v1/organisations/{organisationId}/programmes/{programmeId}/lessons/{lessonId}';
const lessonParams = organisationParams.extend({ programmeId: id, lessonId: id });
const invigilate = { kind: 'organisation', permission: 'exam:invigilate' } as const;
const guessing = { points: 30, seconds: 60 };

export const takeBreak = defineEndpoint({
  id: 'takeBreak',
  method: 'POST',
  path: '/api/v1/me/attempts/{attemptId}/break',
  tag,
  summary: 'Begin a break: the clock stands still, and no question is shown',
  access: { kind: 'person' },
  params: z.object({ attemptId: id }),
  success: { status: 200, body: attemptView },
  problems: [...refused, 'attempt-closed', 'no-break-left'],
});

export const endBreak = defineEndpoint({
  id: 'endBreak',
  method: 'DELETE',
  path: '/api/v1/me/attempts/{attemptId}/break',
  tag,
  summary: 'End a break and go on; one that is over already ended by itself',
  access: { kind: 'person' },
  params: z.object({ attemptId: id }),
  success: { status: 200, body: attemptView },
  problems: [...refused, 'attempt-closed'],
});

export const askForSitting = defineEndpoint({
  id: 'askForSitting',
  method: 'POST',
  path: '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/sitting',
  tag,
  summary: 'Ask to sit a supervised exam; the answer has the code to show to the invigilator',
  access: { kind: 'person' },
  params: z.object({ enrolmentId: id, lessonId: id }),
  success: { status: 200, body: schema.sittingOfLearner },
  problems: refused,
});

export const listSittings = defineEndpoint({
  id: 'listSittings',
  method: 'GET',
  path: `${base}/sittings`,
  tag,
  summary: 'Who asks to sit this exam, and whom somebody confirmed in the last day',
  access: invigilate,
  params: lessonParams,
  success: { status: 200, body: z.object({ examTitle: z.string(), items: z.array(schema.sitting) }) },
  problems: ['not-allowed', ...refused],
});

export const confirmSitting = defineEndpoint({
  id: 'confirmSitting',
  method: 'POST',
  path: `${base}/sittings/{sittingId}/confirmation`,
  tag,
  summary: 'Confirm who somebody is, by their name and the code on their page',
  access: invigilate,
  params: lessonParams.extend({ sittingId: id }),
  body: schema.confirmationInput,
  success: { status: 200, body: schema.sitting },
  problems: ['invalid-request', 'not-allowed', ...refused, 'wrong-code'],
});

export const inviteInvigilator = defineEndpoint({
  id: 'inviteInvigilator',
  method: 'POST',
  path: `${base}/guest-invigilators`,
  tag,
  summary: 'Let somebody from outside invigilate this exam for some hours; their code is shown once',
  access: invigilate,
  params: lessonParams,
  body: schema.guestInput,
  success: { status: 201, body: schema.guest },
  problems: ['invalid-request', 'not-allowed', ...refused],
});

export const listGuestInvigilators = defineEndpoint({
  id: 'listGuestInvigilators',
  method: 'GET',
  path: `${base}/guest-invigilators`,
  tag,
  summary: 'Whose code still lets them invigilate this exam',
  access: invigilate,
  params: lessonParams,
  success: { status: 200, body: z.object({ items: z.array(schema.guestListed) }) },
  problems: ['not-allowed', ...refused],
});

export const withdrawGuestInvigilator = defineEndpoint({
  id: 'withdrawGuestInvigilator',
  method: 'DELETE',
  path: `${base}/guest-invigilators/{guestId}`,
  tag,
  summary: 'Take a guest invigilator’s code back: it opens nothing from now on',
  access: invigilate,
  params: lessonParams.extend({ guestId: id }),
  success: { status: 204 },
  problems: ['not-allowed', ...refused],
});

export const openInvigilation = defineEndpoint({
  id: 'openInvigilation',
  method: 'POST',
  path: '/api/v1/invigilations',
  tag,
  summary: 'As a guest invigilator: who asks to sit the exam that the code is for',
  access: { kind: 'anyone' },
  rateLimit: guessing,
  body: schema.guestCodeInput,
  success: { status: 200, body: schema.invigilation },
  problems: ['invalid-request', 'wrong-code'],
});

export const confirmAsGuest = defineEndpoint({
  id: 'confirmAsGuest',
  method: 'POST',
  path: '/api/v1/invigilations/confirmations',
  tag,
  summary: 'As a guest invigilator: confirm who somebody is',
  access: { kind: 'anyone' },
  rateLimit: guessing,
  body: schema.guestConfirmationInput,
  success: { status: 200, body: schema.invigilation },
  problems: ['invalid-request', 'not-found', 'wrong-code'],
});
