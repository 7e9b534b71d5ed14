import { type AnswerOf, endpoints } from '@laurel/api';
import { afterAll, describe, expect, it } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import {
  answersTo,
  type Course,
  explanationCanary,
  joinAs,
  type Learner,
  startLearningWorld,
} from '../testing/learning-world.ts';

type Attempt = AnswerOf<typeof endpoints.getAttempt>;

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, start, takeExam } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const ready = async (course: Course) => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  return learner;
};
const pass = (minutes: number, seconds = 0) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + (minutes * 60 + seconds) * 1_000);
};
const save = ({ person }: Learner, attempt: Attempt, wrong: readonly string[] = []) =>
  callApi(testApp, endpoints.saveAnswers, {
    as: person,
    params: { attemptId: attempt.id },
    body: { answers: answersTo(attempt, wrong) },
  });
const submit = ({ person }: Learner, { id }: Attempt) =>
  callApi(testApp, endpoints.submitAttempt, { as: person, params: { attemptId: id } });
const look = async ({ person }: Learner, { id }: Attempt) =>
  (await callApi(testApp, endpoints.getAttempt, { as: person, params: { attemptId: id } })).body;
const examOf = async (course: Course, { person, enrolmentId }: Learner) => {
  const params = { enrolmentId, lessonId: course.examId };
  return (await callApi(testApp, endpoints.getLesson, { as: person, params })).body.exam;
};

