import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../ports/index.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { type Database, openDatabase, systemScope } from './database.ts';
import { openPools, type Pools } from './pools.ts';
import { type JobHandlers, type Subscriptions, startWorker, type Worker, workerBeats } from './worker.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const organisationId = '11111111-1111-4111-8111-111111111111';

let pools: Pools;
let database: Database;
let drop: () => Promise<void>;
let running: Worker[];
beforeEach(async () => {
  const made = await createTestDatabase();
  drop = made.drop;
  running = [];
  pools = openPools({ databaseUrl: made.url, log: silent, size: 8 });
  database = openDatabase({ pools, clock: () => new Date() });
});
afterEach(async () => {
  for (const worker of running) await worker.stop();
  await pools.close();
  await drop();
});

interface Work {
  handlers?: JobHandlers;
  subscriptions?: Subscriptions;
  timetable?: { cron: string; task: string }[];
  clock?: () => Date;
  log?: Log;
}

async function start({ handlers = {}, subscriptions = {}, timetable = [], log = silent, ...given }: Work) {
  const { clock = () => new Date() } = given;
  const worker = await startWorker({
    pools,
    database,
    clock,
    log,
    handlers,
    subscriptions,
    timetable,
    eventDays: 30,
  });
  running.push(worker);
  return worker;
}

const emit = (name: string, payload: Record<string, unknown> = {}) =>
  database.write(systemScope('test'), async (unit) => {
    await unit.audit({ action: 'test', subject: 'test' });
    await unit.emit({ name, organisationId, payload });
  });
const enqueue = (task: string, payload: Record<string, unknown> = {}) =>
  database.write(systemScope('test'), async (unit) => {
    await unit.audit({ action: 'test', subject: 'test' });
    await unit.enqueue({ task, payload });
  });

