import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BodyInputOf, endpoints } from '@laurel/api';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { explanationCanary, joinAs, keyCanaries, type Learner, startLearningWorld } from '../testing/learning-world.ts';

type Question = BodyInputOf<typeof endpoints.setExercise>;
type Body = BodyInputOf<typeof endpoints.answerExercise>;

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, publish, enrol, doLessons, query } = world;
afterAll(() => testApp.stop());

const [accepted = '', answer = '', tolerance = ''] = keyCanaries;
const hints = ['canary-hint-1 $x^2$', 'canary-hint-2'];
const asked = { explanation: explanationCanary, hints };
const exercises: Record<string, Question> = {
  single: {
    kind: 'single-choice',
    prompt: 'Which is a **fruit**?',
    ...asked,
    options: [
      { text: 'Pear', correct: true },
      { text: 'Hammer', correct: false },
    ],
  },
  multiple: {
    kind: 'multiple-choice',
    prompt: 'Even?',
    ...asked,
    options: [
      { text: 'Two', correct: true },
      { text: 'Three', correct: false },
      { text: 'Four', correct: true },
    ],
  },
  numeric: { kind: 'numeric', prompt: 'How much?', ...asked, answer: Number(answer), tolerance: Number(tolerance) },
  short: { kind: 'short-text', prompt: 'The word?', ...asked, accepted: [accepted] },
  order: { kind: 'ordering', prompt: 'In order?', ...asked, items: ['one', 'two', 'three'] },
  match: {
    kind: 'matching',
    prompt: 'What goes with what?',
    ...asked,
    pairs: [
      { item: 'cat', target: 'mammal' },
      { item: 'hen', target: 'bird' },
    ],
  },
  gaps: {
    kind: 'fill-in',
    prompt: 'Fill in.',
    ...asked,
    text: '{{1}} and {{2}}',
    gaps: [{ accepted: [accepted] }, { accepted: ['water'] }],
  },
  code: { kind: 'code', prompt: 'Print 1.', ...asked, starter: 'console.log(0)', expectedOutput: '1' },
};

const school = await createSchool();
const draft = await createFullDraft(school);
const [reading, , exam] = draft.modules.flatMap(({ lessons }) => lessons);
const lessonId = reading?.id ?? '';
const staff = { as: school.owner, params: { ...school.params, programmeId: draft.id, lessonId } };
const write = (...keys: string[]) => {
  const places = keys.map((key) => `\`\`\`exercise ${key}\n\`\`\``).join('\n\n');
  const markdown = `Before.\n\n${places}\n\nAfter.`;
  return callApi(testApp, endpoints.changeLesson, {
    ...staff,
    body: { kind: 'reading', title: 'A reading', minutes: 10, markdown },
  });
};
await write(...Object.keys(exercises), 'not-there');
const put = (key: string, body: Question, as = school.owner) =>
  callApi(testApp, endpoints.setExercise, { as, params: { ...staff.params, key }, body });
for (const [key, question] of Object.entries(exercises)) await put(key, question);
const early = await publish(draft, school);
await write(...Object.keys(exercises));
const { body: published } = await publish(draft, school);
let learner: Learner;
beforeEach(async () => {
  learner = await enrol({ programmeId: published.id });
});

const call = (key: string, body: Body) =>
  callApi(testApp, endpoints.answerExercise, {
    as: learner.person,
    params: { enrolmentId: learner.enrolmentId, lessonId, key },
    body,
  });
const see = async (id = lessonId) =>
  (
    await callApi(testApp, endpoints.getLesson, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId, lessonId: id },
    })
  ).body;
const questionOf = async (key: string) => {
  const found = (await see()).exercises.find((each) => each.key === key)?.question;
  if (!found) throw new Error(`there is no exercise ${key}`);
  return found;
};

