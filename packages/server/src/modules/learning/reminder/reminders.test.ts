import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callApi, type QueuedMail, queuedMail } from '../../../testing/people.ts';
import {
  type Course,
  type Learner,
  type LearningWorld,
  type School,
  startLearningWorld,
} from '../testing/learning-world.ts';
import { createTask } from '../testing/work-world.ts';

const day = 24 * 60 * 60_000;
let world: LearningWorld;
let school: School;
let workers: ReturnType<LearningWorld['testApp']['another']>[] = [];
/** So that what was asked for stays in the queue, to be read there. */
const neverTakes = { send: async () => Promise.reject(new Error('later')), check: async () => undefined };
beforeAll(async () => {
  world = await startLearningWorld();
  school = await world.createSchool();
  workers = [world.testApp.another({ mailer: neverTakes }), world.testApp.another({ mailer: neverTakes })];
});
afterAll(() => world.testApp.stop());

const start = new Date('2027-03-01T12:00:00Z');
beforeEach(() => {
  world.testApp.clock.now = start;
});
const after = (days: number) => {
  world.testApp.clock.now = new Date(start.getTime() + days * day);
};

/** Does what the timetable does at its hour: both tasks, to their end. */
async function remind(by = workers[0]): Promise<void> {
  const waiting = `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('remind-idle', 'remind-of-deadlines', 'remind-of-cohort-ends')`;
  const worker = await by?.work();
  for (const task of ['remind-idle', 'remind-of-deadlines', 'remind-of-cohort-ends'])
    await world.query(`select graphile_worker.add_job('${task}')`);
  await expect.poll(async () => (await world.query(waiting)).length, { timeout: 30_000 }).toBe(0);
  await worker?.stop();
}

async function mailsTo({ person }: Learner): Promise<QueuedMail[]> {
  const rows = await world.query<{ payload: QueuedMail }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'send-mail' and j.payload ->> 'personId' = $1 order by j.id`,
    [person.personId],
  );
  return rows.map(({ payload }) => payload);
}
const templatesTo = async (learner: Learner) => (await mailsTo(learner)).map(({ template }) => template);

describe('somebody who has not been back', () => {
  let course: Course;
  beforeAll(async () => {
    course = await world.createPublished(school);
  });

  test('is told after a week where they stopped, once, and after three weeks once more; then no more', async () => {
    const learner = await world.enrol(course);
    const told: number[] = [];
    for (const days of [6.9, 7, 7.1, 14, 20.9, 21, 22, 35, 59, 61]) {
      after(days);
      await remind();
      told.push((await mailsTo(learner)).length);
    }
    expect(told).toEqual([0, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    const [mail] = await mailsTo(learner);
    expect(mail).toMatchObject({
      template: 'stopped-at',
      params: { lessonTitle: 'A reading', minutes: '10 minutes' },
    });
    expect(mail?.params.url).toBe(`http://localhost:3000/learn/${learner.enrolmentId}/lessons/${course.readingId}`);
  });

  test('is told anew once they were there and stopped again; whoever goes on hears nothing', async () => {
    const [back, steady] = [await world.enrol(course), await world.enrol(course)];
    after(8);
    const done = async ({ person, enrolmentId }: Learner, lessonId: string) =>
      callApi(world.testApp, endpoints.setProgress, {
        as: person,
        params: { enrolmentId, lessonId },
        body: { done: true },
      });
    await done(steady, course.readingId);
    await remind();
    after(9);
    await done(back, course.readingId);
    after(14);
    await done(steady, course.videoId);
    after(16.5);
    await remind();
    expect((await mailsTo(back)).map(({ params }) => params.lessonTitle)).toEqual(['A reading', 'A video']);
    expect(await mailsTo(steady)).toEqual([]);
  });

  test('gets one such mail and not one for each programme', async () => {
    const learner = await world.enrol(course);
    after(1);
    await world.enrol(await world.createPublished(school), learner.person);
    after(10);
    await remind();
    await remind();
    expect(await templatesTo(learner)).toEqual(['stopped-at']);
  });
});

