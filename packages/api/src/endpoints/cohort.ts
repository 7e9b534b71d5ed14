import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import * as schema from '../schemas/cohort.ts';
import { id, organisationParams } from '../schemas/common.ts';
import { enrolmentDetail, learnerRow } from '../schemas/learning.ts';

const tag = 'Cohorts';
const write = { kind: 'organisation', permission: 'programme:write' } as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const programmeParams = organisationParams.extend({ programmeId: id });
const cohortParams = programmeParams.extend({ cohortId: id });
const base = '/api/v1/organisations/{organisationId}/programmes/{programmeId}';

export const setPace = defineEndpoint({
  id: 'setPace',
  method: 'PUT',
  path: `${base}/pace`,
  tag,
  summary: 'Decide whether a programme is learnt at one’s own pace, in cohorts, or either way',
  access: write,
  params: programmeParams,
  body: schema.paceInput,
  success: { status: 200, body: schema.cohortList },
  problems: ['invalid-request', ...refused],
});

export const listCohorts = defineEndpoint({
  id: 'listCohorts',
  method: 'GET',
  path: `${base}/cohorts`,
  tag,
  summary: 'The cohorts of a programme with their places, the last to start first',
  access: { kind: 'organisation', permission: 'programme:read' },
  params: programmeParams,
  success: { status: 200, body: schema.cohortList },
  problems: refused,
});

export const createCohort = defineEndpoint({
  id: 'createCohort',
  method: 'POST',
  path: `${base}/cohorts`,
  tag,
  summary: 'Plan a cohort: its dates, and how many places it has',
  access: write,
  params: programmeParams,
  body: schema.cohortInput,
  idempotent: true,
  success: { status: 201, body: schema.cohortForStaff },
  problems: ['invalid-request', ...refused, 'idempotency-conflict', 'still-working'],
});

export const changeCohort = defineEndpoint({
  id: 'changeCohort',
  method: 'PATCH',
  path: `${base}/cohorts/{cohortId}`,
  tag,
  summary: 'Change a cohort, or close it to those who would enrol; more places go to those who wait, in their order',
  access: write,
  params: cohortParams,
  body: schema.cohortChange,
  success: { status: 200, body: schema.cohortForStaff },
  problems: ['invalid-request', ...refused],
});

export const moveLearner = defineEndpoint({
  id: 'moveLearner',
  method: 'PUT',
  path: `${base}/learners/{enrolmentId}/cohort`,
  tag,
  summary: 'Have a learner go on in another cohort, wait for a place in it, or go on at their own pace',
  access: { kind: 'organisation', permission: 'learner:write' },
  params: programmeParams.extend({ enrolmentId: id }),
  body: schema.moveInput,
  success: { status: 200, body: learnerRow },
  problems: ['invalid-request', ...refused, 'cohort-full', 'cohort-ended', 'enrolment-completed', 'no-place'],
});

export const joinCohort = defineEndpoint({
  id: 'joinCohort',
  method: 'POST',
  path: '/api/v1/cohorts/{cohortId}/enrolments',
  tag,
  summary: 'Enrol in a cohort, or wait for a place in it; asking twice gives the same enrolment',
  access: { kind: 'person' },
  params: z.object({ cohortId: id }),
  body: schema.joinInput,
  success: { status: 201, body: enrolmentDetail },
  problems: [
    'invalid-request',
    'not-signed-in',
    'not-found',
    'prerequisites-missing',
    'cohort-full',
    'cohort-closed',
    'enrolled-already',
  ],
});

export const leaveProgramme = defineEndpoint({
  id: 'leaveProgramme',
  method: 'DELETE',
  path: '/api/v1/me/enrolments/{enrolmentId}/place',
  tag,
  summary: 'Give one’s place up, or leave the waiting list; what was done is kept for whoever comes back',
  access: { kind: 'person' },
  params: z.object({ enrolmentId: id }),
  success: { status: 200, body: enrolmentDetail },
  problems: ['not-signed-in', 'not-found', 'enrolment-completed'],
});
