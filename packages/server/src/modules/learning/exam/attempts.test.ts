import { type AnswerOf, type Endpoint, endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, testPassword } from '../../../testing/people.ts';
import { answersTo, explanationCanary, questions, startLearningWorld } from '../testing/learning-world.ts';

type Attempt = AnswerOf<typeof endpoints.getAttempt>;

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, createFullDraft, publish, enrol, doLessons, start, takeExam } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const course = await createPublished(school);
const ready = async (of = course) => {
  const learner = await enrol(of);
  await doLessons(of, learner);
  return learner;
};

describe('an attempt', () => {
  test('is started, gone on with, answered bit by bit, handed in and marked', async () => {
    const learner = await ready();
    const started = await start(course, learner);
    expect(started).toMatchObject({
      status: 201,
      body: {
        number: 1,
        state: 'open',
        scorePercent: null,
        passed: null,
        passMarkPercent: 70,
        attemptsLeft: null,
        lessonTitle: 'The exam',
        questions: [{ answer: null, outcome: null }, {}, { unit: 'kg' }, {}],
      },
    });
    const attemptId = started.body.id;
    const call = { as: learner.person, params: { attemptId } };
    const answers = answersTo(started.body, ['numeric']);
    const [first = '', ...others] = Object.keys(answers);
    const pick = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, answers[id] ?? null]));
    await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: pick([first]) } });
    const saved = await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: pick(others) } });
    expect(saved.body.questions.map(({ answer }) => answer)).toEqual(Object.values(answers));
    expect(await start(course, learner)).toMatchObject({ status: 201, body: saved.body });

    const done = await callApi(testApp, endpoints.submitAttempt, call);
    expect(done).toMatchObject({
      status: 200,
      body: {
        state: 'submitted',
        scorePercent: 60,
        passed: false,
        questions: [
          { outcome: { points: 2, correct: true, explanation: explanationCanary } },
          { outcome: { points: 3, correct: true } },
          { outcome: { points: 0, correct: false } },
          { outcome: { points: 1, correct: true } },
        ],
      },
    });
    expect((await callApi(testApp, endpoints.getAttempt, call)).body).toEqual(done.body);
    const lesson = await callApi(testApp, endpoints.getLesson, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId, lessonId: course.examId },
    });
    expect(lesson.body).toMatchObject({
      state: 'started',
      exam: { attempts: [{ id: attemptId, number: 1, scorePercent: 60, passed: false }] },
    });
  });

  test('an answer is taken back by null, and what was not named stays', async () => {
    const learner = await ready();
    const { body: attempt } = await start(course, learner);
    const call = { as: learner.person, params: { attemptId: attempt.id } };
    await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: answersTo(attempt) } });
    const [first = ''] = attempt.questions.map(({ id }) => id);
    const { body } = await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: { [first]: null } } });
    expect(body.questions.map(({ answer }) => answer === null)).toEqual([true, false, false, false]);
    const done = await callApi(testApp, endpoints.submitAttempt, call);
    expect(done.body).toMatchObject({ scorePercent: 80, passed: true });
  });

  test('the exam waits for the lessons before it, and no attempt is used', async () => {
    const learner = await enrol(course);
    const answer = await start(course, learner);
    expect([answer.status, answer.code]).toEqual([409, 'lessons-open']);
    expect(await world.query('select from learning.attempt where enrolment_id = $1', [learner.enrolmentId])).toEqual(
      [],
    );
  });

  test('a second exam opens, though the first was not passed and nothing was read, where the rule asks for a total alone', async () => {
    const draft = await createFullDraft(school, { exam: { attemptsAllowed: 1 } });
    const call = { as: school.owner, params: { ...school.params, programmeId: draft.id } };
    const [, second] = draft.modules;
    const added = await callApi(testApp, endpoints.addLesson, {
      ...call,
      params: { ...call.params, moduleId: second?.id ?? '' },
      body: { kind: 'exam', title: 'Second exam', minutes: 20, instructions: 'Once more.', passMarkPercent: 70 },
    });
    const exams = added.body.modules.flatMap(({ lessons }) => lessons.filter(({ kind }) => kind === 'exam'));
    const [firstId = '', secondId = ''] = exams.map(({ id }) => id);
    const params = { ...call.params, lessonId: secondId };
    await callApi(testApp, endpoints.setQuestions, { ...call, params, body: { questions } });
    const assessments = [
      { lessonId: firstId, weight: 30 },
      { lessonId: secondId, weight: 70 },
    ];
    await callApi(testApp, endpoints.setCompletionRule, {
      ...call,
      body: { lessons: [], assessments, totalPercent: 50 },
    });
    const { status } = await publish(added.body, school);
    expect(status).toBe(200);
    const learner = await enrol({ programmeId: draft.id });
    const of = (examId: string) => ({ ...course, examId });
    const failed = await takeExam(of(firstId), learner, ['multiple-choice', 'numeric']);
    expect(failed.body).toMatchObject({ passed: false, attemptsLeft: 0 });
    const taken = await takeExam(of(secondId), learner);
    expect(taken.body).toMatchObject({ passed: true });
  });

  test('passing marks the exam as done; failing leaves it to be tried again; the best score counts', async () => {
    const learner = await ready();
    await takeExam(course, learner, ['multiple-choice', 'numeric']);
    await takeExam(course, learner, ['short-text']);
    await takeExam(course, learner, ['numeric']);
    const { body } = await callApi(testApp, endpoints.getEnrolment, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId },
    });
    expect(body).toMatchObject({ lessonsDone: 3, minutesLeft: 0, nextLesson: null });
    expect(body.modules[1]?.lessons[0]).toMatchObject({ state: 'done', bestScorePercent: 90 });
    const events = await world.query(
      "select payload from storage.event where name = 'assessment.passed' and payload ->> 'enrolmentId' = $1",
      [learner.enrolmentId],
    );
    expect(events).toHaveLength(1);
  });

  test('a score of exactly the pass mark passes', async () => {
    const exact = await createPublished(school, { exam: { passMarkPercent: 60 } });
    const done = await takeExam(exact, await ready(exact), ['numeric']);
    expect(done.body).toMatchObject({ scorePercent: 60, passed: true });
  });
});

