import { type BodyInputOf, type Endpoint, endpoints, type Role, roleMay, roles } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { joinAs, questions, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, createPublished } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const elsewhere = await createSchool();
const { owner } = school;
const unknownId = '00000000-0000-4000-8000-000000000000';
const reading = { kind: 'reading', title: 'R', minutes: 1, markdown: 'text' } as const;

const draft = await createFullDraft(school);
const foreign = await createPublished(elsewhere);
const stranger = await createSignedInPerson(testApp);
const params = {
  ...school.params,
  programmeId: draft.id,
  moduleId: draft.modules[0]?.id ?? '',
  lessonId: draft.modules[1]?.lessons[0]?.id ?? '',
};
const exam: BodyInputOf<typeof endpoints.changeLesson> = {
  kind: 'exam',
  title: 'E',
  minutes: 1,
  passMarkPercent: 50,
};
const calls: [Endpoint, unknown?][] = [
  [endpoints.createProgramme, { title: 'T', summary: 'S', slug: 'taken', achievementId: school.achievementId }],
  [endpoints.listProgrammes],
  [endpoints.getProgramme],
  [endpoints.changeProgramme, { title: 'T' }],
  [endpoints.publishProgramme],
  [endpoints.addModule, { title: 'M' }],
  [endpoints.changeModule, { title: 'M' }],
  [endpoints.addLesson, reading],
  [endpoints.changeLesson, exam],
  [endpoints.setQuestions, { questions }],
  [endpoints.listLearners],
  [endpoints.removeLesson],
  [endpoints.removeModule],
];

test.each(calls.map(([endpoint, body]) => [endpoint.id, endpoint, body] as const))(
  '%s answers 401 to nobody, 404 to strangers and other organisations’ people, 403 to a key without the scope',
  async (_, endpoint, body) => {
    const call = (as?: { cookie: string } | { apiKey: string }, other: Record<string, string> = {}) =>
      callApi(testApp, endpoint, { as, params: { ...params, ...other }, body });
    expect(await call()).toMatchObject({ status: 401, code: 'not-signed-in' });
    for (const as of [stranger, elsewhere.owner]) expect(await call(as)).toMatchObject({ status: 404 });
    const key = await callApi(testApp, endpoints.createApiKey, {
      as: owner,
      params: school.params,
      body: { name: 'narrow', scopes: ['member:read'] },
    });
    const { secret } = key.body;
    expect(await call({ apiKey: secret })).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await call({ apiKey: secret }, elsewhere.params)).toMatchObject({ status: 404 });
    if (endpoint === endpoints.createProgramme || endpoint === endpoints.listProgrammes) return;
    // F01: a published programme of others can be seen in the catalogue, and is still nobody else’s to work on.
    for (const programmeId of [foreign.programmeId, unknownId, 'x'])
      expect(await call(owner, { programmeId })).toMatchObject({ status: 404, code: 'not-found' });
  },
);

test('F03: each role may what the table says, and nothing else', async () => {
  for (const role of roles) {
    const person = await joinAs(world, school, role);
    for (const [endpoint, body] of calls) {
      if (endpoint.access.kind !== 'organisation') throw new Error('not an endpoint of organisations');
      // Nothing of the right shape is there to be removed or changed: what is asked is only whether one may.
      const { status } = await callApi(testApp, endpoint, {
        as: person,
        params: { ...params, programmeId: unknownId },
        body: endpoint === endpoints.createProgramme ? {} : body,
      });
      const may = roleMay(role as Role, endpoint.access.permission);
      expect(`${role} ${endpoint.id} ${status === 403}`).toBe(`${role} ${endpoint.id} ${!may}`);
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
  }
});

test.each([
  [endpoints.changeModule, { moduleId: unknownId }, { title: 'M' }],
  [endpoints.removeModule, { moduleId: unknownId }, undefined],
  [endpoints.addLesson, { moduleId: unknownId }, reading],
  [endpoints.changeLesson, { lessonId: unknownId }, exam],
  [endpoints.removeLesson, { lessonId: unknownId }, undefined],
  [endpoints.setQuestions, { lessonId: unknownId }, { questions }],
  [endpoints.changeModule, { moduleId: foreign.programme.modules[0]?.id ?? '' }, { title: 'M' }],
  [endpoints.addLesson, { moduleId: foreign.programme.modules[0]?.id ?? '' }, reading],
  [endpoints.setQuestions, { lessonId: foreign.examId }, { questions }],
] as const)('%# a part that is not of this programme is not found', async (endpoint: Endpoint, other, body) => {
  const answer = await callApi(testApp, endpoint, { as: owner, params: { ...params, ...other }, body });
  expect([answer.status, answer.code]).toEqual([404, 'not-found']);
});

test.each([
  [endpoints.createProgramme, { title: '' }],
  [endpoints.changeProgramme, { hours: -1 }],
  [endpoints.addModule, {}],
  [endpoints.changeModule, { title: 7 }],
  [endpoints.addLesson, { kind: 'reading', title: 'R', minutes: 0, markdown: 'x' }],
  [endpoints.addLesson, { kind: 'video', title: 'V', minutes: 1, videoUrl: 'javascript:alert(1)', transcript: 't' }],
  [endpoints.changeLesson, { ...exam, passMarkPercent: 101 }],
  [endpoints.setQuestions, { questions: [] }],
  [
    endpoints.setQuestions,
    { questions: [{ kind: 'single-choice', prompt: '?', options: [{ text: 'a', correct: true }] }] },
  ],
] as const)('%# what does not fit is refused with its place', async (endpoint: Endpoint, body) => {
  const answer = await callApi(testApp, endpoint, { as: owner, params, body });
  expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  expect(JSON.stringify(answer.body)).toContain('"pointer"');
});
