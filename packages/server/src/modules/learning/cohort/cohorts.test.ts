import { type BodyInputOf, endpoints } from '@laurel/api';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { systemRandomness } from '../../../adapters/system.ts';
import { Refusal } from '../../../refusal.ts';
import { isBusy, openDatabase, openPools } from '../../../storage/index.ts';
import { callApi, createSignedInPerson, queuedMail, type TestPerson } from '../../../testing/people.ts';
import { type Course, startLearningWorld } from '../testing/learning-world.ts';
import { joinCohort } from './join-cohort.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, doLessons, start, query } = world;
let worker: { stop(): Promise<void> } | undefined;
afterAll(async () => {
  await worker?.stop();
  await testApp.stop();
});

const school = await createSchool();
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
beforeEach(() => {
  testApp.clock.now = noon('2027-01-05');
});

const dates = { name: 'Spring', startsOn: '2027-02-01', endsOn: '2027-06-30', enrolUntil: '2027-02-14' };
const as = school.owner;

async function createCohort(course: Course, given: Partial<BodyInputOf<typeof endpoints.createCohort>> = {}) {
  const params = { ...school.params, programmeId: course.programmeId };
  const made = await callApi(testApp, endpoints.createCohort, { as, params, body: { ...dates, ...given } });
  expect(made.status).toBe(201);
  return { course, cohortId: made.body.id, params: { ...params, cohortId: made.body.id } };
}
type Cohort = Awaited<ReturnType<typeof createCohort>>;
const newCohort = async (given?: Parameters<typeof createCohort>[1]) =>
  createCohort(await createPublished(school), given);

const join = ({ cohortId }: Pick<Cohort, 'cohortId'>, person: TestPerson, waitingList = false) =>
  callApi(testApp, endpoints.joinCohort, { as: person, params: { cohortId }, body: { waitingList } });
async function joined(cohort: Cohort, waitingList = false) {
  const person = await createSignedInPerson(testApp);
  const { body } = await join(cohort, person, waitingList);
  return { person, enrolmentId: body.id };
}
type Learner = Awaited<ReturnType<typeof joined>>;
const look = async ({ person, enrolmentId }: Learner) =>
  (await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } })).body;
const leave = ({ person, enrolmentId }: Learner) =>
  callApi(testApp, endpoints.leaveProgramme, { as: person, params: { enrolmentId } });
const readingOf = (cohort: Cohort, { person, enrolmentId }: Learner) =>
  callApi(testApp, endpoints.getLesson, { as: person, params: { enrolmentId, lessonId: cohort.course.readingId } });
const placesOf = async ({ params: { cohortId, ...params } }: Cohort) => {
  const { body } = await callApi(testApp, endpoints.listCohorts, { as, params });
  return body.items.find(({ id }) => id === cohortId);
};
const change = ({ params }: Cohort, body: BodyInputOf<typeof endpoints.changeCohort>) =>
  callApi(testApp, endpoints.changeCohort, { as, params, body });
const move = (
  { params: { cohortId: _, ...params } }: Cohort,
  { enrolmentId }: Learner,
  body: BodyInputOf<typeof endpoints.moveLearner>,
) => callApi(testApp, endpoints.moveLearner, { as, params: { ...params, enrolmentId }, body });
const enrolPaced = (course: Course, person: TestPerson) =>
  callApi(testApp, endpoints.enrol, { as: person, params: { programmeId: course.programmeId } });
const catalogue = async ({ params: { programmeId } }: Cohort, as?: TestPerson) =>
  (await callApi(testApp, endpoints.getCataloguePage, { as, params: { programmeId } })).body;
const placeMails = async ({ personId }: TestPerson) =>
  (await queuedMail(testApp, personId)).filter(({ template }) => template === 'cohort-place');

