import { type BodyInputOf, endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { startLearningWorld } from '../testing/learning-world.ts';

type Rule = BodyInputOf<typeof endpoints.setCompletionRule>;
type Programme = Awaited<ReturnType<typeof world.createFullDraft>>;

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, createAchievement, publish } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const idOf = ({ modules }: Programme, kind: string) =>
  modules.flatMap(({ lessons }) => lessons).find((lesson) => lesson.kind === kind)?.id ?? '';
const paramsOf = ({ id }: Programme) => ({ ...school.params, programmeId: id });
const set = (programme: Programme, body: Rule) =>
  callApi(testApp, endpoints.setCompletionRule, { as: school.owner, params: paramsOf(programme), body });
const get = async (programme: Programme) =>
  (await callApi(testApp, endpoints.getCompletionRule, { as: school.owner, params: paramsOf(programme) })).body;
const outcome = (programme: Programme) => ({
  text: 'Finds a fault',
  masteryPercent: 80,
  lessonIds: [idOf(programme, 'exam')],
});

test('where nothing was set every lesson is asked for, and nothing is missing', async () => {
  const draft = await createFullDraft(school);
  expect(await get(draft)).toMatchObject({
    lessons: 'all',
    assessments: [{ lessonId: idOf(draft, 'exam'), minimumPercent: null, weight: null }],
    totalPercent: null,
    outcomes: [],
    missing: [],
  });
});

test('a rule is kept whole, and goes with its outcomes into the next version', async () => {
  const draft = await createFullDraft(school);
  const badge = await createAchievement(school, 'Finding faults');
  const rule: Rule = {
    lessons: [idOf(draft, 'reading')],
    assessments: [{ lessonId: idOf(draft, 'exam'), minimumPercent: 75, weight: 100 }],
    totalPercent: 80,
    outcomes: [{ ...outcome(draft), isRequired: false, achievementId: badge }],
  };
  const { body: kept, status } = await set(draft, rule);
  expect(status).toBe(200);
  expect(kept).toMatchObject(rule);
  expect((await publish(draft, school)).status).toBe(200);
  expect((await set(draft, rule)).code).toBe('programme-published');

  const next = await callApi(testApp, endpoints.startVersion, { as: school.owner, params: paramsOf(draft) });
  const copied = await get(next.body);
  const { lessons: _, assessments, outcomes } = copied;
  expect(copied.lessons).toEqual([idOf(next.body, 'reading')]);
  expect(assessments).toEqual([{ lessonId: idOf(next.body, 'exam'), minimumPercent: 75, weight: 100 }]);
  expect(outcomes).toMatchObject([
    { text: 'Finds a fault', achievementId: badge, lessonIds: [idOf(next.body, 'exam')] },
  ]);
  expect(outcomes[0]?.id).not.toBe(kept.outcomes[0]?.id);
});

test('an outcome set again stays the same one', async () => {
  const draft = await createFullDraft(school);
  const rule: Rule = { lessons: 'all', outcomes: [outcome(draft)] };
  const first = (await set(draft, rule)).body.outcomes[0]?.id ?? '';
  const again = await set(draft, { ...rule, outcomes: [{ ...outcome(draft), id: first, text: 'Mends a fault' }] });
  expect(again.body.outcomes).toMatchObject([{ id: first, text: 'Mends a fault' }]);
});

test('the outcomes of all programmes are listed under the ids that they keep, with those of single versions', async () => {
  const own = await createSchool();
  const list = async () =>
    (await callApi(testApp, endpoints.listOutcomes, { as: own.owner, params: own.params })).body.items;
  expect(await list()).toEqual([]);
  const draft = await createFullDraft(own);
  const params = { ...own.params, programmeId: draft.id };
  const body = { lessons: 'all', outcomes: [outcome(draft)] } as const;
  const first = (await callApi(testApp, endpoints.setCompletionRule, { as: own.owner, params, body })).body.outcomes[0]
    ?.id;
  await publish(draft, own);
  await callApi(testApp, endpoints.startVersion, { as: own.owner, params });
  const place = { as: own.owner, params };
  const second = (await callApi(testApp, endpoints.getCompletionRule, place)).body.outcomes[0]?.id;
  const [listed, ...more] = await list();
  expect(more).toEqual([]);
  expect(listed).toMatchObject({ text: 'Finds a fault', programmeId: draft.id, programmeTitle: draft.title });
  expect(listed?.versionIds.toSorted()).toEqual([first, second].toSorted());
});

describe('a rule that nobody could meet, or anybody, is refused with the way to mend it', async () => {
  const draft = await createFullDraft(school);
  const elsewhere = await createSchool();
  const exam = { lessonId: idOf(draft, 'exam') };
  const reading = idOf(draft, 'reading');
  const one = outcome(draft);
  test.each<[string, Rule, string]>([
    ['weights that are not 100', { lessons: 'all', assessments: [{ ...exam, weight: 90 }] }, 'add up to 90 %'],
    ['a total without weights', { lessons: 'all', totalPercent: 60 }, 'A total needs weights'],
    ['a score of a reading', { lessons: 'all', assessments: [{ lessonId: reading, minimumPercent: 50 }] }, 'no score'],
    ['no assessment at all', { lessons: [reading] }, 'asks for no assessment'],
    ['a lesson of elsewhere', { lessons: [school.organisationId] }, 'a lesson that is no more'],
    ['an outcome that nothing shows', { lessons: 'all', outcomes: [{ ...one, lessonIds: [] }] }, 'Nothing shows'],
    [
      'an outcome that a reading shows',
      { lessons: 'all', outcomes: [{ ...one, lessonIds: [reading, exam.lessonId] }] },
      'cannot show the outcome',
    ],
    [
      'what the whole programme earns',
      { lessons: 'all', outcomes: [{ ...one, achievementId: school.achievementId }] },
      'choose another badge',
    ],
    [
      'a badge of another organisation',
      { lessons: 'all', outcomes: [{ ...one, achievementId: elsewhere.achievementId }] },
      'choose one of its own',
    ],
  ])('%s', async (_, rule, sentence) => {
    const refused = await set(draft, rule);
    expect(refused).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(JSON.stringify(refused.body)).toContain(sentence);
    expect(await get(draft)).toMatchObject({ lessons: 'all', outcomes: [] });
  });
});

test('a lesson that is removed leaves the rule to be mended before publishing', async () => {
  const draft = await createFullDraft(school);
  const lessonId = idOf(draft, 'video');
  const rule: Rule = { lessons: [lessonId, idOf(draft, 'exam')], outcomes: [outcome(draft)] };
  expect((await set(draft, rule)).status).toBe(200);
  const params = { ...paramsOf(draft), lessonId };
  const after = await callApi(testApp, endpoints.removeLesson, { as: school.owner, params });
  expect(after.body.missing).toEqual([expect.stringContaining('a lesson that is no more')]);
  const refused = await publish(draft, school);
  expect(refused).toMatchObject({ status: 409, code: 'not-publishable' });
});

test('a badge that is not active is said before publishing', async () => {
  const draft = await createFullDraft(school);
  const achievementId = await createAchievement(school, 'Sleeping badge');
  await set(draft, { lessons: 'all', outcomes: [{ ...outcome(draft), achievementId }] });
  const params = { ...school.params, achievementId };
  await callApi(testApp, endpoints.changeAchievement, { as: school.owner, params, body: { state: 'archived' } });
  const refused = await publish(draft, school);
  expect(refused.code).toBe('achievement-not-active');
  expect(JSON.stringify(refused.body)).toContain('“Sleeping badge” is archived');
});
