import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';
import { type Database, openDatabase, openPools, startWorker, systemScope } from './index.ts';
import { tidy } from './tidy.ts';

const testApp = await startTestApp();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pools = openPools({ databaseUrl: testApp.databaseUrl, log: silent, size: 4 });
const client = new pg.Client({ connectionString: testApp.databaseUrl });
await client.connect();
await client.query("select set_config('laurel.system', 'on', false)");
afterAll(async () => {
  await client.end();
  await pools.close();
  await testApp.stop();
});

const start = new Date();
const after = (days: number): Database =>
  openDatabase({ pools, clock: () => new Date(start.getTime() + days * 86_400_000) });
const eventDays = 30;

async function emit(name: string): Promise<void> {
  await after(0).write(systemScope('test'), async (unit) => {
    await unit.audit({ action: 'tried', subject: name });
    await unit.emit({ name, payload: {} });
  });
}
const events = async () =>
  (await client.query<{ name: string }>('select name from storage.event order by id')).rows.map(({ name }) => name);
const auditLines = async () => Number((await client.query('select count(*) from storage.audit')).rows[0].count);
const jobs = async () => (await client.query('select key from graphile_worker._private_jobs order by id')).rowCount;

test('an event that every subscriber has had is kept so many days and then goes; one that somebody still waits for stays, however old; audit lines stay', async () => {
  const heard: string[] = [];
  const subscriptions = {
    heard: { first: async () => void heard.push('first'), second: async () => void heard.push('second') },
    'heard by one': {
      first: async () => void heard.push('one'),
      second: () => Promise.reject(new Error('not today')),
    },
  };
  await emit('heard');
  await emit('heard by one');
  const worker = await startWorker({
    pools,
    database: after(0),
    clock: () => start,
    log: silent,
    handlers: {},
    subscriptions,
    timetable: [],
    eventDays,
  });
  await expect.poll(() => heard.sort(), { timeout: 30_000 }).toEqual(['first', 'one', 'second']);
  await expect.poll(jobs, { timeout: 30_000 }).toBe(1);
  await worker.stop();
  await emit('not dispatched yet');

  const lines = await auditLines();
  await tidy(after(29.9), { eventDays });
  expect(await events()).toEqual(['heard', 'heard by one', 'not dispatched yet']);
  await tidy(after(30.1), { eventDays });
  expect(await events()).toEqual(['heard by one', 'not dispatched yet']);
  expect(await jobs()).toBe(2);
  expect(await auditLines()).toBeGreaterThan(lines);
});

test('a job that failed for good is kept so many days and goes, and its event with it; one that will be tried again stays', async () => {
  await client.query(
    "update graphile_worker._private_jobs set attempts = max_attempts where key like 'event:%:second'",
  );
  await tidy(after(29.9), { eventDays });
  expect(await jobs()).toBe(2);
  await tidy(after(30.1), { eventDays });
  expect(await jobs()).toBe(1);
  expect(await events()).toEqual(['not dispatched yet']);
});

test('more than one batch goes in one night', async () => {
  await client.query(
    "insert into storage.event (at, name, payload) select now() - interval '40 days', 'old', '{}' from generate_series(1, 25000)",
  );
  await tidy(after(0), { eventDays });
  expect(await events()).toEqual(['not dispatched yet']);
});

test('nobody but the system tidies, and it cannot be called around its rule', async () => {
  await client.query('begin');
  await client.query("select set_config('laurel.system', '', true)");
  await client.query('set local role laurel_app');
  await expect(client.query("select storage.tidy_events('infinity', 10)")).rejects.toThrow('by the system only');
  await client.query('rollback');
  await client.query('begin');
  await client.query("select set_config('laurel.system', '', true)");
  await client.query('set local role laurel_app');
  await expect(client.query("select storage.tidy_failed_jobs('infinity')")).rejects.toThrow('by the system only');
  await client.query('rollback');
});