describe('a day to hand something in', () => {
  type Due = NonNullable<Parameters<typeof createTask>[2]>['assignment'] & {};
  const taskDue = (due: Due['due']) => createTask(world, school, { title: 'Essay', assignment: { due } });
  const dueMails = async (learner: Learner) =>
    (await mailsTo(learner)).filter(({ template }) => template === 'deadline-near');

  test('is told of a week and a day before, each once, with the moment and its zone', async () => {
    const learner = await world.enrol(await taskDue({ kind: 'on', on: '2027-03-21T17:00:00Z' }));
    const told: number[] = [];
    for (const days of [10, 13.3, 14, 18, 19.3, 20, 20.3, 22]) {
      after(days);
      await remind();
      told.push((await dueMails(learner)).length);
    }
    expect(told).toEqual([0, 1, 1, 1, 2, 2, 2, 2]);
    expect((await dueMails(learner))[0]?.params).toMatchObject({
      lessonTitle: 'Essay',
      dueOn: '21 March 2027, 17:00 UTC',
    });
  });

  test('counts for each learner from their own beginning; one that is moved is told of anew', async () => {
    const course = await taskDue({ kind: 'days', days: 30, after: 'enrolment' });
    const early = await world.enrol(course);
    after(10);
    const late = await world.enrol(course);
    after(24);
    await remind();
    expect([(await dueMails(early)).length, (await dueMails(late)).length]).toEqual([1, 0]);
    await world.query(
      `insert into learning.extension (enrolment_id, origin_id, organisation_id, until, reason, decided_at)
       select $1, l.origin_id, l.organisation_id, $2, 'ill', now() from learning.lesson l where l.version_id =
         (select version_id from learning.enrolment where id = $1)`,
      [early.enrolmentId, new Date(start.getTime() + 40 * day)],
    );
    after(29.5);
    await remind();
    expect((await dueMails(early)).length).toBe(1);
    after(34);
    await remind();
    expect((await dueMails(early)).map(({ params }) => params.dueOn)).toEqual([
      '31 March 2027, 12:00 UTC',
      '10 April 2027, 12:00 UTC',
    ]);
  });

  test('is no matter for whoever has handed it in', async () => {
    const learner = await world.enrol(await taskDue({ kind: 'on', on: '2027-03-21T17:00:00Z' }));
    await world.query(
      `insert into learning.lesson_progress (enrolment_id, lesson_id, organisation_id, person_id, state, changed_at)
       select e.id, l.id, e.organisation_id, e.person_id, 'handed-in', now() from learning.enrolment e
       join learning.lesson l on l.version_id = e.version_id where e.id = $1`,
      [learner.enrolmentId],
    );
    after(20);
    await remind();
    expect(await mailsTo(learner)).toEqual([]);
  });

  /** As a reviewer would, on a first version. */
  const decided = async (learner: Learner, outcome: 'resubmit' | 'not-passed', until: Date | null) =>
    world.query(
      `with s as (insert into learning.submission (id, organisation_id, enrolment_id, lesson_id, origin_id, person_id, number,
           state, body, created_at, changed_at, handed_in_at)
         select gen_random_uuid(), e.organisation_id, e.id, l.id, l.origin_id, e.person_id, 1, 'handed-in', '', now(), now(), now()
         from learning.enrolment e join learning.lesson l on l.version_id = e.version_id where e.id = $1
         returning id, organisation_id)
       insert into learning.decision (id, organisation_id, submission_id, outcome, reason, percent, reached, settled_by,
         decided_at, resubmit_until)
       select gen_random_uuid(), organisation_id, id, $2, 'So.', 40, '[]', 'one', now(), $3 from s`,
      [learner.enrolmentId, outcome, until],
    );

  test('is another where another version is asked for, with or without a first day, and none after “not passed”', async () => {
    const [dated, free] = [await taskDue({ kind: 'on', on: '2027-03-05T17:00:00Z' }), await taskDue(null)];
    const [again, alone, failed] = [await world.enrol(dated), await world.enrol(free), await world.enrol(dated)];
    const until = new Date('2027-03-21T17:00:00Z');
    await decided(again, 'resubmit', until);
    await decided(alone, 'resubmit', until);
    await decided(failed, 'not-passed', null);
    after(4);
    await remind();
    expect([...(await dueMails(again)), ...(await dueMails(failed))]).toEqual([]);
    after(14);
    await remind();
    for (const learner of [again, alone])
      expect((await dueMails(learner)).map(({ params }) => params.dueOn)).toEqual(['21 March 2027, 17:00 UTC']);
    const [enrolment] = await world.query<{ lessonId: string }>(
      'select l.id as "lessonId" from learning.enrolment e join learning.lesson l on l.version_id = e.version_id where e.id = $1',
      [alone.enrolmentId],
    );
    const params = { ...school.params, programmeId: free.programmeId, enrolmentId: alone.enrolmentId };
    const extension = await callApi(world.testApp, endpoints.getExtension, {
      as: school.owner,
      params: { ...params, lessonId: enrolment?.lessonId ?? '' },
    });
    expect(extension.body.dueAt).toBe(until.toISOString());
  });

  test('is no matter once the cohort has ended', async () => {
    const course = await taskDue({ kind: 'on', on: '2027-03-21T17:00:00Z' });
    const learner = await world.enrol(course);
    await world.query(
      `with c as (insert into learning.cohort (id, organisation_id, programme_id, name, starts_on, ends_on, enrol_until, created_at)
         values (gen_random_uuid(), $1, $2, 'Winter', '2027-03-01', '2027-03-10', '2027-03-10', now()) returning id)
       update learning.enrolment set cohort_id = (select id from c) where id = $3`,
      [school.organisationId, course.programmeId, learner.enrolmentId],
    );
    after(20);
    await remind();
    expect(await dueMails(learner)).toEqual([]);
  });

  test('is told of once, whatever version the learner goes on in, and leaves one line in the log', async () => {
    const course = await taskDue({ kind: 'on', on: '2027-03-21T17:00:00Z' });
    const learner = await world.enrol(course);
    after(19.5);
    for (let hour = 0; hour < 3; hour += 1) await remind();
    const call = { as: school.owner, params: { ...school.params, programmeId: course.programmeId } };
    const next = await callApi(world.testApp, endpoints.startVersion, call);
    expect((await world.publish(next.body, school)).status).toBe(200);
    await world.query(
      `update learning.enrolment e set version_id = (select id from learning.programme_version v
         where v.programme_id = e.programme_id order by number desc limit 1) where id = $1`,
      [learner.enrolmentId],
    );
    await remind();
    expect(await dueMails(learner)).toHaveLength(1);
    const lines = await world.query(
      `select from storage.audit where subject = $1 and detail ->> 'kind' like 'deadline-%'`,
      [`enrolment:${learner.enrolmentId}`],
    );
    expect(lines).toHaveLength(1);
  });

  test('K13 told of by two workers at once, it is mailed once', async () => {
    const learner = await world.enrol(await taskDue({ kind: 'on', on: '2027-03-21T17:00:00Z' }));
    after(19.5);
    await Promise.all(workers.map((worker) => remind(worker)));
    expect(await dueMails(learner)).toHaveLength(1);
  });
});

