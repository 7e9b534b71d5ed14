import { type AnswerOf, endpoints, roleMay, roles } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { joinAs, type School } from '../testing/learning-world.ts';
import { startExchangeWorld } from './testing/exchange-world.ts';
import { createFullProgramme } from './testing/full-programme.ts';
import { bank21, cartridge, pack, qti21, qti21Items, qti30 } from './testing/sample-packages.ts';

const world = await startExchangeWorld();
const { testApp, createSchool, read, run, exportFiles, query } = world;
afterAll(async () => {
  await world.worker.stop();
  await testApp.stop();
});

type Question = AnswerOf<typeof endpoints.getQuestion>;

const poolOf = async ({ owner: as, params }: School, name: string) =>
  (await callApi(testApp, endpoints.createPool, { as, params, body: { name } })).body.id;

/** The whole bank, in the order in which it came in. */
async function bankOf({ owner: as, params }: School): Promise<Question[]> {
  const { body } = await callApi(testApp, endpoints.listQuestions, { as, params, query: { limit: 100 } });
  const whole = await Promise.all(
    body.items.map(({ id }) => callApi(testApp, endpoints.getQuestion, { as, params: { ...params, questionId: id } })),
  );
  return whole.map((answer) => answer.body).reverse();
}

const toldOf = (lines: readonly { place: string; outcome: string; why: string }[]) =>
  Object.fromEntries(lines.map(({ place, outcome, why }) => [place, `${outcome}${why ? `: ${why}` : ''}`]));
const counts = async () => (await query('select count(*)::int from learning.question'))[0];

