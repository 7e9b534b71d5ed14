import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, organisationParams, pageOf, pageQuery } from '../schemas/common.ts';
import { accommodation, accommodationInput, learnerRow, learnersQuery } from '../schemas/learning.ts';
import * as schema from '../schemas/programme.ts';

const tag = 'Programmes';
const read = { kind: 'organisation', permission: 'programme:read' } as const;
const write = { kind: 'organisation', permission: 'programme:write' } as const;
const refused = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const edited = ['invalid-request', ...refused, 'programme-published'] as const;
const programmeParams = organisationParams.extend({ programmeId: id });
const moduleParams = programmeParams.extend({ moduleId: id });
const lessonParams = programmeParams.extend({ lessonId: id });
const base = '/api/v1/organisations/{organisationId}/programmes';

export const createProgramme = defineEndpoint({
  id: 'createProgramme',
  method: 'POST',
  path: base,
  tag,
  summary: 'Start a programme as a draft',
  access: write,
  params: organisationParams,
  body: schema.programmeInput,
  idempotent: true,
  success: { status: 201, body: schema.programmeForStaff },
  problems: ['invalid-request', ...refused, 'slug-taken', 'idempotency-conflict', 'still-working'],
});

export const listProgrammes = defineEndpoint({
  id: 'listProgrammes',
  method: 'GET',
  path: base,
  tag,
  summary: 'The organisation’s programmes, newest first',
  access: read,
  params: organisationParams,
  query: pageQuery,
  success: { status: 200, body: pageOf(schema.programmeSummary) },
  problems: ['invalid-request', ...refused],
});

export const getProgramme = defineEndpoint({
  id: 'getProgramme',
  method: 'GET',
  path: `${base}/{programmeId}`,
  tag,
  summary: 'One programme with all the content and answer keys of its newest version, for those who make it',
  access: write,
  params: programmeParams,
  success: { status: 200, body: schema.programmeForStaff },
  problems: refused,
});

export const changeProgramme = defineEndpoint({
  id: 'changeProgramme',
  method: 'PATCH',
  path: `${base}/{programmeId}`,
  tag,
  summary: 'Change a draft programme',
  access: write,
  params: programmeParams,
  body: schema.programmeChange,
  success: { status: 200, body: schema.programmeForStaff },
  problems: edited,
});

export const publishProgramme = defineEndpoint({
  id: 'publishProgramme',
  method: 'POST',
  path: `${base}/{programmeId}/publication`,
  tag,
  summary: 'Publish the draft: the catalogue offers it from now on, and it no longer changes',
  access: write,
  params: programmeParams,
  success: { status: 200, body: schema.programmeForStaff },
  problems: [...refused, 'not-publishable', 'achievement-not-active'],
});

export const startVersion = defineEndpoint({
  id: 'startVersion',
  method: 'POST',
  path: `${base}/{programmeId}/versions`,
  tag,
  summary: 'Start the next version as a copy of the newest, or go on with the draft there is',
  access: write,
  params: programmeParams,
  success: { status: 201, body: schema.programmeForStaff },
  problems: refused,
});

export const discardDraft = defineEndpoint({
  id: 'discardDraft',
  method: 'DELETE',
  path: `${base}/{programmeId}/draft`,
  tag,
  summary: 'Throw the draft of a next version away; what is published stays',
  access: write,
  params: programmeParams,
  success: { status: 200, body: schema.programmeForStaff },
  problems: [...refused, 'no-draft'],
});

export const addModule = defineEndpoint({
  id: 'addModule',
  method: 'POST',
  path: `${base}/{programmeId}/modules`,
  tag,
  summary: 'Add a module at the end',
  access: write,
  params: programmeParams,
  body: schema.moduleInput,
  success: { status: 201, body: schema.programmeForStaff },
  problems: edited,
});

export const changeModule = defineEndpoint({
  id: 'changeModule',
  method: 'PATCH',
  path: `${base}/{programmeId}/modules/{moduleId}`,
  tag,
  summary: 'Rename a module',
  access: write,
  params: moduleParams,
  body: schema.moduleChange,
  success: { status: 200, body: schema.programmeForStaff },
  problems: edited,
});

