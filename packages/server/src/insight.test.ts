import { setTimeout as sleep } from 'node:timers/promises';
import { endpoints, type QueryInputOf } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Course,
  joinAs,
  type Learner,
  type LearningWorld,
  type School,
  startLearningWorld,
} from './modules/learning/testing/learning-world.ts';
import {
  createRecognising,
  type RecognisingCourse,
  startApplication,
} from './modules/learning/testing/recognition-world.ts';
import { reviewing } from './modules/learning/testing/review-world.ts';
import { callApi, createSignedInPerson, testPassword } from './testing/people.ts';

const day = 24 * 60 * 60_000;
const start = new Date('2027-03-02T10:00:00Z');
let world: LearningWorld;
let school: School;
let course: Course;
let other: Course;
let learners: Learner[];

const at = (days: number) => {
  world.testApp.clock.now = new Date(start.getTime() + days * day);
};

/** Twelve enrol in March and three in April; of the first, nine begin within a week, one late, and six complete. */
beforeAll(async () => {
  world = await startLearningWorld();
  at(0);
  school = await world.createSchool();
  [course, other] = [await world.createPublished(school), await world.createPublished(school)];
  learners = [];
  for (let i = 0; i < 12; i += 1) learners.push(await world.enrol(course));
  at(2);
  for (const learner of learners.slice(0, 9)) await world.doLessons(course, learner);
  for (const learner of learners.slice(0, 6)) await world.takeExam(course, learner);
  for (const learner of learners.slice(6, 9)) await world.takeExam(course, learner, ['numeric', 'multiple-choice']);
  await work();
  at(20);
  await world.doLessons(course, learners[9] ?? missing());
  for (const learner of learners.slice(0, 5)) await world.enrol(other, learner.person);
  at(35);
  for (let i = 0; i < 3; i += 1) await world.enrol(course);
  await work();
}, 240_000);
afterAll(() => world.testApp.stop());

function missing(): never {
  throw new Error('there is no such learner');
}

/** Runs the worker until nothing is left to hear. */
async function work(): Promise<void> {
  const open = `select t.identifier, j.attempts, j.last_error from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('dispatch-event', 'handle-event', 'note-enrolments', 'carry-out-erasure') and j.run_at <= now()`;
  const worker = await world.testApp.app.work();
  try {
    const deadline = performance.now() + 60_000;
    while ((await world.query(open)).length > 0 && performance.now() < deadline) await sleep(200);
    expect(await world.query(open)).toEqual([]);
  } finally {
    await worker.stop();
  }
}

const march = { from: '2027-03', to: '2027-03' };
const outcomes = async (query: QueryInputOf<typeof endpoints.getInsightOutcomes>) =>
  (await callApi(world.testApp, endpoints.getInsightOutcomes, { as: school.owner, params: school.params, query })).body;