describe('J02: another’s attempt', async () => {
  const learner = await ready();
  const { body: attempt } = await start(course, learner);
  const stranger = await ready();
  const calls: [Endpoint, unknown?][] = [
    [endpoints.getAttempt],
    [endpoints.saveAnswers, { answers: {} }],
    [endpoints.submitAttempt],
  ];
  test.each(calls)(
    '%# does not exist, for fellow learners and staff alike; nobody is asked to sign in',
    async (endpoint, body) => {
      const call = (as: { cookie: string } | undefined, attemptId = attempt.id) =>
        callApi(testApp, endpoint, { as, params: { attemptId }, body });
      for (const as of [stranger.person, school.owner]) {
        expect(await call(as)).toMatchObject({ status: 404, code: 'not-found' });
      }
      expect(await call(undefined)).toMatchObject({ status: 401, code: 'not-signed-in' });
      expect(await call(learner.person, '00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 });
      expect(
        (await callApi(testApp, endpoints.getAttempt, { as: learner.person, params: { attemptId: attempt.id } })).body,
      ).toMatchObject({ state: 'open' });
    },
  );
});

describe('J03: the limit of attempts', () => {
  test('50 starts at once make one attempt, 50 submissions close it once, and the limit holds exactly', async () => {
    const limited = await createPublished(school, { exam: { attemptsAllowed: 2 } });
    const learner = await ready(limited);
    for (const number of [1, 2]) {
      const starts = await Promise.all(Array.from({ length: 50 }, () => start(limited, learner)));
      expect(new Set(starts.map(({ status, body }) => `${status} ${body.id} ${body.number}`)).size).toBe(1);
      expect(starts[0]?.body).toMatchObject({ number, attemptsLeft: 2 - number });
      const call = { as: learner.person, params: { attemptId: starts[0]?.body.id ?? '' } };
      const ends = await Promise.all(Array.from({ length: 50 }, () => callApi(testApp, endpoints.submitAttempt, call)));
      expect(ends.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(ends.filter(({ status, code }) => status === 409 && code === 'attempt-closed')).toHaveLength(49);
    }
    const over = await Promise.all(Array.from({ length: 50 }, () => start(limited, learner)));
    expect(new Set(over.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['409 attempts-used-up']));
    const rows = await world.query('select from learning.attempt where enrolment_id = $1', [learner.enrolmentId]);
    expect(rows).toHaveLength(2);
  });

  test('starting and handing in at the same time never goes beyond it', async () => {
    const limited = await createPublished(school, { exam: { attemptsAllowed: 3 } });
    const learner = await ready(limited);
    const startAndSubmit = async () => {
      const { status, body } = await start(limited, learner);
      if (status !== 201) return;
      await callApi(testApp, endpoints.submitAttempt, { as: learner.person, params: { attemptId: body.id } });
    };
    // Many starts of one wave go on with the same attempt, so it takes a few waves to use all three up.
    for (let wave = 0; wave < 4; wave += 1) await Promise.all(Array.from({ length: 50 }, startAndSubmit));
    const rows = await world.query<{ number: number }>(
      'select number from learning.attempt where enrolment_id = $1 order by number',
      [learner.enrolmentId],
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('J04: the score comes from the kept answers alone', () => {
  test('after handing in nothing is taken any more', async () => {
    const learner = await ready();
    const { body: done } = await takeExam(course, learner, ['numeric', 'multiple-choice']);
    const call = { as: learner.person, params: { attemptId: done.id } };
    const late = await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: answersTo(done) } });
    expect([late.status, late.code]).toEqual([409, 'attempt-closed']);
    const again = await callApi(testApp, endpoints.submitAttempt, call);
    expect([again.status, again.code]).toEqual([409, 'attempt-closed']);
    expect((await callApi(testApp, endpoints.getAttempt, call)).body).toEqual(done);
  });

  test('what was not asked, not offered or not of the kind is refused with its place, and nothing is kept', async () => {
    const learner = await ready();
    const { body: attempt } = await start(course, learner);
    const call = { as: learner.person, params: { attemptId: attempt.id } };
    const [, , , text = ''] = attempt.questions.map(({ id }) => id);
    for (const [id, answer] of wrongAnswers(attempt)) {
      const answers = Object.fromEntries([
        [text, { text: 'kept?' }],
        [id, answer],
      ]);
      const { status, body } = await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers } });
      expect(status, JSON.stringify([id, answer])).toBe(400);
      if (id !== '__proto__') expect(JSON.stringify(body)).toContain('"pointer":"/answers/');
    }
    for (const extra of [{ scorePercent: 100 }, { passed: true }, { outcomes: [] }]) {
      const refused = await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: {}, ...extra } });
      expect([refused.status, refused.code]).toEqual([400, 'invalid-request']);
    }
    const { body } = await callApi(testApp, endpoints.getAttempt, call);
    expect(body.questions.every(({ answer }) => answer === null)).toBe(true);
  });

  test('a body sent along with the submission counts for nothing', async () => {
    const learner = await ready();
    const { body: attempt } = await start(course, learner);
    const done = await callApi(testApp, endpoints.submitAttempt, {
      as: learner.person,
      params: { attemptId: attempt.id },
      body: { answers: answersTo(attempt), scorePercent: 100, passed: true },
    });
    expect(done.body).toMatchObject({ scorePercent: 0, passed: false });
  });
});