test('K02 200 parallel enrolments at limit − 1 give exactly the limit', { timeout: 300_000 }, async () => {
  const cohort = await newCohort({ capacity: 3 });
  await joined(cohort);
  await joined(cohort);
  const people = await query<{ id: string }>(`insert into account.person (id, name, created_at)
    select gen_random_uuid(), 'Parallel ' || n, now() from generate_series(1, 200) n returning id`);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const pools = openPools({ databaseUrl: testApp.databaseUrl, log, size: 30 });
  const deps = { database: openDatabase({ pools, clock: () => testApp.clock.now }), randomness: systemRandomness };
  const ask = async (personId: string): Promise<string> => {
    const scope = { actor: { kind: 'person', id: personId }, personId } as const;
    try {
      return (await joinCohort(deps, { scope, cohortId: cohort.cohortId, body: { waitingList: false } })).state;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      // A connection may not come in time where the machine is busy: nothing was done, and one asks again.
      if (isBusy(error)) return ask(personId);
      throw error;
    }
  };
  const answers = await Promise.all(people.map(({ id }) => ask(id)));
  await pools.close();
  expect(answers.filter((answer) => answer === 'active')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'cohort-full')).toHaveLength(199);
  expect(await placesOf(cohort)).toMatchObject({ placesTaken: 3, placesLeft: 0, waiting: 0 });
});

describe('the waiting list', () => {
  test('a full cohort says so, and lets one wait; each is told their position', async () => {
    const cohort = await newCohort({ capacity: 1 });
    const first = await joined(cohort);
    expect(await look(first)).toMatchObject({
      state: 'active',
      waitingPosition: null,
      cohort: { name: 'Spring', startsOn: '2027-02-01', endsOn: '2027-06-30', phase: 'upcoming' },
    });
    const person = await createSignedInPerson(testApp);
    const full = await join(cohort, person);
    expect([full.status, full.code]).toEqual([409, 'cohort-full']);
    const waits = await join(cohort, person, true);
    expect(waits).toMatchObject({ status: 201, body: { state: 'waiting', waitingPosition: 1 } });
    const next = await joined(cohort, true);
    expect(await look(next)).toMatchObject({ state: 'waiting', waitingPosition: 2 });
    expect(await placesOf(cohort)).toMatchObject({ placesTaken: 1, placesLeft: 0, waiting: 2 });
    expect((await catalogue(cohort)).cohorts).toMatchObject([{ placesLeft: 0, waiting: 2, capacity: 1 }]);
  });

  test('whom staff have wait where they wait already keeps their turn', async () => {
    const cohort = await newCohort({ capacity: 1 });
    await joined(cohort);
    const first = await joined(cohort, true);
    await joined(cohort, true);
    expect((await move(cohort, first, { cohortId: cohort.cohortId, waitingList: true })).status).toBe(200);
    expect(await look(first)).toMatchObject({ state: 'waiting', waitingPosition: 1 });
  });

  test('a place given up goes to the first who waits, who is written to, in the one transaction', async () => {
    const cohort = await newCohort({ capacity: 1 });
    const first = await joined(cohort);
    const second = await joined(cohort, true);
    const third = await joined(cohort, true);
    testApp.clock.now = noon('2027-01-06');
    expect(await leave(first)).toMatchObject({ status: 200, body: { state: 'left' } });
    expect(await look(second)).toMatchObject({ state: 'active', enrolledAt: '2027-01-06T12:00:00.000Z' });
    expect(await look(third)).toMatchObject({ state: 'waiting', waitingPosition: 1 });
    expect(await placeMails(second.person)).toMatchObject([
      {
        params: {
          recipientName: second.person.name,
          cohortName: 'Spring',
          startsOn: '2027-02-01',
          url: `${testApp.origin}/learn/${second.enrolmentId}`,
        },
      },
    ]);
    expect(await placeMails(third.person)).toEqual([]);
    const audited = await query<{ at: Date; subject: string }>(
      "select at, subject from storage.audit where action in ('enrolment.left', 'enrolment.placed') and subject = any($1)",
      [[`enrolment:${first.enrolmentId}`, `enrolment:${second.enrolmentId}`]],
    );
    expect(audited).toHaveLength(2);
    expect(new Set(audited.map(({ at }) => at.getTime())).size).toBe(1);
  });

  test('who waits can leave, and the others move up', async () => {
    const cohort = await newCohort({ capacity: 1 });
    await joined(cohort);
    const second = await joined(cohort, true);
    const third = await joined(cohort, true);
    await leave(second);
    expect(await look(third)).toMatchObject({ waitingPosition: 1 });
    expect(await placesOf(cohort)).toMatchObject({ waiting: 1 });
  });

  test('raising the capacity gives places in their order, also after the last day for enrolling; lowering takes nobody’s', async () => {
    const cohort = await newCohort({ capacity: 1 });
    await joined(cohort);
    const waiting = [await joined(cohort, true), await joined(cohort, true), await joined(cohort, true)];
    testApp.clock.now = noon('2027-03-01');
    expect((await change(cohort, { capacity: 3 })).body).toMatchObject({ placesTaken: 3, placesLeft: 0, waiting: 1 });
    const states = await Promise.all(waiting.map(async (learner) => (await look(learner)).state));
    expect(states).toEqual(['active', 'active', 'waiting']);
    const less = await change(cohort, { capacity: 2 });
    expect([less.status, less.code]).toEqual([400, 'invalid-request']);
    expect((await change(cohort, { capacity: null })).body).toMatchObject({
      placesTaken: 4,
      placesLeft: null,
      waiting: 0,
    });
  });

  test('nobody who comes later passes those who wait', async () => {
    const cohort = await newCohort({ capacity: 1 });
    await joined(cohort);
    const waits = await joined(cohort, true);
    // As if the place had been freed and not been given on.
    await query('update learning.cohort set capacity = 2 where id = $1', [cohort.cohortId]);
    const late = await join(cohort, await createSignedInPerson(testApp));
    expect([late.status, late.code]).toEqual([409, 'cohort-full']);
    expect(await look(waits)).toMatchObject({ waitingPosition: 1 });
  });

  test('once the cohort has ended, nobody is placed any more; who waited is told so, and free for the next one', async () => {
    const cohort = await newCohort({ capacity: 1 });
    const first = await joined(cohort);
    const second = await joined(cohort, true);
    testApp.clock.now = noon('2027-07-01');
    await leave(first);
    expect(await look(second)).toMatchObject({ state: 'waiting' });
    expect(await placeMails(second.person)).toEqual([]);
    const refused = await readingOf(cohort, second);
    expect(refused).toMatchObject({ code: 'no-place', body: { detail: expect.stringContaining('which has ended') } });
    expect((await leave(second)).status).toBe(200);
    const days = { startsOn: '2027-08-01', endsOn: '2027-09-01', enrolUntil: '2027-08-01' };
    const next = await createCohort(cohort.course, { name: 'Autumn', ...days });
    expect((await join(next, second.person)).body).toMatchObject({ state: 'active', cohort: { name: 'Autumn' } });
  });
});