describe('figures from what happened', () => {
  test('who enrolled, began within a week and completed, by month; where few are, nothing is said', async () => {
    const { rows, total } = await outcomes({ from: '2027-02', to: '2027-04', programmeId: course.programmeId });
    expect(rows).toMatchObject([
      { key: '2027-02', enrolled: 0, activated: 0, activatedOf: 0, completed: 0, completedOf: 0, days: null },
      // Three did not begin within the week, which are too few; six completed and six did not.
      { key: '2027-03', enrolled: 12, activated: null, completed: 6, days: { lower: 2, median: 2, upper: 2 } },
      { key: '2027-04', enrolled: null, activated: null, completed: null, days: null },
    ]);
    expect(total).toMatchObject({ enrolled: 12, activated: null, activatedOf: null, completed: 6, completedOf: 12 });
  });

  test('by programme, with its title, and narrowed to one', async () => {
    const { rows } = await outcomes({ ...march, by: 'programme' });
    expect(rows.map(({ label, enrolled }) => [label, enrolled])).toEqual(
      expect.arrayContaining([
        [course.programme.title, 12],
        [other.programme.title, 5],
      ]),
    );
    expect((await outcomes({ ...march, by: 'programme', programmeId: other.programmeId })).rows).toHaveLength(1);
  });

  test('how far they came: everybody who did a lesson or one after it, and no step that would tell of few', async () => {
    const query = { ...march, programmeId: course.programmeId };
    const { body } = await callApi(world.testApp, endpoints.getInsightDropOff, {
      as: school.owner,
      params: school.params,
      query,
    });
    // Ten of twelve did the lessons, which would tell of two who did not.
    expect([body.enrolled, ...body.steps.map(({ title, reached }) => [title, reached])]).toEqual([
      12,
      ['A reading', null],
      ['A video', null],
      ['The exam', 6],
    ]);
  });

  test('pass rates: nine of twelve were marked and six passed, so three were not and three did not, which is not told', async () => {
    const rates = () =>
      callApi(world.testApp, endpoints.getInsightPassRates, { as: school.owner, params: school.params, query: march });
    expect((await rates()).body.rows).toEqual([
      {
        programmeId: course.programmeId,
        programmeTitle: course.programme.title,
        lessonId: expect.anything(),
        title: 'The exam',
        decided: null,
        passed: null,
      },
    ]);
  });

  test('who went on to another programme: five of six, so that one did not, which is not told', async () => {
    const { body } = await callApi(world.testApp, endpoints.getInsightRetention, {
      as: school.owner,
      params: school.params,
      query: march,
    });
    expect(body.rows).toMatchObject([{ programmeId: course.programmeId, completed: null, wentOn: null }]);
  });

  test('credentials issued, and the overview beside the months before', async () => {
    const call = { as: school.owner, params: school.params };
    const { body } = await callApi(world.testApp, endpoints.getInsightCredentials, { ...call, query: march });
    expect(body).toMatchObject({ rows: [{ month: '2027-03', issued: 6 }], total: 6 });
    const overview = await callApi(world.testApp, endpoints.getInsightOverview, { ...call, query: march });
    expect(overview.body).toMatchObject({
      now: { enrolled: 17, credentials: 6 },
      before: { enrolled: 0, credentials: 0 },
    });
  });
});

describe('who may see them', () => {
  test('those with insight:read; a programme of others is not there; months the wrong way round are refused', async () => {
    const [instructor, viewer] = [await joinAs(world, school, 'instructor'), await joinAs(world, school, 'viewer')];
    const ask = (as: { cookie: string }, query = {}) =>
      callApi(world.testApp, endpoints.getInsightOutcomes, { as, params: school.params, query });
    expect((await ask(instructor)).status).toBe(200);
    expect((await ask(viewer)).status).toBe(403);
    expect((await ask(learners[0]?.person ?? missing())).status).toBe(404);
    expect((await ask(instructor, { from: '2027-04', to: '2027-03' })).status).toBe(400);
    expect((await ask(instructor, { from: '2000-01', to: '2027-03' })).status).toBe(400);
    expect((await ask(instructor, { from: '2027-13' })).status).toBe(400);
    const stranger = await world.createSchool();
    const theirs = await callApi(world.testApp, endpoints.getInsightDropOff, {
      as: stranger.owner,
      params: stranger.params,
      query: { programmeId: course.programmeId },
    });
    expect(theirs.status).toBe(404);
    const narrowed = await callApi(world.testApp, endpoints.getInsightOutcomes, {
      as: stranger.owner,
      params: stranger.params,
      query: { ...march, by: 'programme', programmeId: course.programmeId },
    });
    expect(narrowed.body.rows).toEqual([]);
  });
});