describe('J03: the time limit', async () => {
  const course = await createPublished(school, { exam: { timeLimitMinutes: 30, attemptsAllowed: 3 } });

  it('is counted by the server from the start, and what comes after it is refused: what was kept by then counts', async () => {
    const learner = await ready(course);
    const { body: attempt } = await start(course, learner);
    expect(attempt.secondsLeft).toBe(30 * 60);
    expect((await save(learner, attempt, ['numeric'])).status).toBe(200);
    pass(29, 59);
    expect((await look(learner, attempt)).secondsLeft).toBe(1);
    pass(0, 1);
    const late = await save(learner, attempt);
    expect(late).toMatchObject({ status: 409, code: 'attempt-closed' });
    expect(JSON.stringify(late.body)).toContain('time of this attempt is up');
    const closed = await look(learner, attempt);
    expect(closed).toMatchObject({ state: 'submitted', overtime: true, scorePercent: 60, secondsLeft: null });
    expect(Date.parse(closed.submittedAt ?? '') - Date.parse(closed.startedAt)).toBe(30 * 60_000);
    expect(await submit(learner, attempt)).toMatchObject({ status: 409, code: 'attempt-closed' });
    expect(await look(learner, attempt)).toEqual(closed);
  });

  it('cannot be stretched by starting again: the same attempt goes on, and ends when it would have', async () => {
    const learner = await ready(course);
    const { body: first } = await start(course, learner);
    pass(20);
    const again = await Promise.all(Array.from({ length: 50 }, () => start(course, learner)));
    expect(new Set(again.map(({ body }) => `${body.id} ${body.secondsLeft}`))).toEqual(new Set([`${first.id} 600`]));
    pass(10);
    const late = await Promise.all(Array.from({ length: 50 }, () => submit(learner, first)));
    expect(new Set(late.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['409 attempt-closed']));
    const next = await start(course, learner);
    expect(next.body).toMatchObject({ number: 2, attemptsLeft: 1, secondsLeft: 1800 });
    expect((await examOf(course, learner))?.attempts).toHaveLength(2);
  });

  it('ends for those too who never come back, and one passed that way leads on', async () => {
    const learner = await ready(course);
    const { body: attempt } = await start(course, learner);
    await save(learner, attempt);
    const jobs = await world.query<{ run_at: Date }>(
      `select run_at from graphile_worker._private_jobs where key = $1`,
      [`close-attempt:${attempt.id}`],
    );
    expect(jobs).toHaveLength(1);
    const worker = await testApp.app.work();
    const sweep = async () => {
      await world.query("select graphile_worker.add_job('close-attempts')");
      await expect
        .poll(() => world.query('select from graphile_worker._private_jobs where key is null and run_at <= now()'), {
          timeout: 30_000,
        })
        .toEqual([]);
    };
    await sweep();
    expect((await look(learner, attempt)).state).toBe('open');
    pass(31);
    await sweep();
    await sweep();
    await worker.stop();
    expect(await look(learner, attempt)).toMatchObject({ state: 'submitted', overtime: true, passed: true });
    const events = await world.query(
      "select from storage.event where name = 'assessment.passed' and payload ->> 'enrolmentId' = $1",
      [learner.enrolmentId],
    );
    expect(events).toHaveLength(1);
  });

  it('is longer for whom it was decided, and for nobody else; why is told to nobody but the staff', async () => {
    const [learner, other] = [await ready(course), await ready(course)];
    const decide = (as: typeof school.owner | { apiKey: string }, enrolmentId: string) =>
      callApi(testApp, endpoints.decideAccommodation, {
        as,
        params: { ...school.params, programmeId: course.programmeId, enrolmentId },
        body: { extraTimePercent: 25, reason: 'canary-reason' },
      });
    expect(await decide(await joinAs(world, school, 'reviewer'), learner.enrolmentId)).toMatchObject({ status: 403 });
    expect(await decide(school.owner, '00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 });
    const own = await world.enrol(course, school.owner);
    expect(await decide(school.owner, own.enrolmentId)).toMatchObject({ status: 403, code: 'own-work' });
    const made = await callApi(testApp, endpoints.createApiKey, {
      as: school.owner,
      params: school.params,
      body: { name: 'A program', scopes: ['learner:write'] },
    });
    const byKey = await decide({ apiKey: made.body.secret }, own.enrolmentId);
    expect(byKey).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await decide(school.owner, learner.enrolmentId)).toMatchObject({
      status: 200,
      body: { learnerName: learner.person.name, extraTimePercent: 25 },
    });
    const exam = await examOf(course, learner);
    expect(exam).toMatchObject({ timeLimitMinutes: 38, extraTimePercent: 25 });
    const { body: attempt } = await start(course, learner);
    expect(attempt.secondsLeft).toBe(38 * 60);
    expect((await start(course, other)).body.secondsLeft).toBe(30 * 60);
    expect(JSON.stringify([exam, attempt])).not.toContain('canary-reason');
    const lines = await world.query("select detail from storage.audit where action = 'accommodation.decided'");
    expect(lines).toEqual([{ detail: { extraTimePercent: 25, breakMinutes: 0 } }]);
  });
});

describe('J03: the pause between attempts', async () => {
  const course = await createPublished(school, { exam: { coolDownMinutes: 60 } });

  it('is kept by fifty starts at once, and ends on the minute', async () => {
    const learner = await ready(course);
    const { body: failed } = await takeExam(course, learner, ['numeric']);
    expect(failed.nextAttemptFrom).toBe(new Date(testApp.clock.now.getTime() + 3_600_000).toISOString());
    pass(59, 59);
    const early = await Promise.all(Array.from({ length: 50 }, () => start(course, learner)));
    expect(new Set(early.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['409 cool-down']));
    pass(0, 1);
    expect((await examOf(course, learner))?.nextAttemptFrom).toBeNull();
    expect(await start(course, learner)).toMatchObject({ status: 201, body: { number: 2 } });
  });
});

describe('shuffling', () => {
  it('gives each attempt an order of its own, which stays, and marks by what was chosen', async () => {
    const course = await createPublished(school, { exam: { shuffle: true } });
    const orders = new Set<string>();
    const learner = await ready(course);
    for (let number = 1; number <= 8; number += 1) {
      const { body: attempt } = await start(course, learner);
      const order = ({ questions }: Attempt) =>
        questions.map((question) => [question.id, 'options' in question ? question.options.map(({ id }) => id) : []]);
      orders.add(JSON.stringify(order(attempt)));
      const { body: saved } = await save(learner, attempt, ['numeric']);
      expect(order(saved)).toEqual(order(attempt));
      const { body: done } = await submit(learner, attempt);
      expect(order(done)).toEqual(order(attempt));
      expect(done).toMatchObject({ scorePercent: 60 });
    }
    expect(orders.size).toBeGreaterThan(4);
  });
});

describe('J01: feedback', () => {
  const shown = ({ questions, feedback }: Attempt) => ({
    feedback,
    outcomes: questions.filter(({ outcome }) => outcome !== null).length,
    explanations: JSON.stringify(questions).split(explanationCanary).length - 1,
  });

  it.each([
    ['score', { feedback: 'score', outcomes: 0, explanations: 0 }],
    ['outcomes', { feedback: 'outcomes', outcomes: 4, explanations: 0 }],
    ['explanations', { feedback: 'explanations', outcomes: 4, explanations: 4 }],
  ] as const)('“%s” shows no more than that', async (feedback, expected) => {
    const course = await createPublished(school, { exam: { feedback } });
    const { body } = await takeExam(course, await ready(course), ['numeric']);
    expect(shown(body)).toEqual(expected);
    expect(body.scorePercent).toBe(60);
  });

  it('waits for the last attempt where it comes at the end', async () => {
    const course = await createPublished(school, { exam: { attemptsAllowed: 2, feedbackFrom: 'at-the-end' } });
    const learner = await ready(course);
    const { body: first } = await takeExam(course, learner, ['numeric']);
    expect(shown(first)).toEqual({ feedback: 'score', outcomes: 0, explanations: 0 });
    const { body: second } = await start(course, learner);
    expect(shown(await look(learner, first))).toMatchObject({ outcomes: 0 });
    await save(learner, second, ['numeric']);
    expect(shown((await submit(learner, second)).body)).toMatchObject({ feedback: 'explanations', outcomes: 4 });
    expect(shown(await look(learner, first))).toMatchObject({ feedback: 'explanations', outcomes: 4 });
  });

  it('that comes at the end does not come with a pass while another attempt is left', async () => {
    const course = await createPublished(school, { exam: { attemptsAllowed: 2, feedbackFrom: 'at-the-end' } });
    const learner = await ready(course);
    const { body: passed } = await takeExam(course, learner);
    expect(passed.passed).toBe(true);
    expect(shown(passed)).toEqual({ feedback: 'score', outcomes: 0, explanations: 0 });
    await world.query(`update learning.enrolment set state = 'completed', completed_at = now() where id = $1`, [
      learner.enrolmentId,
    ]);
    expect(shown(await look(learner, passed))).toMatchObject({ feedback: 'explanations', outcomes: 4 });
  });
});
