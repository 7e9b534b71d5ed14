import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams } from '../schemas/common.ts';
import { completionRule, completionRuleInput, outcomeOfProgramme, workSharingInput } from '../schemas/completion.ts';
import { enrolmentDetail } from '../schemas/learning.ts';

const tag = 'Programmes';
const access = { kind: 'organisation', permission: 'programme:write' } as const;
const params = organisationParams.extend({ programmeId: id });
const path = '/api/v1/organisations/{organisationId}/programmes/{programmeId}/completion';

export const getCompletionRule = defineEndpoint({
  id: 'getCompletionRule',
  method: 'GET',
  path,
  tag,
  summary: 'What a learner must do to complete the newest version, and its outcomes',
  access,
  params,
  success: { status: 200, body: completionRule },
  problems: ['not-signed-in', 'not-allowed', 'not-found'],
});

export const setCompletionRule = defineEndpoint({
  id: 'setCompletionRule',
  method: 'PUT',
  path,
  tag,
  summary: 'Set what a learner must do to complete the draft; a rule that nobody could meet is refused',
  access,
  params,
  body: completionRuleInput,
  success: { status: 200, body: completionRule },
  problems: ['invalid-request', 'not-signed-in', 'not-allowed', 'not-found', 'programme-published'],
});

export const listOutcomes = defineEndpoint({
  id: 'listOutcomes',
  method: 'GET',
  path: '/api/v1/organisations/{organisationId}/outcomes',
  tag,
  summary: 'The outcomes of all programmes, as their newest versions have them',
  access,
  params: organisationParams,
  success: { status: 200, body: z.object({ items: z.array(outcomeOfProgramme) }) },
  problems: ['not-signed-in', 'not-allowed', 'not-found'],
});

export const shareWork = defineEndpoint({
  id: 'shareWork',
  method: 'PUT',
  path: '/api/v1/enrolments/{enrolmentId}/work-sharing',
  tag: 'Learning',
  summary:
    'Whether your credential says where your work can be seen; not, unless you say so. What is issued already is issued anew',
  access: { kind: 'person' },
  params: z.object({ enrolmentId: id }),
  body: workSharingInput,
  // Each change may issue credentials anew.
  rateLimit: { points: 10, seconds: 3_600 },
  success: { status: 200, body: enrolmentDetail },
  problems: ['invalid-request', 'not-signed-in', 'not-found', 'rate-limited'],
});
