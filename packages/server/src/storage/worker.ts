import { EventEmitter } from 'node:events';
import { hostname } from 'node:os';
import process from 'node:process';
import { Logger, makeWorkerUtils, run, type Task, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type { Clock, Log } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';
import { type Database, systemScope } from './database.ts';
import { levelOfFault, type Pools } from './pools.ts';
import { type Round, runRounds } from './run-rounds.ts';
import { tidy } from './tidy.ts';

/** Does one job; the same job may arrive again after a crash, and must then change nothing. */
export type JobHandler = (payload: Record<string, unknown>, time: JobTime) => Promise<void>;

/** Which time a job is tried, from 1, and whether it is the last. */
export interface JobTime {
  attempt: number;
  isLast: boolean;
}

/** Jobs by task name. */
export type JobHandlers = Record<string, JobHandler>;

/** Who hears which event: event name → subscriber name → what it does. */
export type Subscriptions = Record<
  string,
  Record<string, (event: { organisationId: string; payload: Record<string, unknown> }) => Promise<void>>
>;

/** Tasks by their times (cron expressions); `atStart` also whenever a worker starts. */
export type Timetable = readonly { cron: string; task: string; atStart?: true }[];

/** A running worker. */
export interface Worker {
  stop(): Promise<void>;
}

const heartbeatSeconds = 5;
const deadAfterSeconds = 20;

/** The queue's own chores. */
const nightly = { cron: '17 3 * * *', task: 'tidy-storage' };

interface Options {
  pools: Pools;
  database: Database;
  clock: Clock;
  log: Log;
  handlers: JobHandlers;
  subscriptions: Subscriptions;
  timetable: Timetable;
  /** How long an event is kept that everybody has had, and a job that failed for good. */
  eventDays: number;
  /** What is done over and over beside the queue. */
  rounds?: readonly Round[];
}

/** Starts taking jobs from the queue. Jobs locked by a worker that died are freed within seconds, not hours. */
export async function startWorker(options: Options): Promise<Worker> {
  const { pools, log } = options;
  const workerIds = new Set<string>();
  const beat = () =>
    heartbeat(options, workerIds).catch((error) => log.warn({ error: String(error) }, 'heartbeat failed'));
  const events = new EventEmitter() as WorkerEvents;
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  const runner = await run({
    events,
    pgPool: pools.owner,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: tasksOf(options),
    crontab: [...options.timetable, nightly].map(({ cron, task }) => `${cron} ${task}`).join('\n'),
    logger: new Logger(() => (level, message, meta) => {
      // A job that failed is told of with its task, once, in `tasksOf`.
      const isTold = meta?.failure === true;
      const told = {
        warning: 'warn',
        error: isTold ? 'debug' : levelOfFault(meta?.error),
        info: 'debug',
        debug: 'debug',
      } as const;
      log[told[level]]({}, message);
    }),
    preset: { worker: { gracefulShutdownAbortTimeout: 5_000 } },
  });
  for (const { task, atStart } of options.timetable)
    if (atStart) await runner.addJob(task, {}, { jobKey: `at-start:${task}` });
  await beat();
  const timer = setInterval(beat, heartbeatSeconds * 1000);
  const rounds = runRounds(options.rounds ?? [], log);
  return {
    async stop() {
      clearInterval(timer);
      await rounds.stop();
      await runner.stop();
      await pools.app.query('delete from storage.worker_heartbeat where worker_id = any($1)', [[...workerIds]]);
    },
  };
}

function tasksOf({ handlers, subscriptions, database, eventDays, log }: Options): Record<string, Task> {
  const own: JobHandlers = {
    'tidy-storage': () => tidy(database, { eventDays }),
    'dispatch-event': ({ eventId }) => dispatchEvent(database, subscriptions, Number(eventId)),
    'handle-event': ({ eventId, subscriber }) =>
      handleEvent(database, subscriptions, Number(eventId), String(subscriber)),
  };
  return Object.fromEntries(
    Object.entries({ ...own, ...handlers }).map(([name, handler]) => [
      name,
      async (payload, { job }) => {
        try {
          const time = { attempt: job.attempts, isLast: job.attempts >= job.max_attempts };
          await handler(payload as Record<string, unknown>, time);
        } catch (error) {
          log[levelOfFault(error)](
            { task: name, attempt: job.attempts, error: String(error), stack: (error as Error).stack },
            'a job failed and will be tried again',
          );
          throw error;
        }
      },
    ]),
  );
}

interface EventRow {
  name: string;
  organisationId: string;
  payload: Record<string, unknown>;
}

async function readEvent(database: Database, eventId: number): Promise<EventRow | undefined> {
  return database.read(systemScope('dispatch-event'), async (tx) => {
    const { rows } =
      await sql<EventRow>`select name, organisation_id, payload from storage.event where id = ${eventId}`.execute(tx);
    return rows[0];
  });
}

/** One job a subscriber, so that one that fails is tried again alone. */
async function dispatchEvent(database: Database, subscriptions: Subscriptions, eventId: number): Promise<void> {
  const event = await readEvent(database, eventId);
  const subscribers = Object.keys((event && subscriptions[event.name]) ?? {});
  if (subscribers.length === 0) return;
  await database.write(systemScope('dispatch-event'), async (unit) => {
    await unit.audit({ action: 'event.dispatched', subject: `event:${eventId}`, detail: { subscribers } });
    for (const subscriber of subscribers) {
      await unit.enqueue({
        task: 'handle-event',
        payload: { eventId, subscriber },
        key: `event:${eventId}:${subscriber}`,
      });
    }
  });
}

async function handleEvent(
  database: Database,
  subscriptions: Subscriptions,
  eventId: number,
  subscriber: string,
): Promise<void> {
  const event = await readEvent(database, eventId);
  const handle = event && subscriptions[event.name]?.[subscriber];
  if (event && handle) await handle({ organisationId: event.organisationId, payload: event.payload });
}

async function heartbeat({ pools, clock }: Options, workerIds: Set<string>): Promise<void> {
  const now = clock();
  for (const workerId of workerIds) {
    await pools.app.query(
      `insert into storage.worker_heartbeat (worker_id, host, pid, at) values ($1, $2, $3, $4)
       on conflict (worker_id) do update set at = excluded.at`,
      [workerId, hostname(), process.pid, now],
    );
  }
  await unlockDead(pools, new Date(now.getTime() - deadAfterSeconds * 1000), workerIds);
}

async function unlockDead(pools: Pools, deadline: Date, own: Set<string>): Promise<void> {
  const { rows: locks } = await pools.owner.query<{
    worker: string;
    host: string | null;
    pid: number | null;
    at: Date;
  }>(
    `select j.locked_by as worker, h.host, h.pid, coalesce(h.at, max(j.locked_at)) as at
     from graphile_worker._private_jobs j left join storage.worker_heartbeat h on h.worker_id = j.locked_by
     where j.locked_by is not null group by j.locked_by, h.host, h.pid, h.at
     union select h.worker_id, h.host, h.pid, h.at from storage.worker_heartbeat h`,
  );
  const dead = locks
    .filter(({ worker }) => !own.has(worker))
    .filter(({ host, pid, at }) => at < deadline || (host === hostname() && pid !== null && !isRunning(pid)))
    .map(({ worker }) => worker);
  if (dead.length === 0) return;
  const utils = await makeWorkerUtils({ pgPool: pools.owner });
  await utils.forceUnlockWorkers(dead);
  await utils.release();
  await pools.owner.query('delete from storage.worker_heartbeat where worker_id = any($1)', [dead]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and is there all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Resolves while a worker gives signs of life; health asks it. */
export async function workerBeats({ pools, clock }: { pools: Pools; clock: Clock }): Promise<void> {
  const since = new Date(clock().getTime() - deadAfterSeconds * 1000);
  const { rowCount } = await pools.app.query('select from storage.worker_heartbeat where at > $1 limit 1', [since]);
  if (!rowCount) throw new Refusal('unavailable', 'No worker has given a sign of life for 20 seconds.');
}
