import { type BodyInputOf, endpoints } from '@laurel/api';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type Course, type Learner, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, publish, enrol, query } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const draft = await createFullDraft(school);
const [reading, video] = draft.modules.flatMap(({ lessons }) => lessons);
const params = { ...school.params, programmeId: draft.id };
await callApi(testApp, endpoints.changeLesson, {
  as: school.owner,
  params: { ...params, lessonId: video?.id ?? '' },
  body: {
    kind: 'video',
    title: 'A video',
    minutes: 2,
    videoUrl: 'https://videos.example/1.webm',
    durationSeconds: 100,
    captions: [
      { language: 'en', url: 'https://videos.example/en.vtt' },
      { language: 'pt-BR', url: 'https://videos.example/pt.vtt' },
    ],
    transcript: 'Two and four are even.',
    markdown: '# Beneath',
  },
});
const { body: programme } = await publish(draft, school);
const course: Pick<Course, 'programmeId'> = { programmeId: programme.id };
const lessonIds = { reading: reading?.id ?? '', video: video?.id ?? '' };
let learner: Learner;
let of: { enrolmentId: string; lessonId: string };
beforeEach(async () => {
  learner = await enrol(course);
  of = { enrolmentId: learner.enrolmentId, lessonId: lessonIds.video };
});

const say = (...ranges: [number, number][]) =>
  callApi(testApp, endpoints.countWatched, {
    as: learner.person,
    params: of,
    body: { ranges: ranges.map(([start, end]) => ({ start, end })) },
  });
const see = async (lessonId = of.lessonId) =>
  (await callApi(testApp, endpoints.getLesson, { as: learner.person, params: { ...of, lessonId } })).body;
const keep = (body: BodyInputOf<typeof endpoints.setProgress>, lessonId = of.lessonId) =>
  callApi(testApp, endpoints.setProgress, { as: learner.person, params: { ...of, lessonId }, body });
/** Lets time pass, without waiting. */
const pass = (seconds: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + seconds * 1_000);
};

test('a video shows its captions by language, what stands beneath it, and how much is needed', async () => {
  expect(await see()).toMatchObject({
    durationSeconds: 100,
    captions: [{ language: 'en' }, { language: 'pt-BR' }],
    html: '<h3 id="p-1">Beneath</h3>\n',
    watched: { ranges: [], seconds: 0, neededSeconds: 90 },
  });
});

test('“I saw it all” in one second is refused, before and after one began to watch', async () => {
  expect(await say([0, 100])).toMatchObject({ status: 409, code: 'watched-too-fast' });
  expect(await say()).toMatchObject({ status: 200, body: { seconds: 0, state: 'started' } });
  expect(await say([0, 100])).toMatchObject({ status: 409, code: 'watched-too-fast' });
  pass(49);
  expect(await say([0, 100])).toMatchObject({ status: 409, code: 'watched-too-fast' });
  pass(1_000);
  expect(await say([0, 100]), 'away for long').toMatchObject({ status: 409, code: 'watched-too-fast' });
  expect((await see()).watched?.seconds).toBe(0);
  expect(await keep({ done: true })).toMatchObject({ status: 409, code: 'not-watched' });
  expect((await see()).state).toBe('started');
});

