import { type Endpoint, endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { type Called, callApi } from '../../../testing/people.ts';
import { partKeyCanaries, partQuestions } from '../testing/exam-answers.ts';
import {
  answersTo,
  type Course,
  explanationCanary,
  keyCanaries,
  questions,
  startLearningWorld,
} from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, publish, enrol } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const hinted = [...questions, ...partQuestions].map((question) => ({ ...question, hints: ['canary-hint'] }));

/** A published programme whose exam draws all eight kinds from a pool. */
async function publishAllKinds(): Promise<Course & { poolId: string; questionId: string }> {
  const { owner: as, params } = school;
  const draft = await createFullDraft(school);
  const lessons = draft.modules.flatMap((module) => module.lessons);
  const idOf = (wanted: string) => lessons.find(({ kind }) => kind === wanted)?.id ?? '';
  const place = { ...params, programmeId: draft.id, lessonId: idOf('exam') };
  const set = await callApi(testApp, endpoints.setQuestions, { as, params: place, body: { questions: hinted } });
  const { body: pools } = await callApi(testApp, endpoints.listPools, { as, params });
  const poolId = pools.items[0]?.id ?? '';
  await callApi(testApp, endpoints.setSections, { as, params: place, body: { sections: [{ poolId }] } });
  const { body: programme } = await publish(draft, school);
  const questionId = set.body.modules[1]?.lessons[0]?.questions?.[0]?.id ?? '';
  return {
    ...{ programmeId: draft.id, programme, poolId, questionId },
    ...{ readingId: idOf('reading'), videoId: idOf('video'), examId: idOf('exam') },
  };
}

/** What is answered as a file, as it is sent: the calendar, the export of a programme, whatever else has a media type of its own. */
async function readFiles({ place, cookie }: { place: Record<string, string>; cookie: string }): Promise<string[]> {
  const { body: feed } = await callApi(testApp, endpoints.makeCalendarFeed, { as: { cookie } });
  const token = feed.url.split('/').at(-1) ?? '';
  const files = Object.values<Endpoint>(endpoints).filter(
    ({ method, success }) => method === 'GET' && success.mediaTypes,
  );
  const read = await Promise.all(
    files.map(async ({ id, path }) => {
      const address = path.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) => ({ ...place, token })[name] ?? 'missing');
      const answer = await testApp.app.fetch(new Request(testApp.origin + address, { headers: { cookie } }));
      return { id, status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
    }),
  );
  const statusOf = (wanted: string) => read.find(({ id }) => id === wanted)?.status;
  expect({ calendar: statusOf('getCalendar'), programme: statusOf('exportProgramme') }).toEqual({
    calendar: 200,
    programme: 404,
  });
  // Nothing is packed, so that what is looked for could not be seen.
  expect(read.filter(({ text }) => text.startsWith('PK')).map(({ id }) => id)).toEqual([]);
  return read.map(({ id, text }) => `${id} ${text}`);
}

test('J01: no answer key and no hint reaches a learner by any endpoint, before, during or after the exam', async () => {
  const course = await publishAllKinds();
  const { person, enrolmentId } = await enrol(course);
  const answered: string[] = [];
  const call = async <const E extends Endpoint>(endpoint: E, params: Record<string, string>, body?: unknown) => {
    const answer = await callApi(testApp, endpoint, { as: person, params, body });
    answered.push(`${endpoint.id} ${JSON.stringify(answer.body)}`);
    // The endpoint is any of its kind here, so the compiler does not know its answer for this one's.
    return answer as Called<E>;
  };
  const { programmeId, examId: lessonId, poolId, questionId } = course;
  const { organisationId, achievementId } = school;
  const { personId } = person;
  const place = { organisationId, achievementId, programmeId, lessonId, poolId, questionId, enrolmentId, personId };
  const reads = Object.values(endpoints).filter(({ method, id }) => method === 'GET' && id !== 'getOpenApi');
  // Everything that can be asked for, with every id that a learner may know or guess; what staff may read is refused.
  const look = async (attemptId = '') => {
    for (const endpoint of reads) await call(endpoint, { ...place, attemptId });
    for (const id of [course.readingId, course.videoId]) await call(endpoints.getLesson, { ...place, lessonId: id });
  };
  await look();
  for (const id of [course.readingId, course.videoId])
    await call(endpoints.setProgress, { ...place, lessonId: id }, { done: true });
  const { body: attempt } = await call(endpoints.startAttempt, place);
  expect(new Set(attempt.questions.map(({ kind }) => kind)).size).toBe(8);
  const attemptId = attempt.id;
  const kinds = attempt.questions.map(({ kind }) => kind);
  await call(endpoints.saveAnswers, { attemptId }, { answers: answersTo(attempt, kinds) });
  await look(attemptId);
  expect(answered.join('\n')).not.toContain(explanationCanary);
  await call(endpoints.submitAttempt, { attemptId });
  await look(attemptId);
  await call(endpoints.saveAnswers, { attemptId }, { answers: {} });
  answered.push(...(await readFiles({ place: { ...place, attemptId }, cookie: person.cookie })));

  expect(answered.length).toBeGreaterThan(3 * 40);
  const everything = answered.join('\n');
  expect(everything.split(explanationCanary).length - 1, 'shown after handing in, in two answers').toBe(
    2 * attempt.questions.length,
  );
  for (const canary of [...keyCanaries, ...partKeyCanaries]) expect(everything).not.toContain(canary);
  // An option says its id and its text; which one is right is said nowhere, only whether one’s own answer was.
  const parts = [...everything.matchAll(/\{[^{}]*"text":"(Pear|Hammer|Two|Three|Alpha|One target|One)"[^{}]*\}/g)];
  expect(parts.length).toBeGreaterThan(10);
  for (const [part] of parts) expect(Object.keys(JSON.parse(part)).sort()).toEqual(['id', 'text']);
  expect(everything).not.toMatch(/"(key|accepted|tolerance|answerKey|expectedOutput|targetId|hints)"/);
}, 240_000);
