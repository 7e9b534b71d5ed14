import { endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { explanationCanary, keyCanaries, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, createPublished, createAchievement, publish, enrol } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const search = async (text: string) => {
  const { body } = await callApi(testApp, endpoints.listCatalogue, { query: { search: text } });
  return body.items.map(({ title }) => title);
};

test('anybody sees what is published, of all organisations, newest first, in pages; never a draft', async () => {
  const elsewhere = await createSchool();
  await createFullDraft(school, { title: 'A draft' });
  const titles: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
    const { programme } = await createPublished(index % 2 ? school : elsewhere, { title: `Page ${index}` });
    titles.unshift(programme.title);
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { title: string }[]; nextCursor: string | null } = (
      await callApi(testApp, endpoints.listCatalogue, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
    ).body;
    seen.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(titles);
});

test('the search finds words of title, summary and skills, whatever their case, and takes % and _ as they are', async () => {
  const own = await createSchool();
  const achievementId = await createAchievement(own, 'Bookkeeping');
  await createPublished({ ...own, achievementId }, { title: '100% of _everything_ \\ more' });
  const title = '100% of _everything_ \\ more';
  for (const text of ['100% OF', '_everything_', '\\ more', 'a summary', 'skill of bookkeeping'])
    expect(await search(text), text).toContain(title);
  for (const text of ['1000 of', 'Xeverything', '% more', '100%%', "' or 1=1 --", 'no such words'])
    expect(await search(text), text).toEqual([]);
  expect(await search('   ')).toContain(title);
});

test.each([{ search: 'a\0b' }, { search: 'a'.repeat(201) }, { cursor: 'nonsense' }, { limit: 0 }])(
  'a catalogue asked for by %j is refused',
  async (query) => {
    const answer = await callApi(testApp, endpoints.listCatalogue, { query });
    expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  },
);

test('the page shows outline, achievement and description as HTML, without content or keys', async () => {
  const draft = await createFullDraft(school, { title: 'With a page' });
  await callApi(testApp, endpoints.changeProgramme, {
    as: school.owner,
    params: { ...school.params, programmeId: draft.id },
    body: { description: '# Who\n\n<script>alert(1)</script> [x](javascript:alert(1))', hours: 3 },
  });
  const { body: programme } = await publish(draft, school);
  const page = await callApi(testApp, endpoints.getCataloguePage, { params: { programmeId: programme.id } });
  expect(page).toMatchObject({
    status: 200,
    body: {
      title: 'With a page',
      organisationId: school.organisationId,
      hours: 3,
      achievement: { id: school.achievementId, name: 'Fruit and Numbers', state: 'active' },
      enrolmentId: null,
      enrolmentState: null,
      modules: [
        { title: 'First module', lessons: [{ kind: 'reading', title: 'A reading', minutes: 10 }, { kind: 'video' }] },
        { title: 'Second module', lessons: [{ kind: 'exam' }] },
      ],
    },
  });
  expect(page.body.descriptionHtml).toBe(
    '<h3>Who</h3>\n<p>&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1))</p>\n',
  );
  for (const secret of [...keyCanaries, explanationCanary, 'Pears are fruit', 'videos.example', 'learnerCount'])
    expect(JSON.stringify(page.body)).not.toContain(secret);
});

test('one’s own enrolment is on the page, and nobody else’s', async () => {
  const course = await createPublished(school);
  const { person, enrolmentId } = await enrol(course);
  const params = { programmeId: course.programmeId };
  const pageAs = async (as?: { cookie: string }) =>
    (await callApi(testApp, endpoints.getCataloguePage, { as, params })).body.enrolmentId;
  expect(await pageAs(person)).toBe(enrolmentId);
  expect(await pageAs(await createSignedInPerson(testApp))).toBeNull();
  expect(await pageAs(school.owner)).toBeNull();
  expect(await pageAs()).toBeNull();
});

test('a draft has no page, not even for its makers, and cannot be enrolled in', async () => {
  const draft = await createFullDraft(school);
  const params = { programmeId: draft.id };
  for (const as of [undefined, school.owner]) {
    const page = await callApi(testApp, endpoints.getCataloguePage, { as, params });
    expect([page.status, page.code]).toEqual([404, 'not-found']);
  }
  const enrolled = await callApi(testApp, endpoints.enrol, { as: school.owner, params });
  expect([enrolled.status, enrolled.code]).toEqual([404, 'not-found']);
});

test('what can no longer be earned is no longer offered, while those enrolled go on', async () => {
  const own = await createSchool();
  const course = await createPublished(own, { title: 'Soon archived' });
  const learner = await enrol(course);
  await callApi(testApp, endpoints.changeAchievement, {
    as: own.owner,
    params: { ...own.params, achievementId: own.achievementId },
    body: { state: 'archived' },
  });
  expect(await search('Soon archived')).toEqual([]);
  const params = { programmeId: course.programmeId };
  expect((await callApi(testApp, endpoints.getCataloguePage, { params })).status).toBe(404);
  const newcomer = await createSignedInPerson(testApp);
  expect((await callApi(testApp, endpoints.enrol, { as: newcomer, params })).status).toBe(404);
  const again = await callApi(testApp, endpoints.enrol, { as: learner.person, params });
  expect(again).toMatchObject({ status: 201, body: { id: learner.enrolmentId } });
});