/** Answers that must be refused, by question id. */
function wrongAnswers({ questions }: Attempt): [string, unknown][] {
  const [single = '', multiple = '', numeric = '', text = ''] = questions.map(({ id }) => id);
  const [[a, b] = [], [foreign] = []] = questions.map((question) =>
    'options' in question ? question.options.map(({ id }) => id) : [],
  );
  const unknownId = '00000000-0000-4000-8000-000000000000';
  return [
    [unknownId, { text: 'x' }],
    [unknownId, null],
    ['not-an-id', { text: 'x' }],
    ['__proto__', { text: 'x' }],
    [single, { optionIds: [foreign] }],
    [single, { optionIds: [unknownId] }],
    [single, { optionIds: [a, b] }],
    [single, { optionIds: ['x'] }],
    [multiple, { optionIds: [foreign, foreign] }],
    [multiple, { optionIds: [a] }],
    [single, { number: 1 }],
    [numeric, { text: '31337.25' }],
    [numeric, { number: '31337.25' }],
    [numeric, { number: null }],
    [text, { optionIds: [] }],
    [text, { text: 'x', correct: true }],
    [text, { text: 'x'.repeat(1_001) }],
  ];
}

test('L05 an erasure waits for whoever has the enrolment, and holds no attempt meanwhile', async () => {
  const { person, enrolmentId } = await ready();
  await start(course, { person, enrolmentId });
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false), set_config('lock_timeout', '20s', false)");
  await client.query('begin');
  await client.query('select from learning.enrolment where id = $1 for update', [enrolmentId]);
  const body = { email: person.email, password: testPassword, copies: 'stay-valid' as const };
  const erasing = callApi(testApp, endpoints.eraseMe, { as: person, body });
  const waiting = () =>
    world.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
  await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(1);
  const held = await client.query('select from learning.attempt where enrolment_id = $1 for update', [enrolmentId]);
  expect(held.rows).toHaveLength(1);
  await client.query('commit').finally(() => client.end());
  expect((await erasing).status).toBe(202);
  expect(await world.query('select from learning.attempt where enrolment_id = $1', [enrolmentId])).toEqual([]);
});
