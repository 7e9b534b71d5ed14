import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { replaceAll } from '../../../testing/replace-all.ts';
import { startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, query } = world;
const school = await createSchool();
const course = await createPublished(school);
const learner = await enrol(course);
const patience = { timeout: 30_000, interval: 100 };
let worker: { stop(): Promise<void> };
/** What was issued for the enrolment, each in the place of the one before. */
const line: string[] = [];
afterAll(async () => {
  await worker?.stop();
  await testApp.stop();
});

const enrolment = async () =>
  (await callApi(testApp, endpoints.getEnrolment, { as: learner.person, params: { enrolmentId: learner.enrolmentId } }))
    .body;
const named = async () => (await enrolment()).credentialId ?? '';
const name = (credentialId: string | undefined) =>
  query('update learning.enrolment set credential_id = $1 where id = $2', [credentialId ?? null, learner.enrolmentId]);
const eventsOf = (event: string, key: string, value: string) =>
  query<{ id: number }>('select id from storage.event where name = $1 and payload ->> $2 = $3', [event, key, value]);
const deliver = async (events: { id: number }[], subscriber: string) => {
  expect(events).toHaveLength(1);
  const payload = JSON.stringify({ eventId: events[0]?.id, subscriber });
  await query("select graphile_worker.add_job('handle-event', $1::json)", [payload]);
};
const hear = async (replaced: string | undefined) =>
  deliver(await eventsOf('credential.replaced', 'credentialId', replaced ?? ''), 'learning.replaced');
const jobsDone = () =>
  vi.waitFor(
    async () => expect(await query('select from graphile_worker._private_jobs where run_at <= now()')).toEqual([]),
    patience,
  );
/** What hearing of it wrote; other parts of the install go on writing of their own. */
const audited = () => query("select id from storage.audit where actor_id = 'learning.follow-replacement'");

beforeAll(async () => {
  worker = await testApp.app.work();
  await doLessons(course, learner);
  await takeExam(course, learner);
  await vi.waitFor(async () => expect(await named()).not.toBe(''), patience);
  line.push(await named());
}, 120_000);

test('M11 the enrolment names what was issued anew: its learner and the programme’s staff see that one', async () => {
  await replaceAll(testApp, { owner: school.owner, organisationId: school.organisationId });
  await vi.waitFor(async () => expect(await named()).not.toBe(line[0]), patience);
  line.push(await named());
  const params = { ...school.params, credentialId: line[0] ?? '' };
  const { body: old } = await callApi(testApp, endpoints.getIssuedCredential, { as: school.owner, params });
  expect(old.replacedBy).toMatchObject({ id: line[1], state: 'issued' });
  const staff = await callApi(testApp, endpoints.listLearners, {
    as: school.owner,
    params: { ...school.params, programmeId: course.programmeId },
  });
  expect(staff.body.items).toMatchObject([{ enrolmentId: learner.enrolmentId, credentialId: line[1] }]);
}, 120_000);

test('heard again and again, nothing changes and nothing is written', async () => {
  await jobsDone();
  const before = { enrolment: await enrolment(), audit: await audited() };
  for (let count = 0; count < 5; count += 1) await hear(line[0]);
  await jobsDone();
  expect({ enrolment: await enrolment(), audit: await audited() }).toEqual(before);
});

test('of several replacements the newest is named, in whatever order they are heard of', async () => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 60_000);
  await replaceAll(testApp, { owner: school.owner, organisationId: school.organisationId });
  await vi.waitFor(async () => expect(await named()).not.toBe(line[1]), patience);
  line.push(await named());
  await jobsDone();
  await name(line[0]);
  await hear(line[1]);
  await jobsDone();
  expect(await named()).toBe(line[0]);
  await hear(line[0]);
  await vi.waitFor(async () => expect(await named()).toBe(line[2]), patience);
}, 120_000);

test('one that was replaced before the enrolment had noted it is not noted any more', async () => {
  await name(undefined);
  await deliver(await eventsOf('assessment.passed', 'enrolmentId', learner.enrolmentId), 'learning.award');
  await vi.waitFor(async () => expect(await named()).not.toBe(''), patience);
  await jobsDone();
  expect(await named()).toBe(line[2]);
});