test('the end of a cohort is told of a week and a day before, each once, and not to whoever has left', async () => {
  const course = await world.createPublished(school);
  const [learner, gone] = [await world.enrol(course), await world.enrol(course)];
  await world.query(
    `insert into learning.cohort (id, organisation_id, programme_id, name, starts_on, ends_on, enrol_until, created_at)
     values (gen_random_uuid(), $1, $2, 'Spring', '2027-03-01', '2027-03-20', '2027-03-10', now())`,
    [school.organisationId, course.programmeId],
  );
  await world.query(
    `update learning.enrolment e set cohort_id = (select c.id from learning.cohort c where c.programme_id = e.programme_id)
     where programme_id = $1`,
    [course.programmeId],
  );
  await world.query(`update learning.enrolment set state = 'left' where id = $1`, [gone.enrolmentId]);
  const told: number[] = [];
  for (const days of [12, 13, 15, 19, 19.4, 21]) {
    after(days);
    await remind();
    told.push((await templatesTo(learner)).filter((template) => template === 'cohort-ending').length);
  }
  expect(told).toEqual([0, 1, 1, 2, 2, 2]);
  const [mail] = (await mailsTo(learner)).filter(({ template }) => template === 'cohort-ending');
  expect(mail?.params).toMatchObject({ cohortName: 'Spring', endsOn: '20 March 2027', lessonsLeft: '3 lessons' });
  expect(await templatesTo(gone)).toEqual([]);
});

test('whoever still waits for a place when the cohort has ended is told once that there will be none', async () => {
  const course = await world.createPublished(school);
  const [waiting, placed] = [await world.enrol(course), await world.enrol(course)];
  await world.query(
    `with c as (insert into learning.cohort (id, organisation_id, programme_id, name, starts_on, ends_on, enrol_until, created_at)
       values (gen_random_uuid(), $1, $2, 'Summer', '2027-03-01', '2027-03-20', '2027-03-10', now()) returning id)
     update learning.enrolment set cohort_id = c.id from c where programme_id = $2`,
    [school.organisationId, course.programmeId],
  );
  await world.query(
    `update learning.enrolment set state = 'waiting', waiting_since = $2, waiting_turn = 1 where id = $1`,
    [waiting.enrolmentId, start],
  );
  const told: string[][] = [];
  for (const days of [18, 19.4, 20, 22, 40]) {
    after(days);
    await remind();
    told.push(await templatesTo(waiting));
  }
  expect(told).toEqual([[], [], ['cohort-no-place'], ['cohort-no-place'], ['cohort-no-place']]);
  const [mail] = await mailsTo(waiting);
  expect(mail?.params).toMatchObject({ cohortName: 'Summer' });
  expect(await templatesTo(placed)).not.toContain('cohort-no-place');
});

test('a reminder is for a person who may turn it off: no address stands in the queue', async () => {
  const learner = await world.enrol(await world.createPublished(school));
  after(8);
  await remind();
  const [mail] = await mailsTo(learner);
  expect(JSON.stringify(mail)).not.toContain(learner.person.email);
  expect(await queuedMail(world.testApp, learner.person.email)).toEqual([]);
});