describe('enrolling', () => {
  test('twice in the same cohort is the same enrolment; in another it is refused until one has left', async () => {
    const course = await createPublished(school);
    const [one, two] = [await createCohort(course), await createCohort(course, { name: 'Autumn' })];
    const learner = await joined(one);
    expect((await join(one, learner.person)).body).toMatchObject({
      id: learner.enrolmentId,
      cohort: { name: 'Spring' },
    });
    expect((await join(two, learner.person)).code).toBe('enrolled-already');
    await leave(learner);
    expect((await catalogue(two, learner.person)).enrolmentId).toBeNull();
    expect((await join(two, learner.person)).body).toMatchObject({
      id: learner.enrolmentId,
      state: 'active',
      cohort: { name: 'Autumn' },
    });
  });

  test('is possible through the last day, and not after it, nor once the staff have closed the cohort', async () => {
    const cohort = await newCohort();
    testApp.clock.now = new Date('2027-02-14T23:59:59Z');
    expect((await look(await joined(cohort))).state).toBe('active');
    testApp.clock.now = new Date('2027-02-15T00:00:00Z');
    expect((await join(cohort, await createSignedInPerson(testApp))).code).toBe('cohort-closed');
    expect((await catalogue(cohort)).cohorts).toEqual([]);
    testApp.clock.now = noon('2027-01-05');
    expect((await change(cohort, { closed: true })).body).toMatchObject({ enrolling: false });
    expect((await join(cohort, await createSignedInPerson(testApp), true)).code).toBe('cohort-closed');
    await change(cohort, { closed: false });
    expect((await join(cohort, await createSignedInPerson(testApp))).status).toBe(201);
  });

  test('at one’s own pace is there where the programme offers it', async () => {
    const cohort = await newCohort();
    const params = { ...school.params, programmeId: cohort.course.programmeId };
    const person = await createSignedInPerson(testApp);
    expect((await catalogue(cohort)).pace).toBe('both');
    await callApi(testApp, endpoints.setPace, { as, params, body: { pace: 'cohorts' } });
    expect((await enrolPaced(cohort.course, person)).code).toBe('cohort-needed');
    await callApi(testApp, endpoints.setPace, { as, params, body: { pace: 'self-paced' } });
    expect((await join(cohort, person)).code).toBe('not-found');
    expect((await catalogue(cohort)).cohorts).toEqual([]);
    const { body } = await enrolPaced(cohort.course, person);
    expect(body).toMatchObject({ state: 'active', cohort: null });
    await leave({ person, enrolmentId: body.id });
    expect((await enrolPaced(cohort.course, person)).body).toMatchObject({ id: body.id, state: 'active' });
  });

  test('a cohort whose dates cannot be true is not planned', async () => {
    const course = await createPublished(school);
    const params = { ...school.params, programmeId: course.programmeId };
    const plan = (given: object) =>
      callApi(testApp, endpoints.createCohort, { as, params, body: { ...dates, ...given } });
    for (const given of [
      { endsOn: '2027-01-31' },
      { enrolUntil: '2027-07-01' },
      { startsOn: '2027-02-30' },
      { capacity: 0 },
      { name: '' },
    ]) {
      const refused = await plan(given);
      expect([given, refused.status, refused.code]).toEqual([given, 400, 'invalid-request']);
    }
  });
});

