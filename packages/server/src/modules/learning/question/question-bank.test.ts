import { type BodyInputOf, endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { partQuestions } from '../testing/exam-answers.ts';
import { answersTo, joinAs, questions, startLearningWorld } from '../testing/learning-world.ts';

type Input = BodyInputOf<typeof endpoints.createQuestion>;

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, publish, enrol, doLessons, start } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const { owner: as, params } = school;
const later = () => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
};
const create = async (body: Input) => {
  later();
  return (await callApi(testApp, endpoints.createQuestion, { as, params, body })).body;
};
const createPool = async (name: string) =>
  (await callApi(testApp, endpoints.createPool, { as, params, body: { name } })).body;
const list = async (query: Record<string, unknown>) => {
  const { body } = await callApi(testApp, endpoints.listQuestions, { as, params, query });
  return body.items;
};
const text = (prompt: string) => ({ kind: 'short-text' as const, prompt, accepted: ['yes'] });

/** A published programme whose exam has these sections. */
async function publishExam(
  sections: BodyInputOf<typeof endpoints.setSections>['sections'],
  exam: NonNullable<Parameters<typeof createFullDraft>[1]>['exam'] = {},
) {
  const draft = await createFullDraft(school, { exam });
  const lessonId = draft.modules[1]?.lessons[0]?.id ?? '';
  const place = { ...params, programmeId: draft.id, lessonId };
  const set = await callApi(testApp, endpoints.setSections, { as, params: place, body: { sections } });
  const published = await publish(draft, school);
  const idOf = (wanted: string) =>
    draft.modules.flatMap(({ lessons }) => lessons).find(({ kind }) => kind === wanted)?.id ?? '';
  const lessons = { readingId: idOf('reading'), videoId: idOf('video'), examId: lessonId };
  return { set, published, course: { programmeId: draft.id, programme: published.body, ...lessons } };
}

async function begin(course: Awaited<ReturnType<typeof publishExam>>['course']) {
  const learner = await enrol(course);
  await doLessons(course, learner);
  return { learner, attempt: (await start(course, learner)).body };
}

