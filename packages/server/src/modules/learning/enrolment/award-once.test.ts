import { endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type Learner, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, start, takeExam, query } = world;
const school = await createSchool();
const course = await createPublished(school);
const patience = { timeout: 60_000, interval: 100 };
const withPatience = { timeout: 180_000 };
afterAll(() => testApp.stop());

const twenty = Array.from({ length: 20 });
const setDone = ({ person: as, enrolmentId }: Learner, done: boolean) =>
  callApi(testApp, endpoints.setProgress, { as, params: { enrolmentId, lessonId: course.readingId }, body: { done } });
const count = async (text: string, values: unknown[] = []) => (await query(text, values)).length;

/** Has two processes do all that waits, until nothing does. */
async function work(): Promise<void> {
  const workers = await Promise.all([testApp.app.work(), testApp.another().work()]);
  const due = () => count('select from graphile_worker._private_jobs where run_at <= now()');
  const logged = () =>
    count('select from issuer.credential c where not exists (select from log.entry e where e.credential_id = c.id)');
  await expect.poll(due, patience).toBe(0);
  await expect.poll(logged, patience).toBe(0);
  await expect.poll(due, patience).toBe(0);
  await Promise.all(workers.map((worker) => worker.stop()));
}

/** What there is of somebody's credential, wherever a second one would show. */
async function traces({ person, enrolmentId }: Learner) {
  const own = [person.personId];
  const credentials = await query<{ id: string }>('select id from issuer.credential where person_id = $1', own);
  const lines = await query<{ action: string }>(
    'select action from storage.audit where subject = any($1) and action = any($2) order by action',
    [
      [`enrolment:${enrolmentId}`, ...credentials.map(({ id }) => `credential:${id}`)],
      ['enrolment.completed', 'enrolment.awarded', 'credential.reserved', 'credential.issued'],
    ],
  );
  const { body } = await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
  return {
    credentials: credentials.length,
    isNamed: body.credentialId === credentials[0]?.id,
    logEntries: await count(
      'select from log.entry e join issuer.credential c on c.id = e.credential_id where c.person_id = $1',
      own,
    ),
    mails: testApp.mail.filter(({ to, text }) => to === person.email && text.includes('/credentials/')).length,
    completions: await count(
      "select from storage.event where name = 'programme.completed' and payload ->> 'enrolmentId' = $1",
      [enrolmentId],
    ),
    audit: lines.map(({ action }) => action),
  };
}

const ofOne = {
  ...{ credentials: 1, isNamed: true, logEntries: 1, mails: 1, completions: 1 },
  audit: ['credential.issued', 'credential.reserved', 'enrolment.awarded', 'enrolment.completed'],
};

test(
  'K01 twenty deliveries at once, to two workers, issue one credential with all that belongs to it',
  withPatience,
  async () => {
    const learner = await enrol(course);
    await doLessons(course, learner);
    await takeExam(course, learner);
    const [event] = await query<{ id: number }>(
      "select id from storage.event where name = 'assessment.passed' and payload ->> 'enrolmentId' = $1",
      [learner.enrolmentId],
    );
    const payload = JSON.stringify({ eventId: event?.id, subscriber: 'learning.award' });
    await Promise.all(twenty.map(() => query("select graphile_worker.add_job('handle-event', $1::json)", [payload])));
    await work();
    expect(await traces(learner)).toEqual(ofOne);
  },
);

test(
  'K01 twenty requests at once that each complete the last lesson issue one credential too',
  withPatience,
  async () => {
    const learner = await enrol(course);
    await doLessons(course, learner);
    // An exam that was begun can be finished though the mark before it is taken back.
    await start(course, learner);
    await setDone(learner, false);
    await takeExam(course, learner);
    await work();
    expect(await traces(learner)).toMatchObject({ credentials: 0, completions: 0, mails: 0, audit: [] });
    const told = () =>
      count("select from storage.event where name = 'lesson.done' and payload @> $1", [
        { enrolmentId: learner.enrolmentId, lessonId: course.readingId },
      ]);
    const before = await told();
    const workers = await Promise.all([testApp.app.work(), testApp.another().work()]);
    const answers = await Promise.all(twenty.map(() => setDone(learner, true)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await Promise.all(workers.map((worker) => worker.stop()));
    await work();
    expect(await told()).toBe(before + 1);
    expect(await traces(learner)).toEqual(ofOne);
  },
);