/** The right answer, one that is right in part, and one that is not. */
async function answersTo(key: string): Promise<{ right: Body; partly?: Body; wrong: Body }> {
  const question = await questionOf(key);
  const ids = (parts: readonly { id: string; text: string }[], ...texts: string[]) =>
    texts.map((text) => parts.find((part) => part.text === text)?.id ?? '');
  switch (question.kind) {
    case 'single-choice':
      return {
        right: { answer: { optionIds: ids(question.options, 'Pear') } },
        wrong: { answer: { optionIds: ids(question.options, 'Hammer') } },
      };
    case 'multiple-choice':
      return {
        right: { answer: { optionIds: ids(question.options, 'Two', 'Four') } },
        wrong: { answer: { optionIds: ids(question.options, 'Two') } },
      };
    case 'numeric':
      return { right: { answer: { number: Number(answer) + Number(tolerance) } }, wrong: { answer: { number: 1 } } };
    case 'short-text':
      return { right: { answer: { text: accepted.toUpperCase() } }, wrong: { answer: { text: 'no' } } };
    case 'ordering':
      return {
        right: { answer: { order: ids(question.items, 'one', 'two', 'three') } },
        partly: { answer: { order: ids(question.items, 'three', 'one', 'two') } },
        wrong: { answer: { order: ids(question.items, 'three', 'two', 'one') } },
      };
    case 'matching': {
      const [cat = '', hen = ''] = ids(question.items, 'cat', 'hen');
      const [mammal = '', bird = ''] = ids(question.targets, 'mammal', 'bird');
      return {
        right: { answer: { pairs: { [cat]: mammal, [hen]: bird } } },
        partly: { answer: { pairs: { [cat]: mammal } } },
        wrong: { answer: { pairs: { [cat]: bird, [hen]: mammal } } },
      };
    }
    case 'fill-in':
      return {
        right: { answer: { gaps: { 1: accepted, 2: 'Water' } } },
        partly: { answer: { gaps: { 1: accepted } } },
        wrong: { answer: { gaps: { 1: 'water', 2: 'no' } } },
      };
    default:
      return { right: { answer: { code: 'x', output: '1\n' } }, wrong: { answer: { code: 'x', output: '2' } } };
  }
}

test('each exercise stands in the text where its name does, and a text with a name that has none is not published', async () => {
  const { html } = await see();
  for (const key of Object.keys(exercises)) expect(html).toContain(`<div id="exercise-${key}"></div>`);
  expect(early).toMatchObject({ status: 409, code: 'not-publishable' });
});

test.each(Object.keys(exercises))('%s: wrong gives hints one by one, right gives the explanation', async (key) => {
  const { right, partly, wrong } = await answersTo(key);
  const first = await call(key, wrong);
  expect(first.body).toMatchObject({ outcome: 'wrong', tries: 1, hintCount: 2, explanationHtml: null });
  expect(first.body.hints).toHaveLength(1);
  expect(first.body.hints[0]).toContain('<math');
  if (partly) expect((await call(key, partly)).body).toMatchObject({ outcome: 'partly', explanationHtml: null });
  const last = await call(key, wrong);
  expect(last.body.hints.at(-1)).toContain('canary-hint-2');
  const done = await call(key, right);
  expect(done.body).toMatchObject({ outcome: 'right', explanationHtml: `<p>${explanationCanary}</p>\n` });
  const kept = (await see()).exercises.find((each) => each.key === key);
  expect(kept, 'it is so on another device').toEqual(done.body);
});

test('a hint comes when asked for, the explanation when given up, and one may try again', async () => {
  expect((await call('single', { ask: 'hint' })).body).toMatchObject({
    outcome: null,
    tries: 0,
    hints: [expect.any(String)],
  });
  const given = await call('single', { ask: 'give-up' });
  expect(given.body).toMatchObject({ outcome: 'given-up', explanationHtml: `<p>${explanationCanary}</p>\n` });
  expect((await call('single', { ask: 'again' })).body).toMatchObject({ outcome: null, explanationHtml: null });
  await call('single', (await answersTo('single')).right);
  expect((await call('single', { ask: 'give-up' })).body.outcome, 'what is right stays right').toBe('right');
});

test('J01: no key, no hint and no explanation reaches a learner before its time', async () => {
  const page = JSON.stringify(await see());
  for (const canary of [...keyCanaries, 'canary-hint', explanationCanary, '"correct"'])
    expect(page).not.toContain(canary);
  for (const key of Object.keys(exercises)) {
    const { wrong } = await answersTo(key);
    const checked = JSON.stringify((await call(key, wrong)).body);
    for (const canary of [...keyCanaries, 'canary-hint-2', explanationCanary, '"correct"'])
      expect(checked).not.toContain(canary);
  }
  const catalogue = await callApi(testApp, endpoints.getCataloguePage, {
    as: learner.person,
    params: { programmeId: published.id },
  });
  for (const canary of keyCanaries) expect(JSON.stringify(catalogue.body)).not.toContain(canary);
});

