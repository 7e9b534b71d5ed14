import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { entryBundle, parseEntryBundle } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startLogWorld } from '../testing/log-world.ts';

const world = await startLogWorld({ environment: { LAUREL_LOG_LEVEL: 'silent' } });
const { testApp, issue, reach, query, tamper, read, owner, organisationId } = world;
const folder = path.join(testApp.dataDirectory, 'log');
const place = (name: string) => path.join(folder, name);
const patience = { timeout: 50_000, interval: 100 };
let worker: Worker;
let earlier: Buffer;
beforeAll(async () => {
  worker = await testApp.app.work();
  await Promise.all(Array.from({ length: 20 }, () => issue()));
  await reach(20);
  earlier = await readFile(place('checkpoint'));
  for (let at = 0; at < 24; at++) await Promise.all(Array.from({ length: 10 }, () => issue()));
  await reach(260);
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const findings = async () =>
  (await callApi(testApp, endpoints.listLogFindings, { as: owner, params: { organisationId } })).body.items;
const named = async () => (await findings()).map(({ kind, subject }) => `${kind} ${subject}`);
const health = async () => (await (await read('/api/health')).json()).parts.log.state;

/** Has the worker look at everything, and gives what it found. */
async function check(): Promise<string[]> {
  const lookup = `select state ->> 'endedAt' as at from log.progress where name = 'check'`;
  const endedAt = async () => (await query<{ at: string }>(lookup))[0]?.at ?? '';
  const before = await endedAt();
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 1_000);
  await query("select graphile_worker.add_job('check-log', job_key => 'check-log')");
  await vi.waitFor(async () => expect(await endedAt()).not.toBe(before), patience);
  return named();
}

/** The files that whoever reads the newest checkpoint needs, by their content. */
async function contents(): Promise<Record<string, string>> {
  const { size } = (await callApi(testApp, endpoints.getLog)).body;
  const names = ['checkpoint', 'tile/0/000', `tile/0/001.p/${size - 256}`, 'tile/1/000.p/1', 'tile/entries/000'];
  const all = [...names, `tile/entries/001.p/${size - 256}`].map(
    async (name) => [name, await readFile(place(name), 'base64').catch(() => 'missing')] as const,
  );
  return Object.fromEntries(await Promise.all(all));
}

const flip = async (name: string) => {
  const bytes = await readFile(place(name));
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  await writeFile(place(name), bytes);
};
const remove = (name: string) => rm(place(name), { recursive: true });

interface Damage {
  what: string;
  harm: () => Promise<void>;
  found: string[];
}

const damages: Damage[] = [
  { what: 'a tile is deleted', harm: () => remove('tile/0/000'), found: ['published-missing tiles'] },
  { what: 'a partial tile is deleted', harm: () => remove('tile/0/001.p/4'), found: ['published-missing tiles'] },
  { what: 'a tile of tiles is deleted', harm: () => remove('tile/1/000.p/1'), found: ['published-missing tiles'] },
  { what: 'a bundle is deleted', harm: () => remove('tile/entries/001.p/4'), found: ['published-missing tiles'] },
  { what: 'a tile is altered', harm: () => flip('tile/0/000'), found: ['tile-file-altered tile:0/0'] },
  {
    what: 'a tile is cut short',
    harm: async () => writeFile(place('tile/0/000'), (await readFile(place('tile/0/000'))).subarray(0, 4_096)),
    found: ['tile-file-altered tile:0/0'],
  },
  {
    what: 'a bundle is emptied',
    harm: () => writeFile(place('tile/entries/000'), ''),
    found: ['tile-file-altered tile:entries/0'],
  },
  { what: 'the checkpoint is deleted', harm: () => remove('checkpoint'), found: ['published-missing checkpoint'] },
  { what: 'the checkpoint is damaged', harm: () => flip('checkpoint'), found: ['published-unreadable checkpoint'] },
  {
    what: 'an earlier checkpoint is put back',
    harm: () => writeFile(place('checkpoint'), earlier),
    found: ['published-behind checkpoint'],
  },
  {
    what: 'the whole folder is deleted',
    harm: () => rm(folder, { recursive: true }),
    found: ['published-missing tiles', 'published-missing checkpoint'],
  },
];

describe.each(damages)('M14 $what', ({ harm, found }) => {
  test('M14 it is told, written anew from the database as it was, and the finding closes by itself', async () => {
    const before = await contents();
    await harm();
    expect(await contents()).not.toEqual(before);
    expect((await check()).sort()).toEqual([...found].sort());
    expect(await health()).toBe('down');
    for (const { detail } of await findings()) expect(detail).toMatch(/written anew/);
    expect(await contents()).toEqual(before);
    expect(await check()).toEqual([]);
    expect(await health()).toBe('ok');
  });
});

test('M14 a damaged checkpoint stops the log for no longer than it takes to look at everything', async () => {
  const { size } = (await callApi(testApp, endpoints.getLog)).body;
  await flip('checkpoint');
  await issue();
  await reach(size + 1);
  expect(await check()).toEqual([]);
});

describe('M14 nothing is written from a database that may be wrong', () => {
  test('M14 one whose own tree is not what was signed', async () => {
    const where = 'level = 0 and index = 1';
    const [kept] = await query<{ hashes: Buffer }>(`select hashes from log.tile where ${where}`);
    await tamper(`update log.tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where ${where}`);
    const before = await contents();
    await remove('tile/0/000');
    expect(await check()).toEqual(['tile-altered tile:0/1', 'published-missing tiles']);
    expect((await contents())['tile/0/000']).toBe('missing');
    await tamper(`update log.tile set hashes = $1 where ${where}`, [kept?.hashes]);
    await check();
    expect(await contents()).toEqual(before);
    expect(await check()).toEqual([]);
  });

  test('M14 one that differs from tiles whose checkpoint is gone', async () => {
    const before = await contents();
    await flip('tile/0/000');
    await remove('checkpoint');
    const harmed = await contents();
    expect((await check()).sort()).toEqual(['published-missing checkpoint', 'tile-file-altered tile:0/0']);
    expect(await contents()).toEqual(harmed);
    await flip('tile/0/000');
    await check();
    expect(await contents()).toEqual(before);
    expect(await check()).toEqual([]);
  });

  test('M14 one that knows less than was published, where the checkpoint that said so is gone: nothing is signed either', async () => {
    const { size } = (await callApi(testApp, endpoints.getLog)).body;
    const newest = await readFile(place(`tile/entries/001.p/${size - 256}`));
    const more = place(`tile/entries/001.p/${size - 256 + 3}`);
    const unknown = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
    await writeFile(more, entryBundle([...parseEntryBundle(newest), ...unknown]));
    await remove('checkpoint');
    await issue();
    await vi.waitFor(
      async () => expect(await named()).toContainEqual(expect.stringMatching(/^older-database /)),
      patience,
    );
    await check();
    expect((await callApi(testApp, endpoints.getLog)).body.size).toBe(size);
    expect(await readdir(folder)).toEqual(['tile']);
    await rm(more);
    await check();
    await query("select graphile_worker.add_job('append-to-log')");
    await reach(size + 1);
    expect(await check()).toEqual([]);
  });
});
