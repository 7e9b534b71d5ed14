import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, openPools } from '../../../storage/index.ts';
import { type Course, type Learner, startLearningWorld } from '../testing/learning-world.ts';
import { recordResult } from './record-result.ts';

const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, query } = await startLearningWorld();
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pools = openPools({ databaseUrl: testApp.databaseUrl, log, size: 5 });
const database = openDatabase({ pools, clock: () => testApp.clock.now });
afterAll(async () => {
  await pools.close();
  await testApp.stop();
});

const school = await createSchool();
let course: Course;
beforeAll(async () => {
  course = await createPublished(school);
});

type Given = Partial<Parameters<typeof recordResult>[1]>;
const say = ({ enrolmentId }: Learner, given: Given) => {
  const { organisationId } = school;
  return database.write({ actor: { kind: 'system', id: 'test' }, organisationId }, async (unit) => {
    const what = { outcome: 'passed' as const, percent: 80, details: {} };
    await recordResult(unit, { organisationId, enrolmentId, lessonId: course.examId, ...what, ...given });
    await unit.audit({ action: 'attempt.submitted', subject: `enrolment:${enrolmentId}` });
  });
};
const resultOf = ({ enrolmentId }: Learner) =>
  query('select outcome, percent, details from learning.assessment_result where enrolment_id = $1', [enrolmentId]);
const progressOf = ({ enrolmentId }: Learner, lessonId = course.examId) =>
  query('select state from learning.lesson_progress where enrolment_id = $1 and lesson_id = $2', [
    enrolmentId,
    lessonId,
  ]);
const changedEvents = ({ enrolmentId }: Learner) =>
  query("select from storage.event where name = 'assessment.result-changed' and payload ->> 'enrolmentId' = $1", [
    enrolmentId,
  ]);
const passedEvents = ({ enrolmentId }: Learner) =>
  query("select from storage.event where name = 'assessment.passed' and payload ->> 'enrolmentId' = $1", [enrolmentId]);

test('handing in an exam keeps the best result and how many attempts it took', async () => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  await takeExam(course, learner, ['numeric']);
  expect(await resultOf(learner)).toEqual([{ outcome: 'failed', percent: 60, details: { attempts: 1 } }]);
  await takeExam(course, learner, ['short-text']);
  await takeExam(course, learner, ['single-choice']);
  expect(await resultOf(learner)).toEqual([{ outcome: 'passed', percent: 90, details: { attempts: 3 } }]);
  expect(await progressOf(learner)).toEqual([{ state: 'done' }]);
  expect(await passedEvents(learner)).toHaveLength(1);
});

test('the same result said twenty times at once is one result, told once', async () => {
  const learner = await enrol(course);
  await Promise.all(Array.from({ length: 20 }, () => say(learner, {})));
  expect(await resultOf(learner)).toEqual([{ outcome: 'passed', percent: 80, details: {} }]);
  expect(await passedEvents(learner)).toHaveLength(1);
});

test('a worse result of an exam does not take back what was passed', async () => {
  const learner = await enrol(course);
  await say(learner, {});
  await say(learner, { outcome: 'failed', percent: 20 });
  expect(await resultOf(learner)).toMatchObject([{ outcome: 'passed', percent: 80 }]);
  expect(await progressOf(learner)).toEqual([{ state: 'done' }]);
});

test('what was recognised is not taken back by work that was handed in before it, and gives way to work that is passed', async () => {
  const learner = await enrol(course);
  const of = { lessonId: course.readingId };
  await say(learner, { ...of, details: { recognised: true } });
  for (const outcome of ['pending', 'failed'] as const) await say(learner, { ...of, outcome, percent: 20 });
  expect(await resultOf(learner)).toEqual([{ outcome: 'passed', percent: 80, details: { recognised: true } }]);
  expect(await progressOf(learner, course.readingId)).toEqual([{ state: 'done' }]);
  await say(learner, { ...of, percent: 70 });
  expect(await resultOf(learner)).toEqual([{ outcome: 'passed', percent: 70, details: {} }]);
});

test('of each outcome the best share counts, whichever attempt was best as a whole, and is told', async () => {
  const parts = (one: number, other: number) => ({
    outcomes: { one: { points: one, possible: 10 }, other: { points: other, possible: 10 } },
  });
  const later = await enrol(course);
  await say(later, { percent: 90, details: parts(5, 9) });
  await say(later, { percent: 80, details: parts(8, 1) });
  expect(await resultOf(later)).toMatchObject([{ percent: 90, details: parts(8, 9) }]);
  expect(await changedEvents(later)).toHaveLength(1);
  await say(later, { percent: 80, details: parts(8, 1) });
  expect(await changedEvents(later)).toHaveLength(1);
  const better = await enrol(course);
  await say(better, { percent: 80, details: parts(8, 1) });
  await say(better, { percent: 90, details: parts(5, 9) });
  expect(await resultOf(better)).toMatchObject([{ percent: 90, details: parts(8, 9) }]);
});

test('J04: looked at again, nothing of what was written down before counts: neither the result nor a share of an outcome', async () => {
  const learner = await enrol(course);
  const outcomes = { one: { points: 10, possible: 10 } };
  await say(learner, { percent: 95, details: { attempts: 1, outcomes } });
  expect(await progressOf(learner)).toEqual([{ state: 'done' }]);
  await say(learner, { outcome: 'failed', percent: 0, details: { attempts: 1 }, isRecount: true });
  expect(await resultOf(learner)).toEqual([{ outcome: 'failed', percent: 0, details: { attempts: 1 } }]);
  expect(await progressOf(learner)).toEqual([{ state: 'started' }]);
});

test('attempts counted of one version only are raised to all of them by the migration', async () => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  await takeExam(course, learner);
  await takeExam(course, learner);
  const set = (attempts: number) =>
    query(
      "update learning.assessment_result set details = jsonb_set(details, '{attempts}', to_jsonb($2::int)) where enrolment_id = $1",
      [learner.enrolmentId, attempts],
    );
  const file = new URL('../../../storage/migrations/0038-attempts-counted.sql', import.meta.url);
  const raised = async (attempts: number) => {
    await set(attempts);
    await query(await readFile(file, 'utf8'));
    return resultOf(learner);
  };
  expect(await raised(1)).toMatchObject([{ details: { attempts: 2 } }]);
  expect(await raised(5)).toMatchObject([{ details: { attempts: 5 } }]);
});

test('a result is refused for an enrolment of another organisation', async () => {
  const learner = await enrol(course);
  const elsewhere = await createSchool();
  await expect(say(learner, { organisationId: elsewhere.organisationId })).rejects.toThrow();
  expect(await resultOf(learner)).toEqual([]);
});
