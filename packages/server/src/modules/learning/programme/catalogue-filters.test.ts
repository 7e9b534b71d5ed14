import { endpoints, type QueryInputOf } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import { type School, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const {
  testApp,
  createSchool,
  createAchievement,
  createFullDraft,
  createPublished,
  publish,
  enrol,
  doLessons,
  takeExam,
} = world;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const school = await createSchool();
const draftWith = async (title: string, fields: object, of: School = school) => {
  const draft = await createFullDraft(of, { title });
  const changed = await callApi(testApp, endpoints.changeProgramme, {
    as: of.owner,
    params: { ...of.params, programmeId: draft.id },
    body: fields,
  });
  return { draft, changed };
};
const publishWith = async (title: string, fields: object, of: School = school) => {
  const { draft, changed } = await draftWith(title, fields, of);
  expect(changed.status).toBe(200);
  expect((await publish(draft, of)).status).toBe(200);
  return draft.id;
};
const titles = async (query: QueryInputOf<typeof endpoints.listCatalogue>) => {
  const { body } = await callApi(testApp, endpoints.listCatalogue, { query });
  return body.items.map(({ title }) => title).sort();
};

describe('the catalogue', async () => {
  const other = await createSchool();
  const achievementId = await createAchievement(other, 'Sorting');
  await publishWith('Short', { level: 'EQF 3', hours: 4, language: 'de' });
  await publishWith('Long', { level: 'EQF 5', hours: 40, price: { minor: 4900, currency: 'EUR' } });
  await publishWith('Elsewhere', { hours: 12 }, { ...other, achievementId });
  await publishWith('Unsaid', { hours: 0, price: { minor: 100, currency: 'EUR' } });
  await draftWith('A draft', { level: 'EQF 8' });
  const { body: provider } = await callApi(testApp, endpoints.getOrganisation, {
    as: other.owner,
    params: other.params,
  });

  const ours = new Set(['Short', 'Long', 'Elsewhere', 'Unsaid', 'A draft']);

  it.each([
    [{ level: 'EQF 5' }, ['Long']],
    [{ language: 'de' }, ['Short']],
    [{ maxHours: 12 }, ['Elsewhere', 'Short']],
    [{ price: 'free' as const }, ['Elsewhere', 'Short']],
    [{ skill: 'Skill of Sorting' }, ['Elsewhere']],
    [{ level: 'EQF 5', price: 'free' as const }, []],
    [{ search: 'long', level: 'EQF 5' }, ['Long']],
    [{ level: "' or 1=1 --" }, []],
  ])('narrowed by %j shows %j', async (query, expected) => {
    expect((await titles(query)).filter((title) => ours.has(title))).toEqual(expected);
  });

  it('is narrowed to one provider', async () => {
    expect(await titles({ provider: provider.slug })).toEqual(['Elsewhere']);
  });

  it('tells what it can be narrowed by, with how many there are, of what is on offer alone', async () => {
    const { body } = await callApi(testApp, endpoints.getCatalogueFilters);
    expect(body.levels).toEqual([
      { value: 'EQF 3', count: 1 },
      { value: 'EQF 5', count: 1 },
    ]);
    expect(await titles({ price: 'free' })).toHaveLength(body.free);
    expect(body.languages).toContainEqual({ value: 'de', count: 1 });
    expect(body.providers).toContainEqual({ value: provider.slug, name: provider.name, count: 1 });
    expect(JSON.stringify(body)).not.toContain('EQF 8');
    for (const { value, count } of body.skills) expect(await titles({ skill: value })).toHaveLength(count);
  });

  it.each([{ level: 'a\0b' }, { provider: 'x'.repeat(61) }, { maxHours: -1 }, { price: 'cheap' }])(
    'asked for by %j is refused',
    async (query) => {
      // What is wrong does not fit the type.
      const answer = await callApi(testApp, endpoints.listCatalogue, { query: query as never });
      expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
    },
  );
});

describe('a price', () => {
  it('is shown as it was set, with what is said about it, and goes into the next version', async () => {
    const price = { minor: 4950, currency: 'EUR' };
    const programmeId = await publishWith('Priced', { price, priceNote: 'Students pay half.' });
    const { body } = await callApi(testApp, endpoints.getCataloguePage, { params: { programmeId } });
    expect(body).toMatchObject({ price, priceNote: 'Students pay half.' });
    const next = await callApi(testApp, endpoints.startVersion, {
      as: school.owner,
      params: { ...school.params, programmeId },
    });
    expect(next.body).toMatchObject({ version: 2, price, priceNote: 'Students pay half.' });
  });

  it.each([
    { minor: 0, currency: 'EUR' },
    { minor: 1.5, currency: 'EUR' },
    { minor: 100, currency: 'euro' },
    { minor: 100 },
    { minor: -5, currency: 'EUR' },
  ])('%j is refused', async (price) => {
    expect((await draftWith('P', { price })).changed).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('prerequisites', async () => {
  const first = await createPublished(school);
  const advanced = await createAchievement(school, 'Advanced');
  const second = await publishWith('Second', { achievementId: advanced, prerequisiteIds: [school.achievementId] });
  const look = async (as?: TestPerson) =>
    (await callApi(testApp, endpoints.getCataloguePage, { as, params: { programmeId: second } })).body.prerequisites;
  const tryToEnrol = (as: TestPerson) => callApi(testApp, endpoints.enrol, { as, params: { programmeId: second } });

  it('keep those out who have not earned them, by name, and let them in within seconds of earning', async () => {
    const learner = await enrol(first);
    const refused = await tryToEnrol(learner.person);
    expect(refused).toMatchObject({ status: 409, code: 'prerequisites-missing' });
    expect(JSON.stringify(refused.body)).toContain('Fruit and Numbers');
    expect(await look(learner.person)).toMatchObject([{ achievementId: school.achievementId, held: false }]);
    await doLessons(first, learner);
    await takeExam(first, learner);
    await expect.poll(async () => (await look(learner.person))[0]?.held, { timeout: 30_000 }).toBe(true);
    expect((await tryToEnrol(learner.person)).status).toBe(201);
  });

  it('are not met by what was revoked; who is enrolled already stays', async () => {
    const learner = await enrol(first);
    await doLessons(first, learner);
    await takeExam(first, learner);
    await expect.poll(async () => (await look(learner.person))[0]?.held, { timeout: 30_000 }).toBe(true);
    const [held] = (await callApi(testApp, endpoints.listHeldCredentials, { as: learner.person })).body.items;
    await callApi(testApp, endpoints.revokeCredential, {
      as: school.owner,
      params: { ...school.params, credentialId: held?.id ?? '' },
      body: { reason: 'It was awarded by mistake.' },
    });
    expect(await tryToEnrol(learner.person)).toMatchObject({ status: 409, code: 'prerequisites-missing' });
  });

  it('say nothing of anybody to strangers', async () => {
    expect((await look())[0]?.held).toBeNull();
    expect((await look(await createSignedInPerson(testApp)))[0]?.held).toBe(false);
  });

  it('are achievements of the organisation, and not what the programme itself leads to', async () => {
    const foreign = await createSchool();
    for (const prerequisiteIds of [
      [foreign.achievementId],
      [school.achievementId],
      ['00000000-0000-4000-8000-000000000000'],
    ])
      expect((await draftWith('P', { prerequisiteIds })).changed, String(prerequisiteIds)).toMatchObject({
        status: 400,
        code: 'invalid-request',
      });
  });
});