export const removeModule = defineEndpoint({
  id: 'removeModule',
  method: 'DELETE',
  path: `${base}/{programmeId}/modules/{moduleId}`,
  tag,
  summary: 'Remove a module with its lessons',
  access: write,
  params: moduleParams,
  success: { status: 200, body: schema.programmeForStaff },
  problems: edited,
});

export const addLesson = defineEndpoint({
  id: 'addLesson',
  method: 'POST',
  path: `${base}/{programmeId}/modules/{moduleId}/lessons`,
  tag,
  summary: 'Add a reading, a video or an exam at the end of a module',
  access: write,
  params: moduleParams,
  body: schema.lessonInput,
  success: { status: 201, body: schema.programmeForStaff },
  problems: edited,
});

export const changeLesson = defineEndpoint({
  id: 'changeLesson',
  method: 'PUT',
  path: `${base}/{programmeId}/lessons/{lessonId}`,
  tag,
  summary: 'Replace a lesson’s content; its kind stays',
  access: write,
  params: lessonParams,
  body: schema.lessonInput,
  success: { status: 200, body: schema.programmeForStaff },
  problems: edited,
});

export const removeLesson = defineEndpoint({
  id: 'removeLesson',
  method: 'DELETE',
  path: `${base}/{programmeId}/lessons/{lessonId}`,
  tag,
  summary: 'Remove a lesson',
  access: write,
  params: lessonParams,
  success: { status: 200, body: schema.programmeForStaff },
  problems: edited,
});

export const setQuestions = defineEndpoint({
  id: 'setQuestions',
  method: 'PUT',
  path: `${base}/{programmeId}/lessons/{lessonId}/questions`,
  tag,
  summary: 'Replace an exam’s questions',
  access: write,
  params: lessonParams,
  body: schema.questionsInput,
  success: { status: 200, body: schema.programmeForStaff },
  problems: edited,
});

export const listLearners = defineEndpoint({
  id: 'listLearners',
  method: 'GET',
  path: `${base}/{programmeId}/learners`,
  tag,
  summary: 'Who is enrolled or waits, how far they are, and what they earned',
  access: { kind: 'organisation', permission: 'learner:read' },
  params: programmeParams,
  query: learnersQuery,
  success: { status: 200, body: pageOf(learnerRow) },
  problems: ['invalid-request', ...refused],
});

const learnerPlace = {
  access: { kind: 'organisation', permission: 'learner:write' },
  path: `${base}/{programmeId}/learners/{enrolmentId}/accommodation`,
  params: programmeParams.extend({ enrolmentId: id }),
} as const;

export const getAccommodation = defineEndpoint({
  id: 'getAccommodation',
  method: 'GET',
  tag,
  summary: 'What is decided for a learner: how much longer they have in exams, and why',
  ...learnerPlace,
  success: { status: 200, body: accommodation },
  problems: refused,
});

export const decideAccommodation = defineEndpoint({
  id: 'decideAccommodation',
  method: 'PUT',
  tag,
  summary: 'Decide how much longer a learner has in exams, for attempts that start from now on',
  ...learnerPlace,
  body: accommodationInput,
  success: { status: 200, body: accommodation },
  problems: ['invalid-request', ...refused, 'own-work'],
});

export const listCatalogue = defineEndpoint({
  id: 'listCatalogue',
  method: 'GET',
  path: '/api/v1/programmes',
  tag,
  summary: 'Published programmes of all organisations',
  access: { kind: 'anyone' },
  query: schema.catalogueQuery,
  success: { status: 200, body: pageOf(schema.catalogueEntry) },
  problems: ['invalid-request'],
});

export const getCatalogueFilters = defineEndpoint({
  id: 'getCatalogueFilters',
  method: 'GET',
  path: '/api/v1/catalogue-filters',
  tag,
  summary: 'What the catalogue can be narrowed by, with how many programmes have each',
  access: { kind: 'anyone' },
  success: { status: 200, body: schema.catalogueFilters },
  problems: [],
});

export const getCataloguePage = defineEndpoint({
  id: 'getCataloguePage',
  method: 'GET',
  path: '/api/v1/programmes/{programmeId}',
  tag,
  summary: 'A published programme, as anybody may see it; with one’s own enrolment when signed in',
  access: { kind: 'anyone' },
  params: z.object({ programmeId: id }),
  success: { status: 200, body: schema.cataloguePage },
  problems: ['not-found'],
});