async function until(done: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  while (!(await done())) {
    if (performance.now() > deadline) throw new Error('what was waited for did not come about');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

const jobs = async () =>
  (
    await pools.owner.query<{ task: string; attempts: number; locked_by: string | null; error: string | null }>(
      `select t.identifier as task, j.attempts, j.locked_by, j.last_error as error from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
    )
  ).rows;

/** Waiting for a later try: have them tried now. */
const hurry = () =>
  pools.owner.query('update graphile_worker._private_jobs set run_at = now() where locked_by is null');

describe('K12: every subscriber hears every event at least once', () => {
  test('with its payload and its organisation; an event that nobody hears does no harm', async () => {
    const heard: string[] = [];
    const hear = (name: string) => async (event: { organisationId: string; payload: Record<string, unknown> }) =>
      void heard.push(`${name} ${event.organisationId} ${event.payload.word}`);
    await emit('unheard', { word: 'x' });
    await start({
      subscriptions: { told: { first: hear('first'), second: hear('second') }, other: { third: hear('third') } },
    });
    for (const word of ['one', 'two']) await emit('told', { word });
    await until(async () => heard.length >= 4 && (await jobs()).length === 0);
    expect(heard.sort()).toEqual(
      ['first', 'second'].flatMap((name) => ['one', 'two'].map((word) => `${name} ${organisationId} ${word}`)),
    );
  });

  test('a subscriber that fails is tried again, it alone, until it does not', async () => {
    const calls = { well: 0, failing: 0 };
    const subscriptions = {
      told: {
        well: async () => {
          calls.well += 1;
        },
        failing: async () => {
          calls.failing += 1;
          if (calls.failing < 3) throw new Error('not yet');
        },
      },
    };
    await start({ subscriptions });
    await emit('told');
    await until(async () =>
      (await jobs()).some(({ attempts, locked_by }) => attempts === 1 && !locked_by && calls.failing === 1),
    );
    await hurry();
    await until(() => calls.failing === 2);
    await until(async () => (await jobs()).every(({ locked_by }) => !locked_by));
    await hurry();
    await until(async () => (await jobs()).length === 0);
    expect(calls).toEqual({ well: 1, failing: 3 });
  });

  test('a job that fails is told of once, as an error; one for which no connection was free in time is none', async () => {
    const told: string[] = [];
    const tell = (level: string) => (about: object, message: string) =>
      void told.push(`${level} ${message} ${(about as { error?: string }).error ?? ''}`.trim());
    const fail = (message: string) => async () => {
      throw new Error(message);
    };
    await start({
      handlers: { broken: fail('broken'), early: fail('timeout exceeded when trying to connect') },
      log: { ...silent, warn: tell('warn'), error: tell('error') },
    });
    for (const task of ['broken', 'early']) await enqueue(task);
    await until(async () => (await jobs()).every(({ locked_by, attempts }) => !locked_by && attempts === 1));
    expect(told.sort()).toEqual([
      'error a job failed and will be tried again Error: broken',
      'warn a job failed and will be tried again Error: timeout exceeded when trying to connect',
    ]);
  });

  test('a job that always fails does not stop the others, and its fault is kept', async () => {
    let done = 0;
    await start({
      handlers: {
        poison: async () => {
          throw new Error('poisoned');
        },
        good: async () => {
          done += 1;
        },
      },
    });
    for (let count = 0; count < 20; count += 1) await enqueue(count % 2 ? 'good' : 'poison');
    await until(
      async () => done === 10 && (await jobs()).every(({ locked_by, attempts }) => !locked_by && attempts === 1),
    );
    const left = await jobs();
    expect(left).toHaveLength(10);
    expect(left.every(({ task, error }) => task === 'poison' && error?.includes('poisoned'))).toBe(true);
  });
});

describe('K12: the jobs of a worker that died are freed within seconds', () => {
  /** A job locked by another worker. */
  async function lockedBy(worker: string, beat?: { host?: string; pid: number; at?: Date }, lockedAt = new Date()) {
    await enqueue('task');
    await pools.owner.query('update graphile_worker._private_jobs set locked_by = $1, locked_at = $2, attempts = 1', [
      worker,
      lockedAt,
    ]);
    if (!beat) return;
    const { host = hostname(), pid, at = new Date() } = beat;
    await pools.owner.query('insert into storage.worker_heartbeat (worker_id, host, pid, at) values ($1, $2, $3, $4)', [
      worker,
      host,
      pid,
      at,
    ]);
  }

  async function deadPid(): Promise<number> {
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    return child.pid ?? 0;
  }
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  const doneWithin = async (seconds: number) => {
    const done: unknown[] = [];
    await start({ handlers: { task: async (payload) => void done.push(payload) } });
    await until(() => done.length > 0, seconds).catch(() => undefined);
    return done.length;
  };

  test('of a process that is no more on this machine', async () => {
    await lockedBy('dead', { pid: await deadPid() });
    expect(await doneWithin(10)).toBe(1);
    expect((await pools.owner.query(`select from storage.worker_heartbeat where worker_id = 'dead'`)).rowCount).toBe(0);
  });

  test('of a machine that has been silent for more than twenty seconds', async () => {
    await lockedBy('silent', { host: 'elsewhere', pid: 1, at: ago(21) });
    expect(await doneWithin(10)).toBe(1);
  });

  test('of a worker that locked it and died before its first sign of life', async () => {
    await lockedBy('stillborn', undefined, ago(21));
    expect(await doneWithin(10)).toBe(1);
  });

  test.each([
    ['that lives on this machine', { pid: process.pid }],
    ['that lives on another machine', { host: 'elsewhere', pid: 1 }],
    ['of another user', { pid: 1 }],
    ['that has just begun and not yet given a sign of life', undefined],
  ])('but not those of a worker %s', async (_, beat) => {
    await lockedBy('alive', beat);
    expect(await doneWithin(1.5)).toBe(0);
    expect((await jobs()).map(({ locked_by }) => locked_by)).toEqual(['alive']);
  });
});

describe('K13: two workers do what the timetable says once', () => {
  test('each time that has come is run by one of them', async () => {
    // The queue fills in times that were missed: three hours of an hourly task, without waiting for them.
    await pools.owner.query(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since) values ('hourly', now() - interval '1 day')`,
    );
    const times: string[] = [];
    const work: Work = {
      handlers: { hourly: async (payload) => void times.push(String((payload._cron as { ts: string }).ts)) },
      timetable: [{ cron: '0 * * * *', task: 'hourly ?fill=3h' }],
    };
    await Promise.all([start(work), start(work)]);
    await until(async () => times.length >= 3 && (await jobs()).length === 0);
    await new Promise((wake) => setTimeout(wake, 500));
    expect(new Set(times).size).toBe(times.length);
    expect(times).toHaveLength(3);
  });
});

describe('M18: a worker told to stop', () => {
  test('finishes the job in hand, takes no other, and leaves no sign of life', async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    const handlers: JobHandlers = {
      slow: async () => {
        begun.push('slow');
        await new Promise((wake) => setTimeout(wake, 1_500));
        ended.push('slow');
      },
      late: async () => void begun.push('late'),
    };
    const worker = await start({ handlers });
    await enqueue('slow');
    await until(() => begun.length === 1);
    running = [];
    const stopped = worker.stop();
    // What was being fetched at that moment is still done; what comes later is not.
    await new Promise((wake) => setTimeout(wake, 300));
    await enqueue('late');
    await stopped;
    expect([begun, ended]).toEqual([['slow'], ['slow']]);
    await until(async () => (await jobs()).length === 1);
    expect((await jobs()).map(({ task, locked_by }) => [task, locked_by])).toEqual([['late', null]]);
    expect((await pools.owner.query('select from storage.worker_heartbeat')).rowCount).toBe(0);
    await expect(workerBeats({ pools, clock: () => new Date() })).rejects.toThrow('No worker has given a sign of life');
  });

  test('a worker that runs gives signs of life, and is taken for dead when the last is old', async () => {
    await start({});
    await workerBeats({ pools, clock: () => new Date() });
    const later = () => new Date(Date.now() + 21_000);
    await expect(workerBeats({ pools, clock: later })).rejects.toThrow('No worker has given a sign of life');
  });
});
