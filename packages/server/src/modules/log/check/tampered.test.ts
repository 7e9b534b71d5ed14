import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startLogWorld } from '../testing/log-world.ts';

const world = await startLogWorld();
const { testApp, issue, reach, query, tamper, read, owner, organisationId } = world;
let worker: Worker;
const ids: string[] = [];
beforeAll(async () => {
  worker = await testApp.app.work();
  // More than a tile, so that there are full ones, partial ones and a second level.
  for (let at = 0; at < 26; at++) ids.push(...(await Promise.all(Array.from({ length: 10 }, () => issue()))));
  await reach(260);
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const findings = async () =>
  (await callApi(testApp, endpoints.listLogFindings, { as: owner, params: { organisationId } })).body.items.map(
    ({ kind, subject }) => `${kind} ${subject}`,
  );

/** Has the worker look at everything, and gives what it found. */
async function check(): Promise<string[]> {
  const endedAt = async () =>
    (
      await query<{ endedAt: string }>(`select state ->> 'endedAt' as "endedAt" from log.progress where name = 'check'`)
    )[0]?.endedAt ?? '';
  const before = await endedAt();
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
  await query("select graphile_worker.add_job('check-log')");
  await vi.waitFor(async () => expect(await endedAt()).not.toBe(before), { timeout: 50_000, interval: 100 });
  return findings();
}

const logHealth = async () => (await (await read('/api/health')).json()).parts.log;

/** Alters something, looks, puts it back and looks again. */
async function found({ alter, mend }: { alter: () => Promise<void>; mend: () => Promise<void> }): Promise<string[]> {
  await alter();
  const seen = await check();
  expect(await logHealth()).toMatchObject({ state: 'down', detail: expect.stringMatching(/\w/) });
  await mend();
  expect(await check()).toEqual([]);
  expect(await logHealth()).toEqual({ state: 'ok' });
  return seen;
}

/** Alters a value of the database, as only somebody with its owner's password can. */
const column = ({ table, name, where, value }: Record<'table' | 'name' | 'where' | 'value', string>) => {
  let kept: unknown;
  return {
    alter: async () => {
      const [row] = await query<{ kept: unknown }>(`select ${name} as kept from ${table} where ${where}`);
      kept = row?.kept;
      await tamper(`update ${table} set ${name} = ${value} where ${where}`);
    },
    mend: () => tamper(`update ${table} set ${name} = $1 where ${where}`, [kept]),
  };
};
const flipped = (name: string) => `set_byte(${name}, 3, get_byte(${name}, 3) # 1)`;

test('M16 untouched, everything agrees', async () => {
  expect(await check()).toEqual([]);
  expect(await logHealth()).toEqual({ state: 'ok' });
});

describe('M16 a row that was altered in the database is found', () => {
  const secured = { table: 'issuer.credential', name: 'secured' };

  test('M16 what a credential says', async () => {
    const [id = ''] = ids;
    const altered = { ...secured, where: `id = '${id}'`, value: `replace(secured, 'Samir', 'Selma')` };
    expect(await found(column(altered))).toEqual([`credential-altered credential:${id}`]);
  });

  test('M16 its token', async () => {
    const id = ids[255] ?? '';
    const token = { ...secured, name: 'secured_jwt', where: `id = '${id}'`, value: `secured_jwt || 'A'` };
    expect(await found(column(token))).toEqual([`credential-altered credential:${id}`]);
  });

  test.each(['salt', 'forms', 'commitment'])('M16 the %s of an entry', async (name) => {
    const seen = await found(column({ table: 'log.entry', name, where: 'index = 17', value: flipped(name) }));
    expect(seen).toContain('entry-altered entry:17');
  });

  test('M16 an entry made over, commitment and all', async () => {
    const where = 'index = 30';
    const [kept] = await query<{ salt: Buffer; forms: Buffer; commitment: Buffer }>(
      `select salt, forms, commitment from log.entry where ${where}`,
    );
    const set = (source: string, values: unknown[] = []) =>
      tamper(
        `update log.entry e set salt = o.salt, forms = o.forms, commitment = o.commitment from ${source} where e.${where}`,
        values,
      );
    const seen = await found({
      alter: () => set('(select salt, forms, commitment from log.entry where index = 31) o'),
      mend: () =>
        set('(select $1::bytea as salt, $2::bytea as forms, $3::bytea as commitment) o', [
          kept?.salt,
          kept?.forms,
          kept?.commitment,
        ]),
    });
    expect(seen).toContain('entry-altered entry:30');
    expect(seen).toContainEqual(expect.stringMatching(/^credential-altered /));
  });

  test('M16 an entry that was taken out', async () => {
    const seen = await found({
      alter: async () => {
        await query('create table log.gone as select * from log.entry where index = 100');
        await tamper('delete from log.entry where index = 100');
      },
      mend: () => tamper('insert into log.entry select * from log.gone'),
    });
    expect(seen).toEqual(['entry-missing entry:100']);
  });

  test.each([
    ['0', '0'],
    ['0', '1'],
    ['1', '0'],
  ])('M16 tile %s/%s', async (level, index) => {
    const where = `level = ${level} and index = ${index}`;
    const seen = await found(column({ table: 'log.tile', name: 'hashes', where, value: flipped('hashes') }));
    expect(seen).toEqual([`tile-altered tile:${level}/${index}`]);
  });

  test('M16 the root of a checkpoint', async () => {
    const value = flipped('root');
    const seen = await found(column({ table: 'log.checkpoint', name: 'root', where: 'size = 260', value }));
    expect(seen).toContain('checkpoint-altered checkpoint:260');
  });

  test('M16 the signature of a checkpoint', async () => {
    const value = `translate(note, 'abc', 'bca')`;
    const seen = await found(column({ table: 'log.checkpoint', name: 'note', where: 'size = 260', value }));
    expect(seen).toEqual(['checkpoint-altered checkpoint:260']);
  });
});

describe('M16 a published file that was altered is found', () => {
  test.each([
    ['tile/0/000', 'tile:0/0'],
    ['tile/0/001.p/4', 'tile:0/1'],
    ['tile/1/000.p/1', 'tile:1/0'],
    ['tile/entries/000', 'tile:entries/0'],
    ['tile/entries/001.p/4', 'tile:entries/1'],
  ])('M16 %s', async (name, subject) => {
    const file = path.join(testApp.dataDirectory, 'log', name);
    const kept = await readFile(file);
    const altered = Buffer.from(kept);
    altered[10] = (altered[10] ?? 0) ^ 1;
    const seen = await found({ alter: () => writeFile(file, altered), mend: () => writeFile(file, kept) });
    expect(seen).toEqual([`tile-file-altered ${subject}`]);
  });

  test('M16 the checkpoint', async () => {
    const file = path.join(testApp.dataDirectory, 'log', 'checkpoint');
    const kept = await readFile(file, 'utf8');
    const alter = () => writeFile(file, kept.replace(/^260$/m, '250'));
    expect(await found({ alter, mend: () => writeFile(file, kept) })).toEqual(['published-unreadable checkpoint']);
  });
});

describe('nothing is signed on top of what does not agree', () => {
  test.each([
    ['a tile', { table: 'log.tile', name: 'hashes', where: 'level = 0 and index = 1', value: flipped('hashes') }],
    ['the newest checkpoint', { table: 'log.checkpoint', name: 'note', where: 'size = 260', value: `note || 'x'` }],
  ])('%s that was altered stops the signing, and signing goes on once it is mended', async (_, altered) => {
    const size = async () => (await callApi(testApp, endpoints.getLog)).body.size;
    const before = await size();
    const { alter, mend } = column({ ...altered, where: altered.where.replace('260', String(before)) });
    await alter();
    await issue();
    await vi.waitFor(async () => expect(await findings()).not.toEqual([]), { timeout: 50_000, interval: 100 });
    expect(await size()).toBe(before);
    await mend();
    await query("select graphile_worker.add_job('publish-checkpoint')");
    await reach(before + 1);
    expect(await check()).toEqual([]);
  });
});
