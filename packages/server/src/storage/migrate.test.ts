import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { migrate } from './migrate.ts';
import { openPools, type Pools } from './pools.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const shipped = path.join(import.meta.dirname, 'migrations');
const endings: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of endings) await end();
});

let pools: Pools;
let folder: string;
beforeEach(async () => {
  const { url, drop } = await createTestDatabase();
  pools = openPools({ databaseUrl: url, log: silent, size: 4 });
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-migrations-'));
  await cp(shipped, folder, { recursive: true });
  const [mine, made] = [pools, folder];
  endings.push(
    () => mine.close(),
    drop,
    () => rm(made, { recursive: true }),
  );
});

const add = (name: string, text: string) => writeFile(path.join(folder, name), text);
const tables = async (name: string) =>
  (await pools.owner.query('select from information_schema.tables where table_name = $1', [name])).rowCount;
const applied = async () =>
  (await pools.owner.query<{ name: string }>('select name from public.laurel_migration order by name')).rows.map(
    ({ name }) => name,
  );

describe('migrations', () => {
  test('twice is nothing', async () => {
    const before = await applied();
    expect(before.length).toBeGreaterThan(3);
    expect(await migrate(pools, folder)).toEqual({ applied: [] });
    expect(await applied()).toEqual(before);
  });

  test('new ones are applied in the order of their names, once', async () => {
    await add('9002-second.sql', 'insert into nine values (2);');
    await add('9001-first.sql', 'create table nine (id int); insert into nine values (1);');
    await add('notes.txt', 'not a migration');
    expect(await migrate(pools, folder)).toEqual({ applied: ['9001-first.sql', '9002-second.sql'] });
    expect(await migrate(pools, folder)).toEqual({ applied: [] });
    expect((await pools.owner.query('select id from nine order by id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('one that came later than those with higher numbers is applied too', async () => {
    const { url, drop } = await createTestDatabase({ isEmpty: true });
    const older = openPools({ databaseUrl: url, log: silent, size: 2 });
    try {
      const later = ['0037-proctoring.sql', '0049-mail-for-staff-and-providers-here.sql'];
      for (const name of later) await rm(path.join(folder, name));
      const before = (await migrate(older, folder)).applied;
      expect(before).toContain('0052-insight-opened.sql');
      expect(await migrate(older, shipped)).toEqual({ applied: later });
    } finally {
      await older.close();
      await drop();
    }
  });

  test('one that was changed after it was applied is refused in one sentence, and nothing more is applied', async () => {
    await add('0002-account.sql', 'select 1;');
    await add('9001-first.sql', 'create table nine (id int);');
    await expect(migrate(pools, folder)).rejects.toThrow(
      /^Migration 0002-account\.sql was changed after it was applied; write a new one\.$/,
    );
    expect(await tables('nine')).toBe(0);
  });

  test('one that fails leaves nothing of itself, keeps those before it, and is applied once mended', async () => {
    await add('9001-first.sql', 'create table nine (id int);');
    await add('9002-broken.sql', 'create table half (id int); insert into half values (1); select nonsense;');
    await expect(migrate(pools, folder)).rejects.toThrow(/^Migration 9002-broken\.sql failed and was rolled back: /);
    expect([await tables('nine'), await tables('half')]).toEqual([1, 0]);
    expect(await applied()).not.toContain('9002-broken.sql');
    await add('9002-broken.sql', 'create table half (id int);');
    expect(await migrate(pools, folder)).toEqual({ applied: ['9002-broken.sql'] });
  });

  test('two at once wait for each other: each migration is applied once', async () => {
    await add('9001-slow.sql', 'create table nine (id int); select pg_sleep(0.5);');
    await add('9002-next.sql', 'insert into nine values (2);');
    const results = await Promise.all([migrate(pools, folder), migrate(pools, folder)]);
    expect(results.flatMap((result) => result.applied)).toEqual(['9001-slow.sql', '9002-next.sql']);
    expect((await pools.owner.query('select from nine')).rowCount).toBe(1);
  });

  test('one that fails does not lock the others out', async () => {
    await add('9001-broken.sql', 'select nonsense;');
    const both = await Promise.allSettled([migrate(pools, folder), migrate(pools, folder)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await rm(path.join(folder, '9001-broken.sql'));
    expect(await migrate(pools, folder)).toEqual({ applied: [] });
  });
});