describe('facts', () => {
  const facts = () =>
    world.query(
      'select * from insight.learner l left join insight.result r using (enrolment_id) order by enrolment_id',
    );

  test('K12 told again, twice and late, or taken anew at night, come out the same', async () => {
    const before = await facts();
    expect(before.length).toBeGreaterThan(0);
    await world.query(
      `select graphile_worker.add_job('dispatch-event', json_build_object('eventId', id)) from storage.event where name like 'lesson.%' or name like 'enrolment.%'`,
    );
    await work();
    expect(await facts()).toEqual(before);
    await world.query('delete from insight.learner');
    await world.query(`select graphile_worker.add_job('note-enrolments')`);
    await work();
    expect(await facts()).toEqual(before);
  });

  test('taken at night where nothing happened write nothing, not in the log either', async () => {
    const lines = () => world.query(`select from storage.audit where action = 'insight.noted'`);
    await world.query(`select graphile_worker.add_job('note-enrolments')`);
    await work();
    const before = (await lines()).length;
    await world.query(`select graphile_worker.add_job('note-enrolments')`);
    await work();
    expect((await lines()).length).toBe(before);
  });

  test('count nobody who only waited, also where they were moved there and no event told of it', async () => {
    const { enrolmentId } = await world.enrol(other);
    await work();
    const kept = () => world.query('select from insight.learner where enrolment_id = $1', [enrolmentId]);
    expect(await kept()).toHaveLength(1);
    await world.query(
      `with c as (insert into learning.cohort (id, organisation_id, programme_id, name, starts_on, ends_on, enrol_until, created_at)
         values (gen_random_uuid(), $1, $2, 'Full', '2027-03-01', '2027-12-31', '2027-12-31', now()) returning id)
       update learning.enrolment set state = 'waiting', had_place = false, waiting_since = now(), waiting_turn = 1000,
         cohort_id = (select id from c) where id = $3`,
      [school.organisationId, other.programmeId, enrolmentId],
    );
    await world.query(`select graphile_worker.add_job('note-enrolments')`);
    await work();
    expect(await kept()).toEqual([]);
    await world.query(
      `update learning.enrolment set state = 'left', waiting_since = null, waiting_turn = null where id = $1`,
      [enrolmentId],
    );
    await world.query(`select graphile_worker.add_job('note-enrolments')`);
    await work();
    expect(await kept()).toEqual([]);
    await world.query('update learning.enrolment set had_place = true where id = $1', [enrolmentId]);
    await world.query(`select graphile_worker.add_job('note-enrolments')`);
    await work();
    expect(await kept()).toHaveLength(1);
  });

  test('count a credential on its day, whenever it is told, and not again where it is issued in the place of another', async () => {
    const [told] = await world.query<{ id: string; payload: { credentialId: string; issuedAt: string } }>(
      `select id, payload from storage.event where name = 'credential.issued' order by id limit 1`,
    );
    const { credentialId, issuedAt } = told?.payload ?? missing();
    const tell = async (changed: object) => {
      await world.query('delete from insight.credential where credential_id = $1', [credentialId]);
      await world.query(
        `with e as (insert into storage.event (at, name, organisation_id, payload)
           select at, name, organisation_id, payload || $2::jsonb from storage.event where id = $1 returning id)
         select graphile_worker.add_job('dispatch-event', json_build_object('eventId', e.id)) from e`,
        [told?.id, JSON.stringify(changed)],
      );
      await work();
      return world.query(
        `select to_char(issued_on, 'YYYY-MM-DD') as day from insight.credential where credential_id = $1`,
        [credentialId],
      );
    };
    expect(await tell({ reissueOf: course.programmeId })).toEqual([]);
    expect(await tell({})).toEqual([{ day: issuedAt.slice(0, 10) }]);
    expect(issuedAt.slice(0, 10)).toBe('2027-03-04');
  });

  test('L05 of a person go when they are erased, and stand in their export before', async () => {
    const { person } = learners[0] ?? missing();
    const own = () =>
      world.query(
        'select person_id from insight.learner where person_id = $1 union all select person_id from insight.credential where person_id = $1',
        [person.personId],
      );
    expect((await own()).length).toBe(3);
    const { body: exported } = await callApi(world.testApp, endpoints.exportMe, { as: person });
    expect(exported.countedIn).toMatchObject([{ enrolledOn: '2027-03-02' }, {}]);
    const body = { email: person.email, password: testPassword, copies: 'stay-valid' };
    expect((await callApi(world.testApp, endpoints.eraseMe, { as: person, body })).status).toBe(202);
    await expect.poll(own, { timeout: 20_000 }).toEqual([]);
    const { rows } = await outcomes({ ...march, programmeId: course.programmeId });
    expect(rows).toMatchObject([{ enrolled: 11 }]);
  });
});

