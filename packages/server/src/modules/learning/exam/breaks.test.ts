import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, it } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { answersTo, type Course, type Learner, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, start } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const course = await createPublished(school, { exam: { timeLimitMinutes: 30, attemptsAllowed: 3 } });
const endless = await createPublished(school);
const pass = (minutes: number, seconds = 0) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + (minutes * 60 + seconds) * 1_000);
};

async function begin(breakMinutes: number, of: Course = course) {
  const learner = await enrol(of);
  await doLessons(of, learner);
  await callApi(testApp, endpoints.decideAccommodation, {
    as: school.owner,
    params: { ...school.params, programmeId: of.programmeId, enrolmentId: learner.enrolmentId },
    body: { extraTimePercent: 0, breakMinutes, reason: '' },
  });
  const { body: attempt } = await start(of, learner);
  return { learner, attempt };
}
const on = ({ person }: Learner, attemptId: string) => {
  const call = { as: person, params: { attemptId } };
  return {
    rest: () => callApi(testApp, endpoints.takeBreak, call),
    goOn: () => callApi(testApp, endpoints.endBreak, call),
    look: async () => (await callApi(testApp, endpoints.getAttempt, call)).body,
    save: (answers: object) => callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers } }),
    submit: () => callApi(testApp, endpoints.submitAttempt, call),
  };
};

describe('J03 a break', () => {
  it('stops the clock for as long as it lasts, hides the questions, and takes no answers', async () => {
    const { learner, attempt } = await begin(10);
    const { rest, goOn, look, save, submit } = on(learner, attempt.id);
    expect(attempt).toMatchObject({ secondsLeft: 1_800, breakSecondsLeft: 600, onBreak: false });
    pass(5);
    expect((await rest()).body).toMatchObject({ onBreak: true, questions: [], secondsLeft: 1_500 });
    pass(4);
    expect(await look()).toMatchObject({ onBreak: true, questions: [], secondsLeft: 1_500, breakSecondsLeft: 360 });
    expect((await start(course, learner)).body).toMatchObject({ id: attempt.id, onBreak: true, questions: [] });
    expect(await save(answersTo(attempt))).toMatchObject({ status: 409, code: 'on-a-break' });
    expect(await submit()).toMatchObject({ status: 409, code: 'on-a-break' });
    expect((await goOn()).body).toMatchObject({ onBreak: false, secondsLeft: 1_500, breakSecondsLeft: 360 });
    expect((await look()).questions).toHaveLength(4);
    pass(24, 59);
    expect((await save(answersTo(attempt))).status).toBe(200);
    pass(0, 1);
    expect(await submit()).toMatchObject({ status: 409, code: 'attempt-closed' });
    const closed = await look();
    expect(closed).toMatchObject({ state: 'submitted', overtime: true, passed: true });
    expect(Date.parse(closed.submittedAt ?? '') - Date.parse(closed.startedAt)).toBe(34 * 60_000);
  });

  it('ends by itself when no time for breaks is left, and no other begins', async () => {
    const { learner, attempt } = await begin(10);
    const { rest, look, submit } = on(learner, attempt.id);
    await rest();
    pass(25);
    expect(await look()).toMatchObject({ onBreak: false, secondsLeft: 15 * 60, breakSecondsLeft: 0 });
    expect((await look()).questions).toHaveLength(4);
    expect(await rest()).toMatchObject({ status: 409, code: 'no-break-left' });
    pass(15);
    expect(await submit()).toMatchObject({ status: 409, code: 'attempt-closed' });
    expect(Date.parse((await look()).submittedAt ?? '') - Date.parse(attempt.startedAt)).toBe(40 * 60_000);
  });

  it('is not handed in by the sweep while it lasts', async () => {
    const { learner, attempt } = await begin(60);
    const { rest, look } = on(learner, attempt.id);
    await rest();
    pass(45);
    const worker = await testApp.app.work();
    await world.query("select graphile_worker.add_job('close-attempts')");
    await expect
      .poll(() => world.query('select from graphile_worker._private_jobs where key is null and run_at <= now()'), {
        timeout: 30_000,
      })
      .toEqual([]);
    await worker.stop();
    expect(await look()).toMatchObject({ state: 'open', onBreak: true, secondsLeft: 1_800 });
  });

  it('begun and ended fifty times at once stretches nothing', async () => {
    const { learner, attempt } = await begin(10);
    const { rest, goOn, look } = on(learner, attempt.id);
    await Promise.all(Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? rest() : goOn())));
    await goOn();
    expect((await look()).secondsLeft).toBe(1_800);
    pass(30);
    expect((await rest()).code).toBe('attempt-closed');
  });

  it('is for whom it was decided, in exams that have a clock', async () => {
    const none = await begin(0);
    expect(await on(none.learner, none.attempt.id).rest()).toMatchObject({ status: 409, code: 'no-break-left' });
    const free = await begin(10, endless);
    expect(free.attempt).toMatchObject({ breakSecondsLeft: 0, secondsLeft: null });
    expect(await on(free.learner, free.attempt.id).rest()).toMatchObject({ status: 409, code: 'no-break-left' });
    const other = await begin(10);
    expect(await on(none.learner, other.attempt.id).rest()).toMatchObject({ status: 404 });
  });
});