test('thirty say at once that they saw a part: time is spent once', async () => {
  await say();
  pass(30);
  const said = await Promise.all(Array.from({ length: 30 }, (_, index) => say([index * 2, index * 2 + 20])));
  expect(said.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(4);
});

test('two windows spend the time of one: what the second says too soon is refused, and counts once it can have been played', async () => {
  await say();
  await say();
  pass(10);
  expect(await say([0, 20])).toMatchObject({ status: 200, body: { seconds: 20 } });
  expect(await say([40, 60])).toMatchObject({ status: 409, code: 'watched-too-fast' });
  expect(await say(), 'it begins again').toMatchObject({ status: 200, body: { seconds: 20 } });
  pass(10);
  expect(await say([40, 60])).toMatchObject({ status: 200, body: { seconds: 40 } });
});

test('seconds count once, wherever they lie; nine tenths of them make the lesson done', async () => {
  await say();
  pass(60);
  expect(await say([0, 30], [20, 40])).toMatchObject({
    body: { ranges: [{ start: 0, end: 40 }], seconds: 40, state: 'started' },
  });
  pass(60);
  expect(await say([10, 40], [51, 90])).toMatchObject({
    body: {
      ranges: [
        { start: 0, end: 40 },
        { start: 51, end: 90 },
      ],
      seconds: 79,
      state: 'started',
    },
  });
  expect(await keep({ done: true })).toMatchObject({ status: 409, code: 'not-watched' });
  pass(60);
  expect(await say([40, 50], [90, 120])).toMatchObject({ body: { seconds: 99, state: 'done' } });
  expect((await see()).state).toBe('done');
  const [event] = await query<{ count: number }>(
    `select count(*)::int from storage.event where name = 'lesson.done' and payload ->> 'enrolmentId' = $1`,
    [of.enrolmentId],
  );
  expect(event?.count).toBe(1);
  expect(await keep({ done: false })).toMatchObject({ status: 200 });
  expect(await keep({ done: true }), 'what was watched stays watched').toMatchObject({ status: 200 });
});

test('who reads the transcript in place of watching says so, and that is what is kept', async () => {
  expect(await keep({ done: true, by: 'transcript' })).toMatchObject({ status: 200 });
  expect((await see()).state).toBe('done');
  const rows = await query('select done_by from learning.lesson_progress where enrolment_id = $1', [of.enrolmentId]);
  expect(rows).toEqual([{ done_by: 'transcript' }]);
});

test('only a video whose length is known counts what was watched, and only for its learner', async () => {
  of = { ...of, lessonId: lessonIds.reading };
  expect(await say()).toMatchObject({ status: 404 });
  of = { ...of, lessonId: lessonIds.video };
  const { person } = await enrol(course);
  const stranger = await callApi(testApp, endpoints.countWatched, { as: person, params: of, body: {} });
  expect(stranger.status).toBe(404);
});

test.each([
  [[{ start: 5, end: 5 }]],
  [[{ start: 6, end: 5 }]],
  [[{ start: -1, end: 5 }]],
  [[{ start: 0.5, end: 5 }]],
  [[{ start: 0, end: 1e9 }]],
  [Array.from({ length: 51 }, () => ({ start: 0, end: 1 }))],
])('J04: %j is not what a browser says', async (ranges) => {
  const { status } = await callApi(testApp, endpoints.countWatched, {
    as: learner.person,
    params: of,
    body: { ranges },
  });
  expect(status).toBe(400);
});

test('one goes on where one stopped, in a text by its block and in a video by its second', async () => {
  await keep({ anchor: 'p-12' }, lessonIds.reading);
  pass(1);
  expect((await see(lessonIds.reading)).anchor).toBe('p-12');
  const { body } = await keep({ positionSeconds: 42.5 });
  expect(body.resume).toMatchObject({ id: lessonIds.video, kind: 'video', positionSeconds: 42.5 });
  pass(1);
  const { body: back } = await keep({ anchor: 'p-13' }, lessonIds.reading);
  expect(back.resume).toMatchObject({ id: lessonIds.reading, anchor: 'p-13', positionSeconds: null });
  const { body: done } = await keep({ done: true }, lessonIds.reading);
  expect(done.resume, 'what is done needs no going on').toBeNull();
});

test('the last place by time wins, whenever it comes; a clock that is ahead does not stay ahead', async () => {
  const ago = (minutes: number) => new Date(testApp.clock.now.getTime() - minutes * 60_000).toISOString();
  await keep({ anchor: 'p-5', at: ago(10) }, lessonIds.reading);
  await keep({ anchor: 'p-3', at: ago(20) }, lessonIds.reading);
  expect((await see(lessonIds.reading)).anchor).toBe('p-5');
  await keep({ anchor: 'p-8', at: ago(-600) }, lessonIds.reading);
  await keep({ anchor: 'p-9' }, lessonIds.reading);
  expect((await see(lessonIds.reading)).anchor).toBe('p-9');
});

test('a place is one of a text, and only a reading has one', async () => {
  expect(await keep({ anchor: '"><script>' }, lessonIds.reading)).toMatchObject({ status: 400 });
  expect(await keep({ anchor: 'p-1' })).toMatchObject({ status: 400 });
});

test('in the next version all of it counts: what was watched, and where one stopped', async () => {
  await say();
  pass(30);
  await say([0, 40]);
  await keep({ anchor: 'p-7' }, lessonIds.reading);
  const staff = { as: school.owner, params };
  await callApi(testApp, endpoints.startVersion, staff);
  const { body: next } = await callApi(testApp, endpoints.publishProgramme, staff);
  const moved = await callApi(testApp, endpoints.changeVersion, {
    as: learner.person,
    params: of,
    body: { version: next.version },
  });
  const [first, second] = moved.body.modules.flatMap(({ lessons }) => lessons);
  expect((await see(first?.id)).anchor).toBe('p-7');
  expect(await see(second?.id)).toMatchObject({ captions: [{}, {}], watched: { seconds: 40 } });
});