describe('questions of a package come into the bank', async () => {
  const school = await createSchool();
  const poolId = await poolOf(school, 'Chemistry');
  const pictures = async () => (await query<{ count: number }>('select count(*)::int from file.file'))[0]?.count ?? 0;
  const [before, picturesBefore] = [await counts(), await pictures()];
  const ready = await read(school, await bank21(), 'bank');

  test('what becomes of each thing is shown, and nothing is written yet', async () => {
    expect(ready).toMatchObject({ state: 'ready', target: 'bank', kind: 'qti', title: 'Questions of all kinds' });
    expect(toldOf(ready.lines)).toEqual({
      'imsmanifest.xml': 'carried',
      'items/single.xml': 'changed: What is said after the answer is one explanation, the same for all.',
      'items/multiple.xml': 'changed: Points in part are not given: all right answers and no other earn the points.',
      'items/number.xml': 'carried',
      'items/essay.xml': 'not-carried: It asks for a longer text, which people mark.',
      'images/sign.png': 'carried',
    });
    expect([await counts(), await pictures()]).toEqual([before, picturesBefore]);
  });

  test('when somebody says yes they are there, in the pool, with picture, tags, difficulty and skills', async () => {
    const done = await run(school, ready.id, { poolId });
    expect(done).toMatchObject({ state: 'done', programmeId: null, poolId, counts: ready.counts });
    const [single, multiple, number, ...others] = await bankOf(school);
    expect(others).toEqual([]);
    expect(single?.question.prompt).toMatch(/!\[a sign\]\(http:\/\/localhost:3000\/files\/[0-9a-f-]{36}\)/);
    expect(multiple).toMatchObject({
      question: { kind: 'multiple-choice', points: 2, prompt: 'What is water made of?' },
      difficulty: 4,
      tags: ['chemistry', 'water', 'Molecules'],
      skills: ['Counts apples', 'Names elements'],
      state: 'active',
      pools: [{ id: poolId, name: 'Chemistry' }],
    });
    expect(number).toMatchObject({ question: { kind: 'numeric', answer: 9.81 }, tags: [], difficulty: null });
    expect(await pictures()).toBe(picturesBefore + 1);
  });

  test('the same file once more doubles nothing, and says what is there', async () => {
    const again = await read(school, await bank21(), 'bank');
    expect(again.counts).toEqual({ carried: 1, changed: 0, alreadyThere: 4, notCarried: 1 });
    expect(toldOf(again.lines)).toMatchObject({
      'items/single.xml': 'already-there: The bank has this question already.',
      'images/sign.png': 'already-there: It goes with a question that is there already.',
    });
    expect((await run(school, again.id)).counts).toEqual(again.counts);
    expect((await bankOf(school)).length).toBe(3);
    expect(await pictures()).toBe(picturesBefore + 1);
  });

  test('whoever wants them twice has them twice', async () => {
    const other = await createSchool();
    for (const _ of [1, 2]) {
      const { id } = await read(other, await bank21(), 'bank');
      const done = await run(other, id, { alreadyThere: 'add' });
      expect(done.counts).toMatchObject({ alreadyThere: 0, notCarried: 1 });
    }
    expect((await bankOf(other)).length).toBe(6);
  });

  test('a question that was changed since in the bank is known again; one that was changed in the package is another', async () => {
    const other = await createSchool();
    await run(other, (await read(other, await bank21(), 'bank')).id);
    const [, , number] = await bankOf(other);
    const question = { kind: 'numeric' as const, prompt: 'How fast?', answer: 10 };
    const place = { as: other.owner, params: { ...other.params, questionId: number?.id ?? '' } };
    await callApi(testApp, endpoints.changeQuestion, { ...place, body: { question } });
    const again = await read(other, await bank21(), 'bank');
    expect(toldOf(again.lines)).toMatchObject({ 'items/number.xml': expect.stringMatching(/^already-there/) });
    const xml = (qti21Items['items/number.xml'] ?? '').replaceAll('9.81', '9.80665');
    const newer = await read(other, await bank21({ 'items/number.xml': xml }), 'bank');
    expect(toldOf(newer.lines)).toMatchObject({
      'items/number.xml':
        'changed: The bank has another question that its package called the same: this one stands beside it.',
    });
    await run(other, newer.id);
    expect((await bankOf(other)).length).toBe(4);
  });

  test('one that somebody wrote by hand is there already, and so is one that the package asks twice', async () => {
    const other = await createSchool();
    const options = ['Hydrogen', 'Helium', 'Oxygen'].map((text) => ({ text, correct: text !== 'Helium' }));
    const question = { kind: 'multiple-choice' as const, prompt: 'What is water made of?', points: 2, options };
    await callApi(testApp, endpoints.createQuestion, { as: other.owner, params: other.params, body: { question } });
    const twice = qti21Items['items/number.xml'] ?? '';
    const { lines } = await read(other, await bank21({ 'items/essay.xml': twice }), 'bank');
    expect(toldOf(lines)).toMatchObject({
      'items/multiple.xml': 'already-there: The bank has this question already.',
      'items/number.xml': 'carried',
      'items/essay.xml': 'already-there: The package asks just the same before.',
    });
  });

  test('an objective that an outcome of the organisation is called is that outcome', async () => {
    const other = await createSchool();
    const programme = await createFullProgramme(world, other);
    const [outcome] = await query<{ text: string; origin_id: string }>(
      'select o.text, o.origin_id from learning.outcome o join learning.programme_version v on v.id = o.version_id where v.programme_id = $1 order by o.position',
      [programme.id],
    );
    const bytes = await bank21();
    const named = await replaceIn(bytes, 'imsmanifest.xml', 'Counts apples', (outcome?.text ?? '').toUpperCase());
    await run(other, (await read(other, named, 'bank')).id);
    const made = (await bankOf(other)).find(({ question }) => question.prompt === 'What is water made of?');
    expect(made).toMatchObject({ outcomeIds: [outcome?.origin_id], skills: ['Names elements'] });
  });

  test('K02 handed in many times at once they come in once', async () => {
    const other = await createSchool();
    const bytes = await bank21();
    const waiting = await Promise.all([1, 2, 3, 4].map(() => read(other, bytes, 'bank')));
    await Promise.all(waiting.map(({ id }) => run(other, id)));
    expect((await bankOf(other)).length).toBe(3);
  });
});

async function replaceIn(bytes: Uint8Array, name: string, from: string, to: string): Promise<Uint8Array> {
  const { readZip } = await import('@laurel/credential');
  const files = Object.fromEntries(readZip(bytes).map((file) => [file.name, file.unpack()]));
  return pack({ ...files, [name]: new TextDecoder().decode(files[name]).replace(from, to) });
}

