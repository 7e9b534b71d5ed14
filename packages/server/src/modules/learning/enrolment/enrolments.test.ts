import { type Endpoint, endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const course = await createPublished(school);
const unknownId = '00000000-0000-4000-8000-000000000000';

describe('enrolling', () => {
  test('a new enrolment shows the way: what is open, what is locked, what comes next', async () => {
    const person = await createSignedInPerson(testApp);
    const params = { programmeId: course.programmeId };
    const enrolled = await callApi(testApp, endpoints.enrol, { as: person, params });
    expect(enrolled).toMatchObject({
      status: 201,
      body: {
        programmeId: course.programmeId,
        programmeTitle: course.programme.title,
        achievementName: 'Fruit and Numbers',
        state: 'active',
        completedAt: null,
        credentialId: null,
        lessonsDone: 0,
        lessonsTotal: 3,
        minutesLeft: 35,
        nextLesson: { id: course.readingId, title: 'A reading', kind: 'reading', minutes: 10 },
        modules: [
          { lessons: [{ state: 'open', bestScorePercent: null }, { state: 'open' }] },
          { lessons: [{ id: course.examId, state: 'locked' }] },
        ],
      },
    });
  });

  test('coming back twenty times at once is coming back once', async () => {
    const { person, enrolmentId } = await enrol(course);
    await callApi(testApp, endpoints.leaveProgramme, { as: person, params: { enrolmentId } });
    await Promise.all(Array.from({ length: 20 }, () => enrol(course, person)));
    const back = await world.query(
      `select from storage.event where name = 'enrolment.place-taken' and payload ->> 'enrolmentId' = $1`,
      [enrolmentId],
    );
    expect(back).toHaveLength(1);
  });

  test('enrolling twenty times at once gives one enrolment', async () => {
    const person = await createSignedInPerson(testApp);
    const params = { programmeId: course.programmeId };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => callApi(testApp, endpoints.enrol, { as: person, params })),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    const rows = await world.query('select from learning.enrolment where person_id = $1', [person.personId]);
    expect(rows).toHaveLength(1);
  });

  test('the list has one’s own enrolments, the last active first', async () => {
    const other = await createPublished(school);
    const learner = await enrol(course);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
    const second = await enrol(other, learner.person);
    const list = async () =>
      (await callApi(testApp, endpoints.listEnrolments, { as: learner.person })).body.items.map(({ id }) => id);
    expect(await list()).toEqual([second.enrolmentId, learner.enrolmentId]);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
    await doLessons(course, learner);
    expect(await list()).toEqual([learner.enrolmentId, second.enrolmentId]);
    const nobody = await createSignedInPerson(testApp);
    expect((await callApi(testApp, endpoints.listEnrolments, { as: nobody })).body).toEqual({ items: [] });
  });
});