describe('a cohort that was counted by hand', () => {
  let autumn: School;
  let counted: RecognisingCourse;
  let joined: Learner[];

  /** Twelve have a place from 20 August on; it begins on 1 September. */
  beforeAll(async () => {
    const { testApp } = world;
    testApp.clock.now = new Date('2027-08-20T10:00:00Z');
    autumn = await world.createSchool();
    counted = await createRecognising(world, autumn);
    const { body: cohort } = await callApi(testApp, endpoints.createCohort, {
      as: autumn.owner,
      params: { ...autumn.params, programmeId: counted.programmeId },
      body: { name: 'Autumn', startsOn: '2027-09-01', endsOn: '2027-12-20', enrolUntil: '2027-12-01', capacity: 12 },
    });
    joined = [];
    for (let i = 0; i < 13; i += 1) {
      const person = await createSignedInPerson(testApp);
      const call = { as: person, params: { cohortId: cohort.id }, body: { waitingList: true } };
      joined.push({ person, enrolmentId: (await callApi(testApp, endpoints.joinCohort, call)).body.id });
    }
    testApp.clock.now = new Date('2027-09-03T10:00:00Z');
    // Six begin and complete on the third day, which is the fourteenth since they enrolled.
    for (const learner of joined.slice(0, 6)) {
      await world.doLessons(counted, learner);
      await world.takeExam(counted, learner);
    }
    // Of the other six one is recognised as a whole, and one withdraws; somebody who never enrolled is recognised too.
    for (const person of [joined[6]?.person, undefined]) {
      const application = await startApplication(world, counted, { ...(person && { person }), lessonId: null });
      const one = reviewing(world, counted, counted.reviewers[0], await application.submit());
      await one.mark([4, 3]);
      expect((await one.decide('passed')).status).toBe(200);
    }
    const { person, enrolmentId } = joined[7] ?? missing();
    const left = await callApi(testApp, endpoints.leaveProgramme, { as: person, params: { enrolmentId } });
    expect(left.status).toBeLessThan(300);
    await work();
  }, 240_000);

  const figures = async () => {
    const call = { as: autumn.owner, params: autumn.params };
    const query = { from: '2027-08', to: '2027-09' };
    const outcomesBy = await callApi(world.testApp, endpoints.getInsightOutcomes, {
      ...call,
      query: { ...query, by: 'cohort' },
    });
    const months = await callApi(world.testApp, endpoints.getInsightOutcomes, { ...call, query });
    const rates = await callApi(world.testApp, endpoints.getInsightPassRates, { ...call, query });
    return { cohorts: outcomesBy.body, months: months.body, rates: rates.body };
  };

  test('begins on its first day; who withdrew stays counted, who was recognised is not there', async () => {
    const { cohorts, months, rates } = await figures();
    const counts = { enrolled: 11, activated: 6, activatedOf: 11, completed: 6, completedOf: 11 };
    const days = { lower: 2, median: 2, upper: 2 };
    expect(cohorts.rows).toEqual([{ key: expect.anything(), label: 'Autumn', ...counts, days }]);
    expect(months.total).toEqual({ ...counts, days });
    expect(months.rows.map(({ key, enrolled }) => [key, enrolled])).toEqual([
      ['2027-08', 11],
      // Who got the place that was given up is one.
      ['2027-09', null],
    ]);
    // Six of eleven sat the exam, and all of them passed.
    expect(rates.rows).toMatchObject([{ title: 'The exam', decided: 6, passed: 6 }]);
  });

  test('counts a learner who moves to another version once, and one who is erased no more', async () => {
    const { testApp } = world;
    const params = { ...autumn.params, programmeId: counted.programmeId };
    await callApi(testApp, endpoints.startVersion, { as: autumn.owner, params });
    const published = await callApi(testApp, endpoints.publishProgramme, { as: autumn.owner, params });
    const mover = joined[8] ?? missing();
    const moved = await callApi(testApp, endpoints.changeVersion, {
      as: mover.person,
      params: { enrolmentId: mover.enrolmentId },
      body: { version: published.body.version },
    });
    expect(moved.status).toBe(200);
    const { person } = joined[0] ?? missing();
    const body = { email: person.email, password: testPassword, copies: 'stay-valid' };
    expect((await callApi(testApp, endpoints.eraseMe, { as: person, body })).status).toBe(202);
    await work();
    const { cohorts, rates } = await figures();
    const counts = { enrolled: 10, activated: 5, activatedOf: 10, completed: 5, completedOf: 10 };
    expect(cohorts.rows).toMatchObject([counts]);
    expect(cohorts.total).toMatchObject(counts);
    expect(rates.rows).toMatchObject([{ decided: 5, passed: 5 }]);
  });
});