describe('every kind of package', () => {
  test.each([
    ['QTI 2.1 with a test', qti21, 8],
    ['QTI 3.0', qti30, 8],
    ['a Common Cartridge', cartridge, 4],
  ])('%s: each question is in the bank or told of, and nothing else is made', async (_, make, expected) => {
    const school = await createSchool();
    const { id } = await read(school, await make(), 'bank');
    const { lines, state } = await run(school, id);
    expect(state).toBe('done');
    const bank = await bankOf(school);
    const asked = lines.filter(({ what }) => what === 'question');
    const carried = asked.filter(({ outcome }) => outcome === 'carried' || outcome === 'changed');
    expect([bank.length, carried.length]).toEqual([expected, expected]);
    expect(lines.every(({ outcome, why }) => outcome === 'carried' || why !== '')).toBe(true);
    const [programmes] = await query('select count(*)::int from learning.programme where organisation_id = $1', [
      school.organisationId,
    ]);
    expect(programmes).toEqual({ count: 0 });
  });

  test('a programme file of ours gives what its exams ask', async () => {
    const [from, to] = [await createSchool(), await createSchool()];
    const { bytes } = await exportFiles(from, (await createFullProgramme(world, from)).id);
    const { lines } = await run(to, (await read(to, bytes, 'bank')).id);
    expect((await bankOf(to)).map(({ question }) => question.kind)).toHaveLength(9);
    expect(toldOf(lines)).toMatchObject({
      '/programme': 'not-carried: Only questions come into the bank.',
      '/modules/1/lessons/0': 'changed: Its questions come into the bank; its rules and its order do not.',
      '/modules/1/lessons/0/questions/1': 'carried',
    });
  });

  test('one without a question is refused, and each thing in it is told of all the same', async () => {
    const school = await createSchool();
    const bytes = await pack({
      'imsmanifest.xml':
        '<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p1" href="essay.xml"/></resources></manifest>',
      'essay.xml': qti21Items['items/essay.xml'] ?? '',
    });
    const failed = await read(school, bytes, 'bank');
    expect(failed).toMatchObject({ state: 'failed', fault: { code: 'nothing-to-import' } });
    expect(toldOf(failed.lines)).toMatchObject({
      'essay.xml': 'not-carried: It asks for a longer text, which people mark.',
    });
  });
});

describe('nothing is half-written', () => {
  test('when the last question fails nothing is left, of the bank or of the files', async () => {
    const school = await createSchool();
    const { id } = await read(school, await bank21(), 'bank');
    const left = async () => [await counts(), await query('select count(*) from file.file')];
    const before = await left();
    await query(
      "alter table learning.question_version add constraint refused check (prompt not like 'How fast%') not valid",
    );
    const failed = await run(school, id);
    await query('alter table learning.question_version drop constraint refused');
    expect(failed).toMatchObject({ state: 'failed', fault: { code: 'not-finished' } });
    expect(await left()).toEqual(before);
  });

  test('saying yes twice with one idempotency key starts it once, and both are answered alike', async () => {
    const school = await createSchool();
    const { id } = await read(school, await bank21(), 'bank');
    const call = {
      as: school.owner,
      params: { ...school.params, importId: id },
      body: {},
      headers: { 'idempotency-key': 'once-and-again' },
    };
    const [first, second] = [
      await callApi(testApp, endpoints.runImport, call),
      await callApi(testApp, endpoints.runImport, call),
    ];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replay')).toBe('true');
  });
});

describe('who may, and where to', () => {
  test('F03 whoever may not write programmes may hand in nothing for the bank', async () => {
    const school = await createSchool();
    for (const role of roles) {
      const as = await joinAs(world, school, role);
      const path = `${endpoints.startImport.path.replace('{organisationId}', school.organisationId)}?target=bank`;
      const headers = { cookie: as.cookie, origin: testApp.origin, 'content-type': 'application/zip' };
      const request = new Request(testApp.origin + path, { method: 'POST', headers, body: 'a' });
      const { status } = await testApp.app.fetch(request);
      expect(`${role} ${status}`).toBe(`${role} ${roleMay(role, 'programme:write') ? 202 : 403}`);
    }
  });

  test('F01 a pool of another organisation is refused, and so is what is of the other kind of import', async () => {
    const [school, other] = [await createSchool(), await createSchool()];
    const { id } = await read(school, await bank21(), 'bank');
    const call = { as: school.owner, params: { ...school.params, importId: id } };
    const body = { poolId: await poolOf(other, 'Theirs') };
    const refused = await callApi(testApp, endpoints.runImport, { ...call, body });
    expect(refused).toMatchObject({ status: 400, code: 'invalid-request' });
    const mixed = { achievementId: '00000000-0000-4000-8000-000000000000' };
    expect(await callApi(testApp, endpoints.runImport, { ...call, body: mixed })).toMatchObject({ status: 400 });
    const programme = await read(school, await qti21());
    const place = { ...call.params, importId: programme.id };
    const own = { poolId: await poolOf(school, 'Ours') };
    expect(await callApi(testApp, endpoints.runImport, { ...call, params: place, body: own })).toMatchObject({
      status: 400,
    });
  });
});
