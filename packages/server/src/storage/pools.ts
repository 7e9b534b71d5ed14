import pg from 'pg';
import type { Log } from '../ports/index.ts';

// A day is a day: no time zone may move it. Whole numbers of the queue and the audit log stay well under 2^53.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connections to the database: the application's, which own nothing and bypass nothing, and the owner's for the queue. */
export interface Pools {
  /** Acts as role `laurel_app`: subject to row-level security. */
  app: pg.Pool;
  /** Owns the tables: migrations and the job queue only. */
  owner: pg.Pool;
  close(): Promise<void>;
}

/** Opens both pools on one address; the application's connections drop to the role `laurel_app` before anything else. */
export function openPools({
  databaseUrl,
  log,
  size = 10,
  appSize = size,
}: {
  databaseUrl: string;
  log: Log;
  size?: number;
  appSize?: number | undefined;
}): Pools {
  const common = { connectionString: databaseUrl, types, connectionTimeoutMillis: 5_000, keepAlive: true };
  const app = new pg.Pool({
    ...common,
    max: appSize,
    options: '-c role=laurel_app -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s',
  });
  const owner = new pg.Pool({ ...common, max: size });
  for (const pool of [app, owner]) {
    pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection broke'));
    pool.on('connect', (client) =>
      client.on('error', (error) => log.warn({ error: error.message }, 'a database connection broke')),
    );
  }
  return {
    app,
    owner,
    async close() {
      await Promise.all([app.end(), owner.end()]);
    },
  };
}

const noConnectionInTime = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]);

// PostgreSQL, appendix A: too_many_connections.
const tooManyConnections = '53300';

/** Whether a fault is that no connection was to be had in time: nothing was done yet, and a little later it may be. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return noConnectionInTime.has(error.message) || (error as pg.DatabaseError).code === tooManyConnections;
}

/** How loudly a fault is told of: what passes by itself when there is less to do is a warning. */
export function levelOfFault(error: unknown): 'warn' | 'error' {
  return isBusy(error) ? 'warn' : 'error';
}
