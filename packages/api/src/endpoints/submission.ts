import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf, pageQuery } from '../schemas/common.ts';
import * as schema from '../schemas/submission.ts';
import { draftFile, draftFileProblems } from './draft-file.ts';

const tag = 'Submissions';
const person = { kind: 'person' } as const;
const read = { kind: 'organisation', permission: 'review:write' } as const;
const refused = ['not-signed-in', 'not-found'] as const;
const closed = ['submission-closed', 'submission-late', 'no-place', 'cohort-not-started', 'cohort-ended'] as const;
const workParams = z.object({ enrolmentId: id, lessonId: id });
const work = '/api/v1/me/enrolments/{enrolmentId}/lessons/{lessonId}/work';
const submissionParams = z.object({ submissionId: id });
const lessonParams = organisationParams.extend({ programmeId: id, lessonId: id });
const base = '/api/v1/organisations/{organisationId}';
const lesson = `${base}/programmes/{programmeId}/lessons/{lessonId}` as const;
const files = {
  status: 200,
  mediaTypes: schema.submissionFileTypes,
} as const;

export const getWork = defineEndpoint({
  id: 'getWork',
  method: 'GET',
  path: work,
  tag,
  summary: 'One’s own work on a project or portfolio: the draft, what was handed in, until when',
  access: person,
  params: workParams,
  rateLimit: { points: 120, seconds: 60 },
  success: { status: 200, body: schema.work },
  problems: [...refused, 'no-place', 'cohort-not-started', 'rate-limited'],
});

export const saveDraft = defineEndpoint({
  id: 'saveDraft',
  method: 'PUT',
  path: `${work}/draft`,
  tag,
  summary: 'Keep the draft as it is written; the first time begins it, after a hand-in as a copy of that',
  access: person,
  params: workParams,
  body: schema.draftInput,
  rateLimit: { points: 120, seconds: 60 },
  success: { status: 200, body: schema.work },
  problems: ['invalid-request', ...refused, ...closed, 'rate-limited'],
});

export const addSubmissionFile = defineEndpoint({
  id: 'addSubmissionFile',
  method: 'POST',
  path: `${work}/draft/files`,
  tag,
  summary: 'Put a file into the draft; what it is, its content says; pictures are made anew without place and camera',
  access: person,
  params: workParams,
  query: schema.submissionFileQuery,
  ...draftFile,
  success: { status: 201, body: schema.work },
  problems: [...refused, ...closed, ...draftFileProblems],
});

export const removeSubmissionFile = defineEndpoint({
  id: 'removeSubmissionFile',
  method: 'DELETE',
  path: `${work}/draft/files/{fileId}`,
  tag,
  summary: 'Take a file out of the draft; what was handed in keeps it',
  access: person,
  params: workParams.extend({ fileId: id }),
  success: { status: 200, body: schema.work },
  problems: [...refused, ...closed],
});

export const handInWork = defineEndpoint({
  id: 'handInWork',
  method: 'POST',
  path: '/api/v1/me/submissions/{submissionId}/hand-in',
  tag,
  summary: 'Hand a draft in: it is a version from now on and never changes; handing it in again changes nothing',
  access: person,
  params: submissionParams,
  rateLimit: { points: 60, seconds: 3_600 },
  success: { status: 200, body: schema.work },
  problems: [...refused, ...closed, 'submission-incomplete', 'rate-limited'],
});

export const getOwnSubmissionFile = defineEndpoint({
  id: 'getOwnSubmissionFile',
  method: 'GET',
  path: '/api/v1/me/submissions/{submissionId}/files/{fileId}',
  tag,
  summary: 'A file of one’s own submission',
  access: person,
  params: submissionParams.extend({ fileId: id }),
  success: files,
  problems: refused,
});

export const listSubmissions = defineEndpoint({
  id: 'listSubmissions',
  method: 'GET',
  path: `${lesson}/submissions`,
  tag,
  summary: 'Who handed a project or portfolio in: each learner’s newest version, the last handed in first',
  access: read,
  params: lessonParams,
  query: pageQuery,
  success: { status: 200, body: pageOf(schema.submittedRow) },
  problems: ['invalid-request', ...refused, 'not-allowed'],
});

export const getSubmission = defineEndpoint({
  id: 'getSubmission',
  method: 'GET',
  path: `${base}/submissions/{submissionId}`,
  tag,
  summary: 'A version of a learner’s work, with what changed since the one before',
  access: read,
  params: organisationParams.extend({ submissionId: id }),
  success: { status: 200, body: schema.submittedWork },
  problems: [...refused, 'not-allowed'],
});

export const getSubmissionFile = defineEndpoint({
  id: 'getSubmissionFile',
  method: 'GET',
  path: `${base}/submissions/{submissionId}/files/{fileId}`,
  tag,
  summary: 'A file of a submission, for those who review it',
  access: read,
  params: organisationParams.extend({ submissionId: id, fileId: id }),
  success: files,
  problems: [...refused, 'not-allowed'],
});

export const listSimilarities = defineEndpoint({
  id: 'listSimilarities',
  method: 'GET',
  path: `${lesson}/similarities`,
  tag,
  summary: 'Submissions of different learners that say much the same, for people to look at',
  access: read,
  params: lessonParams,
  rateLimit: { points: 20, seconds: 60 },
  success: { status: 200, body: z.object({ items: z.array(schema.similarity) }) },
  problems: [...refused, 'not-allowed', 'rate-limited'],
});

const extensionPlace = {
  access: { kind: 'organisation', permission: 'learner:write' },
  path: `${base}/programmes/{programmeId}/learners/{enrolmentId}/lessons/{lessonId}/extension`,
  params: lessonParams.extend({ enrolmentId: id }),
} as const;

export const getExtension = defineEndpoint({
  id: 'getExtension',
  method: 'GET',
  tag,
  summary: 'Until when a learner hands a project or portfolio in, and the extension where there is one',
  ...extensionPlace,
  success: { status: 200, body: schema.extension },
  problems: [...refused, 'not-allowed'],
});

export const decideExtension = defineEndpoint({
  id: 'decideExtension',
  method: 'PUT',
  tag,
  summary: 'Give a learner until a later moment, with a reason that they see',
  ...extensionPlace,
  body: schema.extensionInput,
  success: { status: 200, body: schema.extension },
  problems: ['invalid-request', ...refused, 'not-allowed', 'own-work'],
});
