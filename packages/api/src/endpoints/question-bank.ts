import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf } from '../schemas/common.ts';
import { programmeForStaff } from '../schemas/programme.ts';
import * as schema from '../schemas/question-bank.ts';

const tag = 'Question bank';
const base = '/api/v1/organisations/{organisationId}';
// Whoever reads the bank reads the keys.
const access = { kind: 'organisation', permission: 'programme:write' } as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const questionParams = organisationParams.extend({ questionId: id });
const poolParams = organisationParams.extend({ poolId: id });

export const createQuestion = defineEndpoint({
  id: 'createQuestion',
  method: 'POST',
  path: `${base}/questions`,
  tag,
  summary: 'Add a question to the bank',
  access,
  params: organisationParams,
  body: schema.bankQuestionInput,
  success: { status: 201, body: schema.bankQuestion },
  problems: ['invalid-request', ...refused],
});

export const listQuestions = defineEndpoint({
  id: 'listQuestions',
  method: 'GET',
  path: `${base}/questions`,
  tag,
  summary: 'The questions of the bank, the last changed first, by words and filters, with how each did',
  access,
  params: organisationParams,
  query: schema.bankQuery,
  success: { status: 200, body: pageOf(schema.bankQuestionSummary) },
  problems: ['invalid-request', ...refused],
});

export const getQuestion = defineEndpoint({
  id: 'getQuestion',
  method: 'GET',
  path: `${base}/questions/{questionId}`,
  tag,
  summary: 'A question with its key, how a learner sees it, its versions and how it did',
  access,
  params: questionParams,
  success: { status: 200, body: schema.bankQuestion },
  problems: refused,
});

export const changeQuestion = defineEndpoint({
  id: 'changeQuestion',
  method: 'PUT',
  path: `${base}/questions/{questionId}`,
  tag,
  summary: 'Replace a question; what it asks becomes a new version where it differs',
  access,
  params: questionParams,
  body: schema.bankQuestionInput,
  success: { status: 200, body: schema.bankQuestion },
  problems: ['invalid-request', ...refused],
});

export const createPool = defineEndpoint({
  id: 'createPool',
  method: 'POST',
  path: `${base}/pools`,
  tag,
  summary: 'Make a pool for exams to draw from',
  access,
  params: organisationParams,
  body: schema.poolInput,
  success: { status: 201, body: schema.pool },
  problems: ['invalid-request', ...refused],
});

export const listPools = defineEndpoint({
  id: 'listPools',
  method: 'GET',
  path: `${base}/pools`,
  tag,
  summary: 'The pools of the bank by name, with how many questions each holds',
  access,
  params: organisationParams,
  success: { status: 200, body: z.object({ items: z.array(schema.pool) }) },
  problems: refused,
});

export const changePool = defineEndpoint({
  id: 'changePool',
  method: 'PUT',
  path: `${base}/pools/{poolId}`,
  tag,
  summary: 'Rename a pool, or replace its questions',
  access,
  params: poolParams,
  body: schema.poolChange,
  success: { status: 200, body: schema.pool },
  problems: ['invalid-request', ...refused],
});

export const setSections = defineEndpoint({
  id: 'setSections',
  method: 'PUT',
  path: `${base}/programmes/{programmeId}/lessons/{lessonId}/sections`,
  tag,
  summary: 'Replace an exam’s sections: each draws from a pool, or from the questions that it names',
  access,
  params: organisationParams.extend({ programmeId: id, lessonId: id }),
  body: schema.sectionsInput,
  success: { status: 200, body: programmeForStaff },
  problems: ['invalid-request', ...refused, 'programme-published'],
});