describe('a question of the bank', () => {
  test.each([...questions, ...partQuestions])(
    'of the kind $kind is kept as it was written, and previewed without its key',
    async (question) => {
      const made = await create({
        question,
        difficulty: 2,
        tags: ['fruit'],
        skills: ['Counting'],
        outcomeIds: ['o-1'],
      });
      expect(made).toMatchObject({ version: 1, state: 'active', difficulty: 2, tags: ['fruit'], question });
      expect(JSON.stringify(made.preview)).not.toMatch(/canary|correct|31337/);
      const place = { as, params: { ...params, questionId: made.id } };
      expect((await callApi(testApp, endpoints.getQuestion, place)).body).toEqual(made);
    },
  );

  test('has a new version when what it asks changes, and none when only what is said of it does', async () => {
    const made = await create({ question: text('First?') });
    const place = { as, params: { ...params, questionId: made.id } };
    const change = async (body: Input) => (await callApi(testApp, endpoints.changeQuestion, { ...place, body })).body;
    expect(await change({ question: made.question, tags: ['new'] })).toMatchObject({ version: 1, tags: ['new'] });
    const changed = await change({ question: text('Second?') });
    expect(changed).toMatchObject({ version: 2, tags: [], question: { prompt: 'Second?' } });
    expect(changed.versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('ten changes at once each have a version of their own', async () => {
    const { id: questionId } = await create({ question: text('Zero?') });
    const place = { as, params: { ...params, questionId } };
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        callApi(testApp, endpoints.changeQuestion, { ...place, body: { question: text(`Change ${index}?`) } }),
      ),
    );
    expect((await callApi(testApp, endpoints.getQuestion, place)).body.version).toBe(11);
  });

  test('is found by words, kind, tag, skill, outcome, difficulty, pool and state', async () => {
    const pool = await createPool('Found');
    const about = { tags: ['t-1'], skills: ['s-1'], outcomeIds: ['o-2'], difficulty: 5, poolIds: [pool.id] };
    const made = await create({ question: text('A rare 100%_word?'), ...about, state: 'retired' });
    await create({ question: text('Another') });
    const filters = [
      { search: '100%_W' },
      { tag: 't-1' },
      { skill: 's-1' },
      { outcomeId: 'o-2' },
      { difficulty: 5 },
      { poolId: pool.id },
      { state: 'retired', kind: 'short-text' },
    ];
    for (const filter of filters)
      expect(
        (await list(filter)).map(({ id }) => id),
        JSON.stringify(filter),
      ).toEqual([made.id]);
    expect(await list({ search: '100%xword' })).toEqual([]);
    const first = await callApi(testApp, endpoints.listQuestions, { as, params, query: { limit: 1 } });
    expect(first.body.items[0]?.prompt).toBe('Another');
    const cursor = first.body.nextCursor ?? '';
    expect((await list({ limit: 1, cursor })).map(({ id }) => id)).toEqual([made.id]);
  });

  test('F03 is for those who make programmes alone, and pools and questions of others are like none', async () => {
    const made = await create({ question: text('Whose?') });
    const foreign = await createSchool();
    const place = { ...params, questionId: made.id };
    for (const role of ['viewer', 'reviewer', 'issuer'] as const) {
      const member = await joinAs(world, school, role);
      expect(await callApi(testApp, endpoints.getQuestion, { as: member, params: place })).toMatchObject({
        status: 403,
      });
      expect(await callApi(testApp, endpoints.listQuestions, { as: member, params })).toMatchObject({ status: 403 });
    }
    const theirs = (
      await callApi(testApp, endpoints.createPool, { as: foreign.owner, params: foreign.params, body: { name: 'P' } })
    ).body;
    const body = { question: text('Q'), poolIds: [theirs.id] };
    expect(await callApi(testApp, endpoints.createQuestion, { as, params, body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/poolIds/0' }] },
    });
    const own = await createPool('Own');
    const taken = { as: foreign.owner, params: { ...foreign.params, poolId: own.id }, body: { name: 'Mine' } };
    expect(await callApi(testApp, endpoints.changePool, taken)).toMatchObject({ status: 404 });
  });
});

describe('an exam from pools', () => {
  test('has a pool of its own, told from that of another programme by its name, which fits where it can be changed', async () => {
    const gardening = await createSchool();
    const own = { as: gardening.owner, params: gardening.params };
    for (const title of ['Pears', 'Plums', 'x'.repeat(200)]) await createFullDraft(gardening, { title });
    const pools = (await callApi(testApp, endpoints.listPools, own)).body.items;
    const long = `${'x'.repeat(98)}…: The exam`;
    expect(pools.map(({ name }) => name)).toEqual(['Pears: The exam', 'Plums: The exam', long]);
    const taken = { as: own.as, params: { ...own.params, poolId: pools[2]?.id ?? '' }, body: { name: long } };
    expect((await callApi(testApp, endpoints.changePool, taken)).status).toBe(200);
  });

  test('asks as many as it draws, each for what the section says; what it published stays, whatever becomes of the bank', async () => {
    const pool = await createPool('Drawn');
    const made = [];
    for (let index = 0; index < 6; index += 1)
      made.push(await create({ question: text(`Pool ${index}?`), poolIds: [pool.id] }));
    const named = await create({ question: { kind: 'numeric', prompt: 'Named?', answer: 4 } });
    const { course, set } = await publishExam(
      [{ title: 'From the pool', poolId: pool.id, draw: 3, points: 2 }, { questionIds: [named.id] }],
      { attemptsAllowed: 5 },
    );
    expect(set.body.modules[1]?.lessons[0]?.sections).toMatchObject([
      { title: 'From the pool', pool: { name: 'Drawn' }, draw: 3, points: 2, questionIds: made.map(({ id }) => id) },
      { pool: null, draw: null, points: null, questionIds: [named.id] },
    ]);
    const { learner, attempt } = await begin(course);
    expect(attempt.questions.map(({ kind, points }) => [kind, points])).toEqual([
      ...Array.from({ length: 3 }, () => ['short-text', 2]),
      ['numeric', 1],
    ]);
    const lesson = { as: learner.person, params: { enrolmentId: learner.enrolmentId, lessonId: course.examId } };
    expect((await callApi(testApp, endpoints.getLesson, lesson)).body.exam?.questionCount).toBe(4);

    for (const { id: questionId } of [...made, named]) {
      const body = { question: text('Changed afterwards?'), state: 'retired' as const };
      await callApi(testApp, endpoints.changeQuestion, { as, params: { ...params, questionId }, body });
    }
    await callApi(testApp, endpoints.changePool, {
      as,
      params: { ...params, poolId: pool.id },
      body: { questionIds: [] },
    });
    const again = await begin(course);
    expect(again.attempt.questions).toHaveLength(4);
    expect(JSON.stringify(again.attempt.questions)).not.toContain('Changed afterwards?');
    const answers = Object.fromEntries(
      attempt.questions.map(({ id, kind }) => [id, kind === 'numeric' ? { number: 4 } : { text: 'YES' }]),
    );
    const call = { as: learner.person, params: { attemptId: attempt.id } };
    await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers } });
    expect((await callApi(testApp, endpoints.submitAttempt, call)).body).toMatchObject({
      scorePercent: 100,
      passed: true,
    });
  });

  test('the next version of the programme asks what the bank holds by then', async () => {
    const named = await create({ question: text('Old words?') });
    const { course } = await publishExam([{ questionIds: [named.id] }]);
    const body = { question: text('New words?') };
    await callApi(testApp, endpoints.changeQuestion, { as, params: { ...params, questionId: named.id }, body });
    const place = { as, params: { ...params, programmeId: course.programmeId } };
    await callApi(testApp, endpoints.startVersion, place);
    await callApi(testApp, endpoints.publishProgramme, place);
    const { attempt } = await begin({ ...course, ...(await lessonsOf(course.programmeId)) });
    expect(attempt.questions.map(({ prompt }) => prompt)).toEqual(['New words?']);
  });

  test('is not published with too few questions in its pool', async () => {
    const pool = await createPool('Small');
    await create({ question: text('Only?'), poolIds: [pool.id] });
    const { published } = await publishExam([{ poolId: pool.id, draw: 2 }]);
    expect(published).toMatchObject({ status: 409, code: 'not-publishable' });
    expect(JSON.stringify(published.body)).toContain('draws 2 questions from the pool “Small”, where there are 1');
  });

  test('J03: fifty starts at once are one attempt with one paper', async () => {
    const pool = await createPool('Many');
    for (let index = 0; index < 8; index += 1) await create({ question: text(`Many ${index}?`), poolIds: [pool.id] });
    const { course } = await publishExam([{ poolId: pool.id, draw: 2 }], { shuffle: true });
    const { learner, attempt } = await begin(course);
    const again = await Promise.all(Array.from({ length: 50 }, () => start(course, learner)));
    expect(new Set(again.map(({ body }) => JSON.stringify(body.questions)))).toEqual(
      new Set([JSON.stringify(attempt.questions)]),
    );
  });

  test('J04: an answer to a question of the pool that this attempt does not ask is refused', async () => {
    const pool = await createPool('Two');
    for (let index = 0; index < 2; index += 1) await create({ question: text(`Two ${index}?`), poolIds: [pool.id] });
    const { course } = await publishExam([{ poolId: pool.id, draw: 1 }]);
    const { learner, attempt } = await begin(course);
    const ids = await world.query<{ id: string }>(
      `select v.id from learning.question_version v join learning.pool_question p on p.question_id = v.question_id where p.pool_id = $1`,
      [pool.id],
    );
    const other = ids.find(({ id }) => id !== attempt.questions[0]?.id)?.id ?? '';
    const call = {
      as: learner.person,
      params: { attemptId: attempt.id },
      body: { answers: { [other]: { text: 'yes' } } },
    };
    expect(await callApi(testApp, endpoints.saveAnswers, call)).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('how a question did', () => {
  test('is said from five attempts on: how many had it right, and whether those who know the rest do', async () => {
    const hard = await create({ question: text('Hard?') });
    const easy = await create({ question: { kind: 'numeric', prompt: 'Easy?', answer: 4 } });
    const { course } = await publishExam([{ questionIds: [hard.id, easy.id] }]);
    // Who has the first right has the second right too, but for one of each.
    const given = [
      [true, true],
      [true, true],
      [true, false],
      [false, false],
      [false, true],
      [false, false],
    ] as const;
    const read = async (questionId: string) =>
      (await callApi(testApp, endpoints.getQuestion, { as, params: { ...params, questionId } })).body.statistics;
    for (const [index, [first, second]] of given.entries()) {
      const { learner, attempt } = await begin(course);
      const [one, two] = attempt.questions;
      const answers = { [one?.id ?? '']: { text: first ? 'yes' : 'no' }, [two?.id ?? '']: { number: second ? 4 : 5 } };
      const call = { as: learner.person, params: { attemptId: attempt.id } };
      await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers } });
      if (index === 4)
        expect(await read(hard.id)).toEqual({ attempts: 4, rightPercent: null, discrimination: null, advice: 'wait' });
      await callApi(testApp, endpoints.submitAttempt, call);
    }
    // Phi of the table 2, 1, 1, 2: (2 × 2 − 1 × 1) / 9.
    const expected = { attempts: 6, rightPercent: 50, discrimination: 0.33, advice: 'fine' };
    expect(await read(hard.id)).toEqual(expected);
    expect((await list({ search: 'Hard?' }))[0]?.statistics).toEqual(expected);
    await callApi(testApp, endpoints.changeQuestion, {
      as,
      params: { ...params, questionId: hard.id },
      body: { question: text('Mended?') },
    });
    expect(await read(hard.id)).toMatchObject({ attempts: 0, advice: 'wait' });
  });
});

