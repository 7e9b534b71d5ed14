/** The database: transactions in somebody's name, the audit line and the events that belong to each write. */

export { anySealedKeys } from './any-sealed-keys.ts';
export { type AuditEntry, listAudit } from './audit.ts';
export {
  type Actor,
  type Database,
  openDatabase,
  type Scope,
  systemScope,
  type Tx,
  type WriteUnit,
} from './database.ts';

export { forgetTraces, type Traces, togetherOf, withoutThose } from './forget-traces.ts';
export { createIdempotencyStore, type IdempotencyStore } from './idempotency.ts';
export { migrate } from './migrate.ts';
export { isOutage } from './outage.ts';
export { type Cursor, type Page, pageFrom, readCursor } from './page.ts';
export { isBusy, levelOfFault, openPools, type Pools } from './pools.ts';
export { createRateLimits, type RateLimits } from './rate-limits.ts';
export type { Round } from './run-rounds.ts';
export {
  type JobHandlers,
  type JobTime,
  type Subscriptions,
  startWorker,
  type Timetable,
  type Worker,
  workerBeats,
} from './worker.ts';
