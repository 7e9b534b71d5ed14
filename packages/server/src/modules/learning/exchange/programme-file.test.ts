import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { endpoints, programmeFile, programmeFileSchema, roleMay, roles } from '@laurel/api';
import { zipFiles } from '@laurel/credential';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { joinAs, keyCanaries } from '../testing/learning-world.ts';
import { startExchangeWorld } from './testing/exchange-world.ts';
import { createFullProgramme } from './testing/full-programme.ts';

const world = await startExchangeWorld();
const { testApp, createSchool, createAchievement, read, run, exportFiles, query } = world;
afterAll(async () => {
  await world.worker.stop();
  await testApp.stop();
});

const school = await createSchool();
const full = await createFullProgramme(world, school);
const elsewhere = await createSchool();
await createAchievement(elsewhere, 'Earned Before');
const first = await exportFiles(school, full.id);
const imported = await run(elsewhere, (await read(elsewhere, first.bytes)).id);

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const contentOf = (files: Map<string, Uint8Array>) => JSON.parse(text(files.get('laurel-programme.json')));
/** What is another in another organisation: its addresses. */
const withoutAddresses = (json: string) => json.replaceAll(/https?:[^"\s)]*\/achievements\/[0-9a-f-]{36}/g, 'address');
const blobs = async () =>
  (await readdir(path.join(testApp.dataDirectory, 'files'), { recursive: true })).filter((name) =>
    /[0-9a-f]{12}$/.test(name),
  );

describe('a programme goes round', () => {
  test('exported, imported elsewhere and exported again it is the same, but for addresses', async () => {
    expect(imported).toMatchObject({ state: 'done', kind: 'laurel-programme', fault: null });
    const second = await exportFiles(elsewhere, imported.programmeId ?? '');
    expect(JSON.parse(withoutAddresses(text(second.files.get('laurel-programme.json'))))).toEqual(
      JSON.parse(withoutAddresses(text(first.files.get('laurel-programme.json')))),
    );
    expect([...second.files.keys()].sort()).toEqual([...first.files.keys()].sort());
    expect(first.files.size).toBe(4);
  });

  test('a published version takes with it what it leads to, as it was when it was published', async () => {
    const own = await createSchool();
    const { programmeId } = await world.createPublished(own);
    const changed = await callApi(testApp, endpoints.changeAchievement, {
      as: own.owner,
      params: { ...own.params, achievementId: own.achievementId },
      body: { name: 'Something else', credits: 9 },
    });
    expect(changed.status).toBe(200);
    const { achievement } = contentOf((await exportFiles(own, programmeId)).files);
    expect(achievement).toMatchObject({ name: 'Fruit and Numbers', description: 'Knows fruit, numbers and words.' });
    expect(achievement).not.toHaveProperty('credits');
  });

  test('each medium is named by the hash of its bytes, and no address of this install is left in the content', () => {
    const content = contentOf(first.files);
    for (const { path: name, bytes } of content.media) {
      const found = first.files.get(name) ?? new Uint8Array();
      expect(found.length).toBe(bytes);
      expect(name).toContain(createHash('sha256').update(found).digest('hex'));
    }
    expect(JSON.stringify(content)).not.toContain('/files/');
    expect(content.modules[0].lessons[0].lesson.markdown).toMatch(/!\[same\]\(media\/[0-9a-f]{64}\.png\)/);
  });

  test('it is a draft, its achievement too, and what was carried is told part by part', async () => {
    const { body } = await callApi(testApp, endpoints.getProgramme, {
      as: elsewhere.owner,
      params: { ...elsewhere.params, programmeId: imported.programmeId ?? '' },
    });
    expect(body).toMatchObject({ state: 'draft', version: 1, publishedVersion: null, slug: 'everything-there-is' });
    const achievement = await callApi(testApp, endpoints.getAchievement, {
      as: elsewhere.owner,
      params: { ...elsewhere.params, achievementId: body.achievementId },
    });
    expect(achievement.body).toMatchObject({ name: 'Knows Everything', state: 'draft' });
    const told = imported.lines.map(
      ({ place, what, outcome }) => `${outcome} ${what} ${place.replace(/[0-9a-f]{64}/, 'hash')}`,
    );
    expect(told).toEqual([
      'carried programme /programme',
      'changed achievement /achievement',
      'changed prerequisite /prerequisites/0',
      'carried module /modules/0',
      'carried lesson /modules/0/lessons/0',
      'carried lesson /modules/0/lessons/1',
      'carried lesson /modules/0/lessons/2',
      'carried lesson /modules/0/lessons/3',
      'carried lesson /modules/0/lessons/4',
      'carried module /modules/1',
      'carried exam /modules/1/lessons/0',
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => `carried question /modules/1/lessons/0/questions/${number}`),
      'carried other /completion',
      'changed other /completion/outcomes/0',
      'carried other /completion/outcomes/1',
      expect.stringMatching(/^carried file media/),
      expect.stringMatching(/^carried file media/),
      expect.stringMatching(/^carried file media/),
    ]);
    expect(imported.counts).toEqual({ carried: 23, changed: 3, alreadyThere: 0, notCarried: 0 });
  });

  test('in its own organisation it takes another short name and the achievements that are there', async () => {
    const again = await run(school, (await read(school, first.bytes)).id);
    const changed = again.lines.filter(({ outcome }) => outcome !== 'carried');
    expect(changed.map(({ place, why }) => [place, why])).toEqual([
      ['/programme', 'Its short name is “everything-there-is-2”: there is a programme of the other name already.'],
    ]);
    const [row] = await query<{ achievement_id: string }>(
      'select achievement_id from learning.programme_version where programme_id = $1',
      [again.programmeId],
    );
    expect(row?.achievement_id).toBe(full.achievementId);
  });
});

describe('nothing is half-written', () => {
  const counts = async () => ({
    rows: await query(
      'select (select count(*) from learning.programme) p, (select count(*) from file.file) f, (select count(*) from issuer.achievement) a',
    ),
    blobs: (await blobs()).filter((name) => !name.includes('import-')).length,
  });

  test('reading writes nothing', async () => {
    const before = await counts();
    const { state, counts: told } = await read(elsewhere, first.bytes);
    expect([state, told.carried]).toEqual(['ready', 22]);
    expect(await counts()).toEqual(before);
  });

  test('when the last of it fails nothing is left, of the database or of the files', async () => {
    const { id } = await read(elsewhere, first.bytes);
    const before = await counts();
    await query(
      "alter table learning.question_version add constraint refused check (prompt <> 'What is the word?') not valid",
    );
    const failed = await run(elsewhere, id);
    await query('alter table learning.question_version drop constraint refused');
    expect(failed).toMatchObject({ state: 'failed', fault: { code: 'not-finished', detail: '' }, programmeId: null });
    expect(await counts()).toEqual(before);
  });

  test('running twice makes one programme', async () => {
    const { id } = await read(elsewhere, first.bytes);
    await run(elsewhere, id);
    const call = { as: elsewhere.owner, params: { ...elsewhere.params, importId: id } };
    expect(await callApi(testApp, endpoints.runImport, { ...call, body: {} })).toMatchObject({
      status: 409,
      code: 'import-not-ready',
    });
    expect((await callApi(testApp, endpoints.discardImport, call)).status).toBe(204);
    expect((await callApi(testApp, endpoints.getImport, call)).status).toBe(404);
    expect((await blobs()).filter((name) => name.includes(id))).toEqual([]);
  });

  test('a package that waits is found again until it is imported or forgotten', async () => {
    const waiting = async () =>
      (await callApi(testApp, endpoints.listImports, { as: third.owner, params: third.params })).body.items;
    const third = await createSchool();
    const older = await read(third, first.bytes);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
    const newer = await read(third, first.bytes, 'bank');
    await read(third, new Uint8Array());
    expect((await waiting()).map(({ id, state, target }) => [id, state, target])).toEqual([
      [newer.id, 'ready', 'bank'],
      [older.id, 'ready', 'programme'],
    ]);
    await run(third, older.id);
    const call = { as: third.owner, params: { ...third.params, importId: newer.id } };
    await callApi(testApp, endpoints.discardImport, call);
    expect(await waiting()).toEqual([]);
  });

  test('what nobody comes back to is forgotten after a week', async () => {
    const { id } = await read(elsewhere, first.bytes);
    await query("update learning.programme_import set changed_at = changed_at - interval '8 days' where id = $1", [id]);
    await query("select graphile_worker.add_job('sweep-imports')");
    const call = { as: elsewhere.owner, params: { ...elsewhere.params, importId: id } };
    await expect
      .poll(async () => (await callApi(testApp, endpoints.getImport, call)).status, { timeout: 30_000 })
      .toBe(404);
    await expect.poll(async () => (await blobs()).filter((name) => name.includes(id)), { timeout: 30_000 }).toEqual([]);
  });
});

describe('a file that is not right is refused with a code', async () => {
  const content = contentOf(first.files);
  const media = [...first.files]
    .filter(([name]) => name.startsWith('media/'))
    .map(([name, bytes]) => ({ name, content: bytes }));
  const pack = (json: unknown, others = media) =>
    zipFiles({
      files: [
        { name: 'laurel-programme.json', content: typeof json === 'string' ? json : JSON.stringify(json) },
        ...others,
      ],
      modified: testApp.clock.now,
    });
  test.each([
    ['a later version', pack({ ...content, formatVersion: 2 }), 'format-version-unknown'],
    ['another format', pack({ ...content, format: 'other' }), 'manifest-invalid'],
    [
      'something unknown in it',
      pack({ ...content, programme: { ...content.programme, state: 'published' } }),
      'manifest-invalid',
    ],
    ['no JSON', pack('{"format":'), 'manifest-invalid'],
    ['a key given twice', pack('{"format":"laurel-programme","format":"laurel-programme"}'), 'manifest-invalid'],
    ['a medium named twice', pack({ ...content, media: [...content.media, ...content.media] }), 'manifest-invalid'],
    ['a medium that is not there', pack(content, media.slice(1)), 'media-mismatch'],
    [
      'a medium with other bytes',
      pack(
        content,
        media.map(({ name }) => ({ name, content: Uint8Array.of(1) })),
      ),
      'media-mismatch',
    ],
    [
      'nothing that is known',
      zipFiles({ files: [{ name: 'a.txt', content: 'a' }], modified: testApp.clock.now }),
      'format-unknown',
    ],
    ['no archive', Promise.resolve(new TextEncoder().encode('not an archive')), 'not-an-archive'],
    ['an archive cut short', Promise.resolve(first.bytes.slice(0, 500)), 'archive-damaged'],
    ['nothing', Promise.resolve(new Uint8Array()), 'not-an-archive'],
  ])('%s', async (_, bytes, code) => {
    const failed = await read(elsewhere, await bytes);
    expect(failed).toMatchObject({ state: 'failed', fault: { code }, programmeId: null, lines: [] });
  });

  test('what lies in the archive beside it is told of and left', async () => {
    const { lines } = await read(
      elsewhere,
      await pack(content, [...media, { name: 'notes.txt', content: new Uint8Array(3) }]),
    );
    expect(lines.filter(({ outcome }) => outcome === 'not-carried').map(({ place }) => place)).toEqual(['notes.txt']);
  });
});

test('E04 no more than ten packages of an organisation are kept at once, and one that cannot be read is not', async () => {
  const third = await createSchool();
  const failed = await read(third, new Uint8Array());
  expect(failed.state).toBe('failed');
  expect((await blobs()).filter((name) => name.includes(failed.id))).toEqual([]);
  await query(
    `insert into learning.programme_import (id, organisation_id, file_name, bytes, state, created_at, changed_at)
      select gen_random_uuid(), $1, 'a.zip', 1, 'ready', $2, $2 from generate_series(1, 9)`,
    [third.organisationId, testApp.clock.now],
  );
  const before = (await blobs()).length;
  const answers = await Promise.allSettled([1, 2, 3].map(() => read(third, first.bytes)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(String(answer.reason)).toContain('too-many-imports');
  expect((await blobs()).length).toBe(before + 1);
});

describe('who may', () => {
  test('J01 F03 only a role that may make programmes is given the file with its keys, or may hand one in', async () => {
    for (const canary of keyCanaries) expect(text(first.files.get('laurel-programme.json'))).toContain(canary);
    for (const role of roles) {
      const as = await joinAs(world, school, role);
      const answer = await callApi(testApp, endpoints.exportProgramme, {
        as,
        params: { ...school.params, programmeId: full.id },
      });
      expect(`${role} ${answer.status}`).toBe(`${role} ${roleMay(role, 'programme:write') ? 200 : 403}`);
    }
  });
});

test('the format takes what is exported, and its JSON Schema is made of it', () => {
  expect(programmeFile.parse(contentOf(first.files))).toEqual(contentOf(first.files));
  expect(programmeFileSchema()).toMatchObject({ type: 'object', additionalProperties: false });
});