describe('lessons', () => {
  test('a reading comes as HTML, a video with its transcript, an exam with its instructions and no questions', async () => {
    const { person, enrolmentId } = await enrol(course);
    const view = async (lessonId: string) =>
      (await callApi(testApp, endpoints.getLesson, { as: person, params: { enrolmentId, lessonId } })).body;
    expect(await view(course.readingId)).toMatchObject({
      moduleTitle: 'First module',
      kind: 'reading',
      html: '<h3 id="p-1">Fruit</h3>\n<p id="p-2">Pears are fruit.</p>\n',
      videoUrl: null,
      exam: null,
      previousLessonId: null,
      nextLessonId: course.videoId,
    });
    expect(await view(course.videoId)).toMatchObject({
      html: null,
      videoUrl: 'https://videos.example/1.webm',
      transcript: 'Two and four are even.',
      positionSeconds: null,
      previousLessonId: course.readingId,
      nextLessonId: course.examId,
    });
    const exam = await view(course.examId);
    expect(exam).toMatchObject({
      state: 'locked',
      html: '<p id="p-1">Take <strong>your</strong> time.</p>\n',
      exam: { passMarkPercent: 70, questionCount: 4, attemptsAllowed: null, attempts: [] },
      nextLessonId: null,
    });
    expect(JSON.stringify(exam)).not.toContain('fruit');
  });

  test('a video goes on where one stopped, and a mark can be taken back until completion', async () => {
    const { person, enrolmentId } = await enrol(course);
    const params = { enrolmentId, lessonId: course.videoId };
    const put = (body: object) => callApi(testApp, endpoints.setProgress, { as: person, params, body });
    const state = async () => (await callApi(testApp, endpoints.getLesson, { as: person, params })).body;
    expect((await put({ positionSeconds: 12.5 })).body).toMatchObject({ lessonsDone: 0, minutesLeft: 35 });
    expect(await state()).toMatchObject({ state: 'started', positionSeconds: 12.5 });
    expect((await put({ done: true })).body).toMatchObject({ lessonsDone: 1, minutesLeft: 30 });
    expect(await state()).toMatchObject({ state: 'done', positionSeconds: 12.5 });
    expect((await put({ positionSeconds: 3 })).body).toMatchObject({ lessonsDone: 1 });
    expect(await state()).toMatchObject({ state: 'done', positionSeconds: 3 });
    expect((await put({ done: false })).body).toMatchObject({ lessonsDone: 0 });
    expect((await put({})).status).toBe(200);
  });

  test('lesson.done is told once for each time a lesson becomes done', async () => {
    const { person, enrolmentId } = await enrol(course);
    const params = { enrolmentId, lessonId: course.readingId };
    await Promise.all(
      Array.from({ length: 10 }, () =>
        callApi(testApp, endpoints.setProgress, { as: person, params, body: { done: true } }),
      ),
    );
    const events = await world.query(
      "select from storage.event where name = 'lesson.done' and payload ->> 'enrolmentId' = $1",
      [enrolmentId],
    );
    expect(events).toHaveLength(1);
  });

  test('J06: nobody marks their own exam as passed', async () => {
    const learner = await enrol(course);
    const { person, enrolmentId } = learner;
    await doLessons(course, learner);
    for (const body of [{ done: true }, {}, { positionSeconds: 1 }]) {
      const answer = await callApi(testApp, endpoints.setProgress, {
        as: person,
        params: { enrolmentId, lessonId: course.examId },
        body,
      });
      expect(answer).toMatchObject({ status: 400, code: 'invalid-request', body: { errors: [{ pointer: '/done' }] } });
    }
    const { body } = await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
    expect(body).toMatchObject({ lessonsDone: 2, state: 'active' });
  });

  test.each([{ done: 'yes' }, { positionSeconds: -1 }, { state: 'done' }, { scorePercent: 100 }])(
    'progress of %j is refused',
    async (body) => {
      const { person, enrolmentId } = await enrol(course);
      const params = { enrolmentId, lessonId: course.videoId };
      const answer = await callApi(testApp, endpoints.setProgress, { as: person, params, body });
      expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
    },
  );

  test('a reading has no position', async () => {
    const { person, enrolmentId } = await enrol(course);
    const answer = await callApi(testApp, endpoints.setProgress, {
      as: person,
      params: { enrolmentId, lessonId: course.readingId },
      body: { positionSeconds: 1 },
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/positionSeconds' }] } });
  });
});

describe('whose it is', async () => {
  const learner = await enrol(course);
  const stranger = await createSignedInPerson(testApp);
  const other = await createPublished(school);
  const params = { enrolmentId: learner.enrolmentId, lessonId: course.readingId, programmeId: course.programmeId };
  const calls: [Endpoint, unknown?][] = [
    [endpoints.getEnrolment],
    [endpoints.getLesson],
    [endpoints.setProgress, { done: true }],
    [endpoints.startAttempt],
  ];

  test.each([...calls, [endpoints.enrol], [endpoints.listEnrolments]] as [Endpoint, unknown?][])(
    '%# nobody gets 401, and so does an API key: learning is a person’s own affair',
    async (endpoint, body) => {
      const key = await callApi(testApp, endpoints.createApiKey, {
        as: school.owner,
        params: school.params,
        body: { name: 'wide', scopes: ['programme:write', 'learner:read'] },
      });
      for (const as of [undefined, { apiKey: key.body.secret }]) {
        const answer = await callApi(testApp, endpoint, { as, params, body });
        expect([answer.status, answer.code]).toEqual([401, 'not-signed-in']);
      }
    },
  );

  test.each(calls)(
    '%# J02: another’s enrolment does not exist, for the school’s owner neither',
    async (endpoint, body) => {
      for (const as of [stranger, school.owner]) {
        const answer = await callApi(testApp, endpoint, { as, params, body });
        expect([answer.status, answer.code]).toEqual([404, 'not-found']);
      }
      const unknown = await callApi(testApp, endpoint, {
        as: learner.person,
        params: { ...params, enrolmentId: unknownId },
        body,
      });
      expect(unknown.status).toBe(404);
    },
  );

  test('a lesson of another programme is not found', async () => {
    for (const lessonId of [other.readingId, other.examId, unknownId]) {
      for (const [endpoint, body] of calls.slice(1)) {
        const answer = await callApi(testApp, endpoint, { as: learner.person, params: { ...params, lessonId }, body });
        expect([answer.status, answer.code]).toEqual([404, 'not-found']);
      }
    }
    const enrolled = await callApi(testApp, endpoints.enrol, { as: stranger, params: { programmeId: unknownId } });
    expect([enrolled.status, enrolled.code]).toEqual([404, 'not-found']);
  });
});

test('staff see who is enrolled, how far they are and what they scored, in pages', async () => {
  const own = await createPublished(school);
  const expected = [];
  for (let index = 0; index < 3; index += 1) {
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
    const learner = await enrol(own);
    if (index > 0) await doLessons(own, learner);
    if (index > 1) await takeExam(own, learner, ['numeric']);
    expected.unshift({
      ...learner,
      lessonsDone: index > 0 ? 2 : 0,
      bestScorePercent: index > 1 ? 60 : null,
    });
  }
  const call = { as: school.owner, params: { ...school.params, programmeId: own.programmeId } };
  const first = await callApi(testApp, endpoints.listLearners, { ...call, query: { limit: 2 } });
  const rest = await callApi(testApp, endpoints.listLearners, {
    ...call,
    query: { limit: 2, cursor: first.body.nextCursor ?? '' },
  });
  expect(rest.body.nextCursor).toBeNull();
  expect([...first.body.items, ...rest.body.items]).toMatchObject(
    expected.map(({ person, enrolmentId, lessonsDone, bestScorePercent }) => ({
      enrolmentId,
      personId: person.personId,
      name: person.name,
      email: person.email,
      state: 'active',
      lessonsDone,
      lessonsTotal: 3,
      bestScorePercent,
      credentialId: null,
    })),
  );
  const list = await callApi(testApp, endpoints.listProgrammes, { as: school.owner, params: school.params });
  expect(list.body.items.find(({ id }) => id === own.programmeId)).toMatchObject({ learnerCount: 3, lessonCount: 3 });
  const wrong = await callApi(testApp, endpoints.listLearners, { ...call, query: { cursor: 'x' } });
  expect([wrong.status, wrong.code]).toEqual([400, 'invalid-request']);
});