test('points in part are earned for what is right in part', async () => {
  const made = [];
  for (const question of partQuestions) made.push(await create({ question }));
  const { course } = await publishExam([{ questionIds: made.map(({ id }) => id) }]);
  const { learner, attempt } = await begin(course);
  const call = { as: learner.person, params: { attemptId: attempt.id } };
  const fill = attempt.questions.find(({ kind }) => kind === 'fill-in');
  const answers = { ...answersTo(attempt, ['ordering']), [fill?.id ?? '']: { gaps: { 1: ' CANARY-gap-text ' } } };
  const saved = await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers } });
  expect(saved.status).toBe(200);
  const { body } = await callApi(testApp, endpoints.submitAttempt, call);
  const outcomes = body.questions.map(({ kind, outcome }) => [kind, outcome?.points, outcome?.correct]);
  expect(outcomes).toEqual([
    ['ordering', 0, false],
    ['matching', 1, true],
    ['fill-in', 0.5, false],
    ['code', 1, true],
  ]);
});

async function lessonsOf(programmeId: string) {
  const { body } = await callApi(testApp, endpoints.getProgramme, { as, params: { ...params, programmeId } });
  const lessons = body.modules.flatMap((module) => module.lessons);
  const idOf = (wanted: string) => lessons.find(({ kind }) => kind === wanted)?.id ?? '';
  return { readingId: idOf('reading'), videoId: idOf('video'), examId: idOf('exam') };
}

test('a section that names a question twice is refused, with the place', async () => {
  const { id } = await create({ question: text('Once?') });
  const { set } = await publishExam([{ questionIds: [id, id] }]);
  expect(set).toMatchObject({ status: 400, code: 'invalid-request' });
});
