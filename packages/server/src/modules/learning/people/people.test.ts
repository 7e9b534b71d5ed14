import { type BodyInputOf, endpoints, type QueryInputOf } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, workUntil } from '../../../testing/people.ts';
import { joinAs, type Learner, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, query } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const course = await createPublished(school);
const as = school.owner;
const params = { ...school.params, programmeId: course.programmeId };
const start = new Date('2027-03-01T12:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);
testApp.clock.now = start;

const standings = async (given: QueryInputOf<typeof endpoints.listStandings> = {}, programme = params) =>
  (await callApi(testApp, endpoints.listStandings, { as, params: programme, query: given })).body;
const doReading = ({ person, enrolmentId }: Learner) =>
  callApi(testApp, endpoints.setProgress, {
    as: person,
    params: { enrolmentId, lessonId: course.readingId },
    body: { done: true },
  });
const send = (
  body: BodyInputOf<typeof endpoints.messageLearners>,
  options: { headers?: Record<string, string> } = {},
) => callApi(testApp, endpoints.messageLearners, { as, params, body, ...options });
const idsOf = ({ items }: Awaited<ReturnType<typeof standings>>) => items.map(({ enrolmentId }) => enrolmentId).sort();

const notBegun = await enrol(course);
const stuck = await enrol(course);
await doReading(stuck);
const failed = await enrol(course);
await doLessons(course, failed);
await takeExam(course, failed, ['numeric', 'multiple-choice']);
await takeExam(course, failed, ['numeric', 'multiple-choice']);
const fine = await enrol(course);
await doReading(fine);

describe('the rules', () => {
  test('name nobody too early, and exactly from their limits on', async () => {
    testApp.clock.now = after(7);
    expect(idsOf(await standings())).toEqual([failed.enrolmentId]);
    testApp.clock.now = new Date(after(7).getTime() + 1_000);
    expect(idsOf(await standings({ segment: 'not-begun' }))).toEqual([notBegun.enrolmentId]);
    testApp.clock.now = after(14);
    expect(idsOf(await standings({ segment: 'stuck' }))).toEqual([]);
    testApp.clock.now = new Date(after(14).getTime() + 1_000);
    expect(idsOf(await standings({ segment: 'stuck' }))).toEqual(
      [stuck.enrolmentId, failed.enrolmentId, fine.enrolmentId].sort(),
    );
  });

  test('say of each learner why, at which lesson they are, and count each segment', async () => {
    testApp.clock.now = after(13);
    await callApi(testApp, endpoints.setProgress, {
      as: fine.person,
      params: { enrolmentId: fine.enrolmentId, lessonId: course.videoId },
      body: { positionSeconds: 20 },
    });
    testApp.clock.now = after(20);
    const { items, segments, limits } = await standings();
    const of = ({ enrolmentId }: Learner) => items.find((item) => item.enrolmentId === enrolmentId);
    expect(limits).toEqual({ stuckDays: 14, notBegunDays: 7, failures: 2, behindPercent: 25 });
    expect(of(notBegun)).toMatchObject({
      name: notBegun.person.name,
      currentLesson: 'A reading',
      risks: [{ rule: 'not-begun', days: 20 }],
    });
    expect(of(stuck)).toMatchObject({ currentLesson: 'A video', risks: [{ rule: 'stuck', days: 20 }] });
    expect(of(failed)?.risks).toMatchObject([{ rule: 'stuck' }, { rule: 'failed-twice', examTitle: 'The exam' }]);
    expect(of(fine)).toBeUndefined();
    expect(Object.fromEntries(segments.map(({ segment, count }) => [segment, count]))).toEqual({
      everybody: 4,
      'at-risk': 3,
      stuck: 2,
      'not-begun': 1,
      'failed-twice': 1,
      behind: 0,
      waiting: 0,
      finished: 0,
    });
  });

  test('name nobody for an exam that was recognised since', async () => {
    testApp.clock.now = start;
    const other = await createPublished(school);
    const learner = await enrol(other);
    const programme = { ...school.params, programmeId: other.programmeId };
    await doLessons(other, learner);
    for (const wrong of [1, 2].map(() => ['numeric', 'multiple-choice'])) await takeExam(other, learner, wrong);
    const failedTwice = async () => idsOf(await standings({ segment: 'failed-twice' }, programme));
    expect(await failedTwice()).toEqual([learner.enrolmentId]);
    await query(
      `insert into learning.lesson_progress (enrolment_id, lesson_id, organisation_id, person_id, state, changed_at)
       select id, $2, organisation_id, person_id, 'done', now() from learning.enrolment where id = $1
       on conflict (enrolment_id, lesson_id) do update set state = excluded.state`,
      [learner.enrolmentId, other.examId],
    );
    expect(await failedTwice()).toEqual([]);
  });

  test('by the calendar of a cohort: nobody before it starts or after it ended, and who is behind it in between', async () => {
    testApp.clock.now = start;
    const other = await createPublished(school);
    const programme = { ...school.params, programmeId: other.programmeId };
    const { body: cohort } = await callApi(testApp, endpoints.createCohort, {
      as,
      params: programme,
      body: { name: 'C', startsOn: '2027-04-01', endsOn: '2027-04-10', enrolUntil: '2027-04-10' },
    });
    const learner = await joinAs(world, school, 'viewer');
    const { body } = await callApi(testApp, endpoints.joinCohort, {
      as: learner,
      params: { cohortId: cohort.id },
      body: {},
    });
    const risksAt = async (time: string) => {
      testApp.clock.now = new Date(time);
      return (await standings({ cohortId: cohort.id }, programme)).items.flatMap(({ risks }) => risks);
    };
    expect(await risksAt('2027-03-31T23:59:59Z')).toEqual([]);
    expect(await risksAt('2027-04-03T11:00:00Z')).toEqual([]);
    expect(await risksAt('2027-04-04T00:00:00Z')).toMatchObject([
      { rule: 'behind', donePercent: 0, elapsedPercent: 30 },
    ]);
    testApp.clock.now = new Date('2027-04-04T00:00:00Z');
    await callApi(testApp, endpoints.setProgress, {
      as: learner,
      params: { enrolmentId: body.id, lessonId: other.readingId },
      body: { done: true },
    });
    expect(await risksAt('2027-04-05T00:00:00Z')).toEqual([]);
    expect(await risksAt('2027-04-11T00:00:00Z')).toEqual([]);
  });
});

test('whose work waits for a decision is neither stuck nor behind', async () => {
  testApp.clock.now = start;
  const other = await createPublished(school);
  const learner = await enrol(other);
  const programme = { ...school.params, programmeId: other.programmeId };
  const set = (lessonId: string, state: string) =>
    query(
      `insert into learning.lesson_progress (enrolment_id, lesson_id, organisation_id, person_id, state, changed_at)
       select id, $2, organisation_id, person_id, $3, now() from learning.enrolment where id = $1
       on conflict (enrolment_id, lesson_id) do update set state = excluded.state`,
      [learner.enrolmentId, lessonId, state],
    );
  const stuckOnes = async () => idsOf(await standings({ segment: 'stuck' }, programme));
  const behind = async () => idsOf(await standings({ segment: 'behind' }, programme));
  await set(other.readingId, 'started');
  testApp.clock.now = after(20);
  expect(await stuckOnes()).toEqual([learner.enrolmentId]);
  await set(other.readingId, 'handed-in');
  expect(await stuckOnes()).toEqual([]);
  await query(
    `with c as (insert into learning.cohort (id, organisation_id, programme_id, name, starts_on, ends_on, enrol_until, created_at)
       values (gen_random_uuid(), $1, $2, 'March', '2027-03-11', '2027-03-30', '2027-03-30', now()) returning id)
     update learning.enrolment set cohort_id = (select id from c) where id = $3`,
    [school.organisationId, other.programmeId, learner.enrolmentId],
  );
  // Half of the time is over, and a third is done.
  expect(await behind()).toEqual([]);
  await set(other.readingId, 'started');
  expect(await behind()).toEqual([learner.enrolmentId]);
});

describe('a message', () => {
  test('goes to everybody of its segment by mail, once each, and the audit log says to how many', async () => {
    testApp.clock.now = after(20);
    const headers = { 'idempotency-key': 'the-same-filling-in' };
    const body = { segment: 'stuck', subject: 'Shall we talk?', text: 'Hello,\n\nI am there on Monday.' } as const;
    expect(await send(body, { headers })).toMatchObject({ status: 202, body: { recipients: 2 } });
    expect(await send(body, { headers })).toMatchObject({ status: 202, body: { recipients: 2 } });
    const toldOf = () => testApp.mail.filter(({ subject }) => subject === 'Shall we talk?');
    await workUntil(testApp, () => toldOf().length >= 2);
    expect(
      toldOf()
        .map(({ to }) => to)
        .sort(),
    ).toEqual([stuck.person.email, failed.person.email].sort());
    expect(toldOf()[0]?.text).toContain('I am there on Monday.');
    expect(toldOf()[0]?.headers?.['List-Unsubscribe']).toContain('/unsubscribe?token=');
    const audited = await query<{ detail: object }>(
      "select detail from storage.audit where action = 'learners.messaged'",
    );
    expect(audited).toEqual([{ detail: expect.objectContaining({ segment: 'stuck', recipients: 2 }) }]);
    expect(JSON.stringify(audited)).not.toContain('Monday');
  });

  test('keeps the lines and paragraphs as they were typed, in the text and in the HTML', async () => {
    const text = 'I am there:\r\n- on Monday\r\n\r\n- on <Friday>';
    expect((await send({ segment: 'stuck', subject: 'When', text })).status).toBe(202);
    const told = () => testApp.mail.find(({ subject }) => subject === 'When');
    await workUntil(testApp, () => told() !== undefined);
    expect(told()?.text).toMatch(/^I am there:\r?\n- on Monday\n\n- on <Friday>\n\n/);
    expect(told()?.html).toMatch(/I am there:<br>- on Monday<\/p>\s*<p [^>]*>- on &lt;Friday&gt;<\/p>/);
  });

  test('is not sent by those who may only look, nor empty', async () => {
    const reviewer = await joinAs(world, school, 'reviewer');
    const body = { segment: 'everybody', subject: 'S', text: 'T' };
    const refused = await callApi(testApp, endpoints.messageLearners, { as: reviewer, params, body });
    expect([refused.status, refused.code]).toEqual([403, 'not-allowed']);
    expect((await callApi(testApp, endpoints.listStandings, { as: reviewer, params })).status).toBe(200);
    expect((await send({ segment: 'everybody', subject: 'S', text: '  ' })).status).toBe(400);
    expect((await send({ segment: 'everybody', subject: 'two\nlines', text: 'T' })).status).toBe(400);
  });
});