test.each([
  { answer: { text: 'x' } },
  { answer: { optionIds: ['no-such-option'] } },
  { answer: { optionIds: [] as string[], correct: true } },
  { answer: null },
  { outcome: 'right' },
  { ask: 'key' },
  {},
])('J04: %j is no answer to a single choice', async (body) => {
  expect(await call('single', body as Body)).toMatchObject({ status: 400 });
  expect((await see()).exercises.find(({ key }) => key === 'single')).toMatchObject({ outcome: null, tries: 0 });
});

test('J02: nobody answers in the name of another, and no exercise is answered that is not there', async () => {
  const { person } = await enrol({ programmeId: published.id });
  const params = { enrolmentId: learner.enrolmentId, lessonId, key: 'single' };
  expect((await callApi(testApp, endpoints.answerExercise, { as: person, params, body: { ask: 'hint' } })).status).toBe(
    404,
  );
  expect(await call('not-there', { ask: 'hint' })).toMatchObject({ status: 404 });
});

test('J08: the server runs no code: what a learner wrote is kept as text, and only what it printed is compared', async () => {
  const trace = path.join(tmpdir(), `ran-${randomUUID()}`);
  const code = `process.getBuiltinModule("node:fs").writeFileSync(${JSON.stringify(trace)}, "x"); while (true) {}`;
  expect((await call('code', { answer: { code, output: '1' } })).body).toMatchObject({
    outcome: 'right',
    answer: { code },
  });
  expect((await call('code', { answer: { code: 'console.log(1)', output: '' } })).body).toMatchObject({
    outcome: 'wrong',
  });
  expect(existsSync(trace)).toBe(false);
});

test('an exercise keeps nobody from finishing, and goes on into the next version', async () => {
  const course = { readingId: lessonId, videoId: published.modules[0]?.lessons[1]?.id ?? '' };
  await call('single', (await answersTo('single')).right);
  await doLessons({ ...course, programmeId: published.id, programme: published, examId: exam?.id ?? '' }, learner);
  expect((await see()).state).toBe('done');
  await callApi(testApp, endpoints.startVersion, staff);
  const { body: next } = await callApi(testApp, endpoints.publishProgramme, staff);
  const moved = await callApi(testApp, endpoints.changeVersion, {
    as: learner.person,
    params: { enrolmentId: learner.enrolmentId },
    body: { version: next.version },
  });
  const view = await see(moved.body.modules[0]?.lessons[0]?.id);
  expect(view.exercises.find(({ key }) => key === 'single')).toMatchObject({ outcome: 'right' });
});

test('only who makes programmes puts exercises into them, only into readings and videos, and never into what is published', async () => {
  const owner = await createSchool();
  const fresh = await createFullDraft(owner);
  const [text, , last] = fresh.modules.flatMap(({ lessons }) => lessons);
  const params = { ...owner.params, programmeId: fresh.id, lessonId: text?.id ?? '', key: 'try-it' };
  const body = exercises.single as Question;
  const at = (change: object, as = owner.owner) =>
    callApi(testApp, endpoints.setExercise, { as, params: { ...params, ...change }, body });
  expect((await at({})).body.modules[0]?.lessons[0]?.exercises).toMatchObject([{ key: 'try-it', question: { hints } }]);
  expect(await at({ lessonId: last?.id ?? '' })).toMatchObject({ status: 404 });
  expect(await at({ key: 'Try it' })).toMatchObject({ status: 404 });
  expect(await at({}, school.owner)).toMatchObject({ status: 404 });
  expect(await at({}, await joinAs(world, owner, 'issuer'))).toMatchObject({ status: 403 });
  const remove = () => callApi(testApp, endpoints.removeExercise, { as: owner.owner, params });
  expect((await remove()).body.modules[0]?.lessons[0]?.exercises).toEqual([]);
  expect(await remove()).toMatchObject({ status: 404 });
  await at({});
  expect((await publish(fresh, owner)).status).toBe(200);
  expect(await at({})).toMatchObject({ status: 409, code: 'programme-published' });
  await expect(query('delete from learning.exercise where lesson_id = $1', [text?.id])).rejects.toThrow(
    /does not change/,
  );
});
