import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { questions, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createAchievement, createDraft, createFullDraft, createPublished, publish } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const elsewhere = await createSchool();
const { owner } = school;
const unknownId = '00000000-0000-4000-8000-000000000000';
const reading = { kind: 'reading', title: 'R', minutes: 1, markdown: 'text' } as const;

describe('making a programme', () => {
  test('a programme starts as a draft that says what is missing', async () => {
    const draft = await createDraft(school, { description: '# Hello', level: 'EQF 4', hours: 12.5 });
    expect(draft).toMatchObject({
      ...school.params,
      achievementId: school.achievementId,
      achievementName: 'Fruit and Numbers',
      state: 'draft',
      description: '# Hello',
      level: 'EQF 4',
      hours: 12.5,
      language: 'en',
      lessonCount: 0,
      learnerCount: 0,
      modules: [],
      missing: ['Add at least one module.'],
    });
  });

  test('modules, lessons and questions keep their order and their content', async () => {
    const draft = await createFullDraft(school, { exam: { attemptsAllowed: 3 } });
    expect(draft.modules.map(({ title, lessons }) => [title, lessons.map((lesson) => lesson.title)])).toEqual([
      ['First module', ['A reading', 'A video']],
      ['Second module', ['The exam']],
    ]);
    const exam = draft.modules[1]?.lessons[0];
    expect(exam).toMatchObject({ passMarkPercent: 70, attemptsAllowed: 3, markdown: null, videoUrl: null });
    expect(exam?.questions).toMatchObject(questions);
    expect(draft.modules[0]?.lessons[1]).toMatchObject({
      videoUrl: 'https://videos.example/1.webm',
      captions: [],
      durationSeconds: null,
      transcript: 'Two and four are even.',
      questions: null,
    });
    expect(draft).toMatchObject({ lessonCount: 3, missing: [] });
  });

  test('what is changed, replaced and removed is changed, replaced and removed, and nothing else', async () => {
    const draft = await createFullDraft(school);
    const params = { ...school.params, programmeId: draft.id };
    const [first, second] = draft.modules;
    const lessonId = first?.lessons[0]?.id ?? '';
    const as = owner;

    const renamed = await callApi(testApp, endpoints.changeModule, {
      as,
      params: { ...params, moduleId: first?.id ?? '' },
      body: { title: 'New title', summary: 'New summary' },
    });
    expect(renamed.body.modules).toMatchObject([{ title: 'New title', summary: 'New summary' }, second]);

    const replaced = await callApi(testApp, endpoints.changeLesson, {
      as,
      params: { ...params, lessonId },
      body: { ...reading, title: 'Another reading', minutes: 3 },
    });
    expect(replaced.body.modules[0]?.lessons).toMatchObject([
      { id: lessonId, title: 'Another reading', minutes: 3, markdown: 'text' },
      { title: 'A video' },
    ]);

    const fewer = await callApi(testApp, endpoints.setQuestions, {
      as,
      params: { ...params, lessonId: second?.lessons[0]?.id ?? '' },
      body: { questions: questions.slice(0, 1) },
    });
    expect(fewer.body.modules[1]?.lessons[0]?.questions).toHaveLength(1);

    const without = await callApi(testApp, endpoints.removeLesson, { as, params: { ...params, lessonId } });
    expect(without.body.modules[0]?.lessons.map(({ title }) => title)).toEqual(['A video']);

    const emptied = await callApi(testApp, endpoints.removeModule, {
      as,
      params: { ...params, moduleId: second?.id ?? '' },
    });
    expect(emptied.body).toMatchObject({
      modules: [{ title: 'New title' }],
      missing: ['Add an exam or a required project: what is earned here has to be assessed.'],
    });

    const changed = await callApi(testApp, endpoints.changeProgramme, {
      as,
      params,
      body: { title: 'Changed', summary: 'Changed too', description: 'D', language: 'de', level: 'L', hours: 2 },
    });
    expect(changed.body).toMatchObject({ title: 'Changed', summary: 'Changed too', language: 'de', slug: draft.slug });
    const read = await callApi(testApp, endpoints.getProgramme, { as, params });
    expect(read.body).toEqual(changed.body);
  });

  test('a short name is taken once in an organisation, and free in another', async () => {
    const { slug } = await createDraft(school);
    const body = { title: 'T', summary: 'S', slug, achievementId: school.achievementId };
    const again = await callApi(testApp, endpoints.createProgramme, { as: owner, params: school.params, body });
    expect([again.status, again.code]).toEqual([409, 'slug-taken']);
    expect(await createDraft(elsewhere, { slug })).toMatchObject({ slug });
  });

  test('the list is of one organisation, newest first, in pages', async () => {
    const own = await createSchool();
    const made = [];
    for (let index = 0; index < 5; index += 1) {
      testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
      made.unshift((await createDraft(own)).id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await callApi(testApp, endpoints.listProgrammes, {
          as: own.owner,
          params: own.params,
          query: { limit: 2, ...(cursor ? { cursor } : {}) },
        })
      ).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made);
  });

  test.each([{ cursor: 'nonsense' }, { limit: 0 }, { limit: 101 }])(
    'a page asked for by %j is refused',
    async (query) => {
      const answer = await callApi(testApp, endpoints.listProgrammes, { as: owner, params: school.params, query });
      expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
    },
  );

  test('F04: fields of the server’s own are refused, and an achievement of others is like none', async () => {
    const body = { title: 'T', summary: 'S', slug: 'f04', achievementId: school.achievementId };
    for (const wrong of [
      { ...body, state: 'published' },
      { ...body, organisationId: elsewhere.organisationId },
      { ...body, achievementId: elsewhere.achievementId },
      { ...body, achievementId: unknownId },
    ]) {
      const { status, code } = await callApi(testApp, endpoints.createProgramme, {
        as: owner,
        params: school.params,
        body: wrong,
      });
      expect([status, code]).toEqual([400, 'invalid-request']);
    }
    const draft = await createDraft(school);
    const changed = await callApi(testApp, endpoints.changeProgramme, {
      as: owner,
      params: { ...school.params, programmeId: draft.id },
      body: { achievementId: elsewhere.achievementId },
    });
    expect(changed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/achievementId' }] } });
  });

  test('a lesson keeps its kind, and only an exam has questions', async () => {
    const draft = await createFullDraft(school);
    const lessonId = draft.modules[0]?.lessons[0]?.id ?? '';
    const call = { as: owner, params: { ...school.params, programmeId: draft.id, lessonId } };
    const other = await callApi(testApp, endpoints.changeLesson, {
      ...call,
      body: { kind: 'exam', title: 'E', minutes: 1, passMarkPercent: 50 },
    });
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/kind' }] } });
    const asked = await callApi(testApp, endpoints.setQuestions, { ...call, body: { questions } });
    expect([asked.status, asked.code]).toEqual([404, 'not-found']);
  });

  test('twenty modules added at once all get a place of their own', async () => {
    const draft = await createDraft(school);
    const call = { as: owner, params: { ...school.params, programmeId: draft.id } };
    const titles = Array.from({ length: 20 }, (_, index) => `Module ${index}`);
    await Promise.all(titles.map((title) => callApi(testApp, endpoints.addModule, { ...call, body: { title } })));
    const positions = await world.query<{ position: number }>(
      `select m.position from learning.module m join learning.programme_version v on v.id = m.version_id
        where v.programme_id = $1 order by m.position`,
      [draft.id],
    );
    expect(positions.map(({ position }) => position)).toEqual(titles.map((_, index) => index + 1));
  });
});

describe('publishing', () => {
  test('a programme is published once, and publishing it again changes nothing', async () => {
    const { programme } = await createPublished(school);
    expect(programme).toMatchObject({ state: 'published', missing: [] });
    const when = () =>
      world.query('select published_at from learning.programme_version where programme_id = $1', [programme.id]);
    const before = await when();
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
    expect(await publish(programme, school)).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(await when()).toEqual(before);
  });

  test('what is missing is said, and nothing is published', async () => {
    const draft = await createDraft(school);
    const answer = await publish(draft, school);
    expect(answer).toMatchObject({
      status: 409,
      code: 'not-publishable',
      body: { detail: 'Add at least one module.' },
    });
    const call = { as: owner, params: { ...school.params, programmeId: draft.id } };
    expect((await callApi(testApp, endpoints.getProgramme, call)).body.state).toBe('draft');
  });

  test('a draft achievement cannot be led to', async () => {
    const own = await createSchool();
    const draft = await createFullDraft(own);
    await callApi(testApp, endpoints.changeAchievement, {
      as: own.owner,
      params: { ...own.params, achievementId: own.achievementId },
      body: { state: 'draft' },
    });
    const answer = await publish(draft, own);
    expect([answer.status, answer.code]).toEqual([409, 'achievement-not-active']);
  });

  test('a published programme no longer changes, whichever door is tried', async () => {
    const { programme, readingId, examId } = await createPublished(school);
    const params = { ...school.params, programmeId: programme.id };
    const moduleId = programme.modules[0]?.id ?? '';
    const tries = [
      callApi(testApp, endpoints.changeProgramme, { as: owner, params, body: { title: 'X' } }),
      callApi(testApp, endpoints.addModule, { as: owner, params, body: { title: 'X' } }),
      callApi(testApp, endpoints.changeModule, { as: owner, params: { ...params, moduleId }, body: { title: 'X' } }),
      callApi(testApp, endpoints.removeModule, { as: owner, params: { ...params, moduleId } }),
      callApi(testApp, endpoints.addLesson, { as: owner, params: { ...params, moduleId }, body: reading }),
      callApi(testApp, endpoints.changeLesson, {
        as: owner,
        params: { ...params, lessonId: readingId },
        body: reading,
      }),
      callApi(testApp, endpoints.removeLesson, { as: owner, params: { ...params, lessonId: readingId } }),
      callApi(testApp, endpoints.setQuestions, {
        as: owner,
        params: { ...params, lessonId: examId },
        body: { questions },
      }),
    ];
    for (const { status, code } of await Promise.all(tries))
      expect([status, code]).toEqual([409, 'programme-published']);
    expect((await callApi(testApp, endpoints.getProgramme, { as: owner, params })).body).toEqual(programme);
  });
});

test('another achievement of one’s own can be chosen', async () => {
  const { id: programmeId } = await createDraft(school);
  const params = { ...school.params, programmeId };
  const achievementId = await createAchievement(school, 'Another');
  const changed = await callApi(testApp, endpoints.changeProgramme, { as: owner, params, body: { achievementId } });
  expect(changed).toMatchObject({ status: 200, body: { achievementId, achievementName: 'Another' } });
});

test('every change left its line in the audit log', async () => {
  const lines = await world.query<{ action: string }>(
    'select distinct action from storage.audit where organisation_id = $1',
    [school.organisationId],
  );
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'programme.created',
      'programme.changed',
      'programme.published',
      'programme.publish-repeated',
      'module.added',
      'module.changed',
      'module.removed',
      'lesson.added',
      'lesson.changed',
      'lesson.removed',
      'questions.set',
    ]),
  );
});