describe('lessons', () => {
  const done = (cohort: Cohort, { person, enrolmentId }: Learner) =>
    callApi(testApp, endpoints.setProgress, {
      as: person,
      params: { enrolmentId, lessonId: cohort.course.readingId },
      body: { done: true },
    });

  test('open on the day the cohort starts; before, it is said when', async () => {
    const cohort = await newCohort();
    const learner = await joined(cohort);
    testApp.clock.now = new Date('2027-01-31T23:59:59Z');
    const early = await readingOf(cohort, learner);
    expect([early.status, early.code]).toEqual([409, 'cohort-not-started']);
    expect(JSON.stringify(early.body)).toContain('2027-02-01');
    expect((await done(cohort, learner)).code).toBe('cohort-not-started');
    expect((await start(cohort.course, learner)).code).toBe('cohort-not-started');
    testApp.clock.now = new Date('2027-02-01T00:00:00Z');
    expect((await readingOf(cohort, learner)).status).toBe(200);
    expect((await done(cohort, learner)).status).toBe(200);
    expect((await look(learner)).cohort?.phase).toBe('running');
  });

  test('are not for those who wait or have left', async () => {
    const cohort = await newCohort({ capacity: 1 });
    const first = await joined(cohort);
    const waits = await joined(cohort, true);
    testApp.clock.now = noon('2027-02-02');
    expect((await readingOf(cohort, waits)).code).toBe('no-place');
    await leave(waits);
    await leave(first);
    for (const learner of [first, waits]) {
      expect((await readingOf(cohort, learner)).code).toBe('no-place');
      expect((await done(cohort, learner)).code).toBe('no-place');
      expect((await start(cohort.course, learner)).code).toBe('no-place');
    }
  });

  test('stay readable after the end; nothing is handed in any more but an exam that had begun', async () => {
    const cohort = await newCohort();
    const learner = await joined(cohort);
    testApp.clock.now = new Date('2027-06-30T23:50:00Z');
    await doLessons(cohort.course, learner);
    const { body: attempt } = await start(cohort.course, learner);
    testApp.clock.now = new Date('2027-07-01T00:00:00Z');
    expect((await look(learner)).cohort?.phase).toBe('ended');
    expect((await readingOf(cohort, learner)).status).toBe(200);
    expect((await done(cohort, learner)).code).toBe('cohort-ended');
    expect((await start(cohort.course, learner)).code).toBe('cohort-ended');
    const call = { as: learner.person, params: { attemptId: attempt.id } };
    expect((await callApi(testApp, endpoints.submitAttempt, call)).status).toBe(200);
  });
});

