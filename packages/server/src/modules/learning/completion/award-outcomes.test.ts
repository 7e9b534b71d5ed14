import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type Course, type Learner, startLearningWorld } from '../testing/learning-world.ts';
import { createReviewedTask, handInVersion, reviewing } from '../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, createAchievement, publish, enrol, doLessons, takeExam, query } = world;
const school = await createSchool();
const patience = { timeout: 30_000, interval: 100 };
let worker: { stop(): Promise<void> };
let badge: string;
let course: Course;
beforeAll(async () => {
  badge = await createAchievement(school, 'Finding faults');
  course = await createCourse();
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

/** A programme that asks for 95 in the exam, whose outcomes are mastered from 60 on and earn a badge each; one, unless said. */
async function createCourse(badges: readonly string[] = [badge]): Promise<Course> {
  const draft = await createFullDraft(school, { exam: { passMarkPercent: 50 } });
  const all = draft.modules.flatMap(({ lessons }) => lessons);
  const idOf = (kind: string) => all.find((lesson) => lesson.kind === kind)?.id ?? '';
  const examId = idOf('exam');
  const set = await callApi(testApp, endpoints.setCompletionRule, {
    as: school.owner,
    params: { ...school.params, programmeId: draft.id },
    body: {
      lessons: [idOf('reading')],
      assessments: [{ lessonId: examId, weight: 100 }],
      totalPercent: 95,
      outcomes: badges.map((achievementId) => ({
        ...{ text: 'Finds a fault', masteryPercent: 60, lessonIds: [examId] },
        achievementId,
      })),
    },
  });
  expect(set.status).toBe(200);
  const { body: programme } = await publish(draft, school);
  return { programmeId: draft.id, programme, readingId: idOf('reading'), videoId: idOf('video'), examId };
}

const enrolmentOf = async ({ person, enrolmentId }: Learner) =>
  (await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } })).body;
const badgeOf = async (learner: Learner) => (await enrolmentOf(learner)).completion.outcomes[0]?.credentialId ?? null;
const credentialsOf = ({ person }: Learner) =>
  query<{ id: string; achievement_id: string }>(
    'select id, achievement_id from issuer.credential where person_id = $1',
    [person.personId],
  );
const ready = async () => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  return learner;
};
const deliver = async ({ enrolmentId }: Learner) => {
  const [event] = await query<{ id: number }>(
    "select id from storage.event where name = 'assessment.passed' and payload ->> 'enrolmentId' = $1",
    [enrolmentId],
  );
  const payload = JSON.stringify({ eventId: event?.id, subscriber: 'learning.award-outcomes' });
  await query("select graphile_worker.add_job('handle-event', $1::json)", [payload]);
};
const jobsDone = () =>
  expect
    .poll(async () => (await query('select from graphile_worker._private_jobs where run_at <= now()')).length, patience)
    .toBe(0);

test('a mastered outcome earns its badge by itself, and the learner is told what the programme still asks for', async () => {
  const learner = await ready();
  expect((await enrolmentOf(learner)).completion).toMatchObject({
    missing: [
      { code: 'below-total', percent: 0, required: 95 },
      { code: 'not-mastered', outcome: 'Finds a fault', lessons: [{ lessonId: course.examId }] },
    ],
    total: { percent: 0, required: 95 },
    outcomes: [{ isMastered: false, achievementName: 'Finding faults', credentialId: null }],
  });
  await takeExam(course, learner, ['numeric']);
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
  expect(await credentialsOf(learner)).toMatchObject([{ achievement_id: badge }]);
  expect(await enrolmentOf(learner)).toMatchObject({
    state: 'active',
    completion: { missing: [{ code: 'below-total', percent: 60 }], outcomes: [{ isMastered: true, percent: 60 }] },
  });
});

test('where questions name the outcome, those alone show it', async () => {
  const own = await createCourse();
  const [outcome] = await query<{ id: string }>(
    'select o.id from learning.outcome o join learning.programme_version v on v.id = o.version_id where v.programme_id = $1',
    [own.programmeId],
  );
  await query(
    `update learning.question q set outcome_ids = array[$1] from learning.question_version v
       where v.question_id = q.id and v.kind = 'numeric'`,
    [outcome?.id],
  );
  const learner = await enrol(own);
  await doLessons(own, learner);
  const standing = async () => (await enrolmentOf(learner)).completion.outcomes;
  await takeExam(own, learner, ['numeric']);
  await jobsDone();
  expect(await standing()).toMatchObject([{ percent: 0, isMastered: false, credentialId: null }]);
});

test('a better result completes the programme later, though the exam had been passed before', async () => {
  const learner = await ready();
  await takeExam(course, learner, ['numeric']);
  await takeExam(course, learner);
  await expect.poll(async () => (await enrolmentOf(learner)).credentialId, patience).not.toBeNull();
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
  const achievements = (await credentialsOf(learner)).map((row) => row.achievement_id);
  expect(achievements.toSorted()).toEqual([badge, school.achievementId].toSorted());
});

test('an outcome that is not mastered earns nothing', async () => {
  const learner = await ready();
  await takeExam(course, learner, ['numeric', 'short-text']);
  await jobsDone();
  expect(await badgeOf(learner)).toBeNull();
  expect(await credentialsOf(learner)).toEqual([]);
});

