import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { chooseAccount } from './postgres/account.ts';
import { readyBinaries } from './postgres/binaries.ts';
import { initialiseCluster } from './postgres/initialise-cluster.ts';
import { type Postmaster, runPostmaster } from './postgres/run-postmaster.ts';
import { stopLeftover } from './postgres/stop-leftover.ts';
import { secretFile } from './secret-file.ts';
import { StackError } from './stack-error.ts';

/** The embedded PostgreSQL, running. */
export interface Postgres {
  /** Database `laurel` as its owner `laurel_owner`: LOGIN, CREATEROLE, no superuser. */
  ownerUrl: string;
  /** The same role in the database `postgres`, from which others can be made or dropped. */
  url: string;
  port: number;
  pid: number;
  firstStart: boolean;
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** How to start it. */
export interface PostgresInput {
  /** Absolute; holds `postgres`, `secrets` and `logs`. Nobody else may use it meanwhile. */
  dataDirectory: string;
  /** Undefined means any free one. */
  port?: number;
  /** False trades safety against a power cut for speed: for tests only. */
  durable?: boolean;
  /** Whether `laurel_owner` may make databases: for tests only. */
  createsDatabases?: boolean;
}

const triesForPort = 20;

/**
 * Starts PostgreSQL on 127.0.0.1, making the cluster at the first start. Connections prove themselves by password
 * (SCRAM); the superuser cannot connect at all. It ends with us, however we end.
 *
 * @throws StackError `postgres-failed`
 */
export async function startPostgres(input: PostgresInput): Promise<Postgres> {
  const { dataDirectory, durable = true, createsDatabases = false } = input;
  const directory = path.join(dataDirectory, 'postgres');
  for (const folder of ['logs', 'secrets'])
    mkdirSync(path.join(dataDirectory, folder), { recursive: true, mode: 0o700 });
  const account = chooseAccount(directory);
  const binaries = readyBinaries(account, path.join(dataDirectory, 'postgresql'));
  const ownerPassword = secretFile(path.join(dataDirectory, 'secrets', 'postgres-owner-password'));
  await stopLeftover(directory);
  const firstStart = initialiseCluster({ account, binaries, directory, ownerPassword, durable, createsDatabases });
  writeFileSync(path.join(directory, 'laurel_hba.conf'), access);
  const logFile = path.join(dataDirectory, 'logs', 'postgres.log');
  const { port, postmaster } = await onSomePort(input.port, (candidate) =>
    runPostmaster({
      account,
      binaries,
      directory,
      logFile,
      settings: settingsFor({ directory, port: candidate, durable }),
    }),
  );
  const address = `postgresql://laurel_owner:${ownerPassword}@127.0.0.1:${port}`;
  return { ownerUrl: `${address}/laurel`, url: `${address}/postgres`, port, firstStart, ...postmaster };
}

const access = `# Written by Laurel at each start.
host all laurel_admin all reject
host all all 127.0.0.1/32 scram-sha-256
`;

function settingsFor(input: { directory: string; port: number; durable: boolean }): Record<string, string> {
  return {
    port: String(input.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    hba_file: path.join(input.directory, 'laurel_hba.conf'),
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    ...(input.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

// Between looking for a free port and taking it another may come first, and the memory of a killed server is freed only
// when the last of its processes has gone: both pass.
async function onSomePort(
  wanted: number | undefined,
  run: (port: number) => Promise<Postmaster>,
): Promise<{ port: number; postmaster: Postmaster }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    try {
      return { port, postmaster: await run(port) };
    } catch (error) {
      const passing = /Address already in use|pre-existing shared memory|shared memory block/.test(
        (error as Error).message,
      );
      if (!(error instanceof StackError) || !passing || attempt === triesForPort) throw error;
      await sleep(250);
    }
  }
}