describe('the staff', () => {
  test('see who is in a cohort and who waits, and have them move; a freed place goes on', async () => {
    const course = await createPublished(school);
    const spring = await createCohort(course, { capacity: 1 });
    const autumn = await createCohort(course, { name: 'Autumn', capacity: 1 });
    const first = await joined(spring);
    const second = await joined(spring, true);
    const params = { ...school.params, programmeId: course.programmeId };
    const listed = async (filter: object) =>
      (await callApi(testApp, endpoints.listLearners, { as, params, query: filter })).body.items;
    expect(await listed({ cohortId: spring.cohortId, state: 'waiting' })).toMatchObject([
      { enrolmentId: second.enrolmentId, cohort: { name: 'Spring' }, waitingPosition: 1 },
    ]);
    expect(await listed({ cohortId: autumn.cohortId })).toEqual([]);
    expect((await move(autumn, first, { cohortId: autumn.cohortId })).body).toMatchObject({
      state: 'active',
      cohort: { name: 'Autumn' },
    });
    expect(await look(second)).toMatchObject({ state: 'active' });
    expect(await placeMails(first.person)).toHaveLength(1);
    const full = await move(autumn, second, { cohortId: autumn.cohortId });
    expect([full.status, full.code]).toEqual([409, 'cohort-full']);
    expect((await move(autumn, second, { cohortId: autumn.cohortId, waitingList: true })).body).toMatchObject({
      state: 'waiting',
      waitingPosition: 1,
    });
    expect((await move(autumn, first, { cohortId: null })).body).toMatchObject({ state: 'active', cohort: null });
    expect(await look(second)).toMatchObject({ state: 'active', cohort: { name: 'Autumn' } });
    await leave(first);
    expect((await listed({})).map(({ enrolmentId }) => enrolmentId)).toEqual([second.enrolmentId]);
    expect(await listed({ state: 'left' })).toMatchObject([{ enrolmentId: first.enrolmentId }]);
    expect((await move(autumn, first, { cohortId: autumn.cohortId })).code).toBe('no-place');
  });
});

test('whoever has done everything and gives the place up is awarded nothing until they come back', async () => {
  const cohort = await newCohort();
  const learner = await joined(cohort);
  testApp.clock.now = noon('2027-02-02');
  await doLessons(cohort.course, learner);
  await world.takeExam(cohort.course, learner);
  await leave(learner);
  worker = await testApp.app.work();
  const awards = () => query('select from issuer.credential where person_id = $1', [learner.person.personId]);
  const idle = () =>
    expect
      .poll(async () => (await query('select from graphile_worker._private_jobs where run_at <= now()')).length, {
        timeout: 30_000,
      })
      .toBe(0);
  await idle();
  expect(await awards()).toEqual([]);
  expect(await look(learner)).toMatchObject({ state: 'left' });
  await join(cohort, learner.person);
  await expect.poll(async () => (await look(learner)).state, { timeout: 30_000 }).toBe('completed');
  await worker.stop();
  worker = undefined;
  expect((await leave(learner)).code).toBe('enrolment-completed');
});

test('an erased learner’s place goes to the first who waits', async () => {
  const cohort = await newCohort({ capacity: 1 });
  const first = await joined(cohort);
  const second = await joined(cohort, true);
  const asked = await callApi(testApp, endpoints.eraseMe, {
    as: first.person,
    body: { email: first.person.email, password: first.person.password, copies: 'stay-valid' },
  });
  expect(asked.status).toBeLessThan(300);
  worker = await testApp.app.work();
  await expect.poll(async () => (await look(second)).state, { timeout: 30_000 }).toBe('active');
  await worker.stop();
  worker = undefined;
  expect(await placesOf(cohort)).toMatchObject({ placesTaken: 1, waiting: 0 });
});