test('work that a reviewer did not let pass earns no badge, however good its marks', async () => {
  const task = await createReviewedTask(world, school, { badgeId: badge });
  const decided = async (outcome: 'passed' | 'not-passed') => {
    const learner = await enrol(task);
    const submissionId = await handInVersion(world, task, { learner });
    const work = reviewing(world, task, task.reviewers[0], submissionId);
    await work.mark([3, 4]);
    expect((await work.decide(outcome)).status).toBe(200);
    return learner;
  };
  const rejected = await decided('not-passed');
  const passed = await decided('passed');
  await expect.poll(() => badgeOf(passed), patience).not.toBeNull();
  await jobsDone();
  expect((await enrolmentOf(rejected)).completion.outcomes).toMatchObject([{ percent: 0, isMastered: false }]);
  expect(await credentialsOf(rejected)).toEqual([]);
});

test('work that passes after its learner has left earns no badge until they are back', async () => {
  const task = await createReviewedTask(world, school, { badgeId: badge });
  const learner = await enrol(task);
  const submissionId = await handInVersion(world, task, { learner });
  const work = reviewing(world, task, task.reviewers[0], submissionId);
  await work.mark([3, 4]);
  const { person: as, enrolmentId } = learner;
  await callApi(testApp, endpoints.leaveProgramme, { as, params: { enrolmentId } });
  expect((await work.decide('passed')).status).toBe(200);
  await jobsDone();
  expect(await credentialsOf(learner)).toEqual([]);
  await enrol(task, as);
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
});

test('a badge that cannot be issued does not keep the others waiting', async () => {
  const badges = [await createAchievement(school, 'One part'), await createAchievement(school, 'Another part')];
  const own = await createCourse(badges);
  const [first] = await query<{ achievement_id: string }>(
    'select achievement_id from learning.outcome where achievement_id = any($1) order by id limit 1',
    [badges],
  );
  await callApi(testApp, endpoints.changeAchievement, {
    as: school.owner,
    params: { ...school.params, achievementId: first?.achievement_id ?? '' },
    body: { state: 'archived' },
  });
  const learner = await enrol(own);
  await doLessons(own, learner);
  await takeExam(own, learner, ['numeric']);
  const other = badges.filter((id) => id !== first?.achievement_id);
  await expect
    .poll(async () => (await credentialsOf(learner)).map((row) => row.achievement_id), patience)
    .toEqual(other);
});

test('twenty deliveries at once, to two workers, issue one badge', async () => {
  const learner = await ready();
  const second = await testApp.another().work();
  await takeExam(course, learner, ['numeric']);
  await Promise.all(Array.from({ length: 20 }, () => deliver(learner)));
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
  await jobsDone();
  await second.stop();
  expect(await credentialsOf(learner)).toHaveLength(1);
  expect(await query('select from learning.outcome_award where enrolment_id = $1', [learner.enrolmentId])).toHaveLength(
    1,
  );
});

test('a process that dies before the badge is issued, or before it is noted, is repaired by the next delivery', async () => {
  const learner = await ready();
  await takeExam(course, learner, ['numeric']);
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
  await jobsDone();
  const credentialId = await badgeOf(learner);
  await query('update learning.outcome_award set credential_id = null where enrolment_id = $1', [learner.enrolmentId]);
  await deliver(learner);
  await expect.poll(() => badgeOf(learner), patience).toBe(credentialId);
  expect(await credentialsOf(learner)).toHaveLength(1);
});

test('a badge that was archived meanwhile is issued when it is active again', async () => {
  const setState = (state: 'active' | 'archived') =>
    callApi(testApp, endpoints.changeAchievement, {
      as: school.owner,
      params: { ...school.params, achievementId: badge },
      body: { state },
    });
  await setState('archived');
  const learner = await ready();
  await takeExam(course, learner);
  await expect.poll(async () => (await enrolmentOf(learner)).credentialId, patience).not.toBeNull();
  expect(await badgeOf(learner)).toBeNull();
  await setState('active');
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 5 * 60_000);
  await query("select graphile_worker.add_job('award-waiting-enrolments')");
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
});

test('a badge is what the outcome promised when its version was published, whatever the achievement became', async () => {
  const promised = await createAchievement(school, 'Finding every fault');
  const of = await createCourse([promised]);
  const learner = await enrol(of);
  await callApi(testApp, endpoints.changeAchievement, {
    as: school.owner,
    params: { ...school.params, achievementId: promised },
    body: { name: 'Finding a pear', credits: 5, creditSystem: 'ECTS', skills: [] },
  });
  const staff = { as: school.owner, params: { ...school.params, programmeId: of.programmeId } };
  expect((await callApi(testApp, endpoints.getProgramme, staff)).body.achievementsChanged).toEqual([
    'Finding every fault',
  ]);
  await doLessons(of, learner);
  await takeExam(of, learner);
  await expect.poll(() => badgeOf(learner), patience).not.toBeNull();
  expect((await enrolmentOf(learner)).completion.outcomes[0]).toMatchObject({ achievementName: 'Finding every fault' });
  const [signed] = await query<{ said: object }>(
    "select secured::jsonb #> '{credentialSubject,achievement}' as said from issuer.credential where id = $1",
    [await badgeOf(learner)],
  );
  expect(signed?.said).toMatchObject({
    name: 'Finding every fault',
    alignment: [{ targetName: 'Skill of Finding every fault' }],
  });
  expect(signed?.said).not.toHaveProperty('creditsAvailable');
});
