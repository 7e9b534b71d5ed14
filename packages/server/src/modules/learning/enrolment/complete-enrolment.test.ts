import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type Course, type Learner, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, query } = world;
const school = await createSchool();
const course = await createPublished(school);
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const enrolmentOf = async ({ person, enrolmentId }: Learner) =>
  (await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } })).body;
const credentialOf = async (learner: Learner) => {
  await expect.poll(async () => (await enrolmentOf(learner)).credentialId, { timeout: 15_000 }).not.toBeNull();
  return (await enrolmentOf(learner)).credentialId ?? '';
};
const finish = async (of: Course) => {
  const learner = await enrol(of);
  await doLessons(of, learner);
  await takeExam(of, learner, ['short-text']);
  return learner;
};
const eventsOf = ({ enrolmentId }: Learner, name: string) =>
  query<{ id: number }>("select id from storage.event where name = $1 and payload ->> 'enrolmentId' = $2", [
    name,
    enrolmentId,
  ]);
const credentialsOf = ({ person }: Learner) =>
  query<{ id: string }>('select id from issuer.credential where person_id = $1', [person.personId]);
const deliver = async (eventId: number) => {
  const payload = JSON.stringify({ eventId, subscriber: 'learning.award' });
  await query("select graphile_worker.add_job('handle-event', $1::json)", [payload]);
};
const jobsDone = () =>
  expect
    .poll(async () => (await query('select from graphile_worker._private_jobs where run_at <= now()')).length, {
      timeout: 15_000,
    })
    .toBe(0);

test('passing the exam completes the programme and issues the credential, with the score in it', async () => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  await takeExam(course, learner, ['numeric']);
  expect(await enrolmentOf(learner)).toMatchObject({ state: 'active', credentialId: null });
  await takeExam(course, learner, ['short-text']);
  const credentialId = await credentialOf(learner);
  expect(await enrolmentOf(learner)).toMatchObject({ state: 'completed', lessonsDone: 3, nextLesson: null });

  const issued = await callApi(testApp, endpoints.getIssuedCredential, {
    as: school.owner,
    params: { ...school.params, credentialId },
  });
  expect(issued.body).toMatchObject({
    state: 'issued',
    recipientName: learner.person.name,
    recipientEmail: learner.person.email,
  });
  const held = await callApi(testApp, endpoints.listHeldCredentials, { as: learner.person });
  expect(held.body.items).toMatchObject([{ id: credentialId }]);
  const [row] = await query<{ secured: string; completed_on: string; idempotency_key: string }>(
    'select secured, completed_on::text, idempotency_key from issuer.credential where id = $1',
    [credentialId],
  );
  expect(row).toMatchObject({
    completed_on: testApp.clock.now.toISOString().slice(0, 10),
    idempotency_key: `enrolment:${learner.enrolmentId}`,
  });
  expect(JSON.parse(row?.secured ?? '{}')).toMatchObject({
    credentialSubject: {
      result: [{ value: '90' }],
      achievement: {
        resultDescription: [
          { name: 'The exam', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue: '70' },
        ],
      },
    },
  });
  const learners = await callApi(testApp, endpoints.listLearners, {
    as: school.owner,
    params: { ...school.params, programmeId: course.programmeId },
  });
  expect(learners.body.items.find(({ enrolmentId }) => enrolmentId === learner.enrolmentId)).toMatchObject({
    state: 'completed',
    bestScorePercent: 90,
    credentialId,
  });
});

test('an exam passed before the last reading is marked leads to the credential when that is done', async () => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  const { person, enrolmentId } = learner;
  const mark = (done: boolean) =>
    callApi(testApp, endpoints.setProgress, {
      as: person,
      params: { enrolmentId, lessonId: course.readingId },
      body: { done },
    });
  await callApi(testApp, endpoints.startAttempt, { as: person, params: { enrolmentId, lessonId: course.examId } });
  await mark(false);
  await takeExam(course, learner);
  await jobsDone();
  expect(await enrolmentOf(learner)).toMatchObject({ state: 'active', lessonsDone: 2, credentialId: null });
  await mark(true);
  await credentialOf(learner);
});

test('what was completed stays so: a mark cannot be taken back any more', async () => {
  const learner = await finish(course);
  await credentialOf(learner);
  const { body } = await callApi(testApp, endpoints.setProgress, {
    as: learner.person,
    params: { enrolmentId: learner.enrolmentId, lessonId: course.readingId },
    body: { done: false },
  });
  expect(body).toMatchObject({ state: 'completed', lessonsDone: 3 });
});

test('an event that arrives again and again changes nothing', async () => {
  const learner = await finish(course);
  const credentialId = await credentialOf(learner);
  await jobsDone();
  const before = await enrolmentOf(learner);
  const [event] = await eventsOf(learner, 'assessment.passed');
  for (let count = 0; count < 10; count += 1) await deliver(event?.id ?? 0);
  await jobsDone();
  expect(await enrolmentOf(learner)).toEqual(before);
  expect(await credentialsOf(learner)).toEqual([{ id: credentialId }]);
  expect(await eventsOf(learner, 'programme.completed')).toHaveLength(1);
});

test('a process that dies between issuing and noting the credential is repaired by the next delivery', async () => {
  const learner = await finish(course);
  const credentialId = await credentialOf(learner);
  await jobsDone();
  await query('update learning.enrolment set credential_id = null where id = $1', [learner.enrolmentId]);
  const [event] = await eventsOf(learner, 'assessment.passed');
  await deliver(event?.id ?? 0);
  expect(await credentialOf(learner)).toBe(credentialId);
  expect(await credentialsOf(learner)).toHaveLength(1);
});

test('who completed while the achievement was archived gets the credential when it is active again', async () => {
  const own = await createSchool();
  const archived = await createPublished(own);
  const learner = await enrol(archived);
  const setState = (state: 'active' | 'archived') =>
    callApi(testApp, endpoints.changeAchievement, {
      as: own.owner,
      params: { ...own.params, achievementId: own.achievementId },
      body: { state },
    });
  await setState('archived');
  await doLessons(archived, learner);
  await takeExam(archived, learner);
  await expect.poll(async () => (await enrolmentOf(learner)).state, { timeout: 15_000 }).toBe('completed');
  expect((await enrolmentOf(learner)).credentialId).toBeNull();
  await setState('active');
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 5 * 60_000);
  await query("select graphile_worker.add_job('award-waiting-enrolments')");
  await credentialOf(learner);
  expect(await credentialsOf(learner)).toHaveLength(1);
});
