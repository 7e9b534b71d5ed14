import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPassable } from './postgres/is-passable.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { projectRoot } from './project.ts';

const isRoot = process.getuid?.() === 0;
const program = path.join(import.meta.dirname, '..', 'testing', 'run-postgres.ts');
let dataDirectory: string;
let running: Postgres[] = [];

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-postgres-'));
});

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
  await rm(dataDirectory, { recursive: true, force: true });
});

async function start(directory = dataDirectory): Promise<Postgres> {
  const postgres = await startPostgres({ dataDirectory: directory });
  running.push(postgres);
  return postgres;
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Starts PostgreSQL from another process, which can be killed. */
async function startElsewhere(
  prefix: readonly string[] = [],
): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const [command = '', ...args] = [...prefix, process.execPath, program, dataDirectory];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`exit ${code}`)));
  });
  return { child, ...(JSON.parse(line) as { url: string; pid: number }) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('startPostgres', () => {
  it('gives a database to an owner who is no superuser, and keeps the rows for the second start', async () => {
    const first = await start();
    expect(first.firstStart).toBe(true);
    const [owner] = await query(
      first.ownerUrl,
      'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, current_database() as database from pg_roles where rolname = current_user',
    );
    expect(owner).toEqual({
      rolname: 'laurel_owner',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
      rolcreatedb: false,
      database: 'laurel',
    });
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();

    const began = performance.now();
    const second = await start();
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(second.firstStart).toBe(false);
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('lets nobody in without the password, and the superuser not at all', async () => {
    const { ownerUrl, port } = await start();
    const forOwner = (password: string) => ownerUrl.replace(new URL(ownerUrl).password, password);
    await expect(query(forOwner('guess'), 'select 1')).rejects.toThrow('password authentication failed');
    const asAdmin = `postgresql://laurel_admin:guess@127.0.0.1:${port}/postgres`;
    await expect(query(asAdmin, 'select 1')).rejects.toThrow('pg_hba.conf rejects connection');
    const secret = path.join(dataDirectory, 'secrets', 'postgres-owner-password');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect(existsSync(`/tmp/.s.PGSQL.${port}`)).toBe(false);
  });

  it('follows the password file when that was lost', async () => {
    await (await start()).stop();
    await rm(path.join(dataDirectory, 'secrets'), { recursive: true });
    const { ownerUrl } = await start();
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('runs several side by side', async () => {
    const others = [
      await mkdtemp(path.join(tmpdir(), 'laurel-postgres-')),
      await mkdtemp(path.join(tmpdir(), 'laurel-postgres-')),
    ];
    const all = await Promise.all([dataDirectory, ...others].map(start));
    expect(new Set(all.map(({ port }) => port)).size).toBe(3);
    for (const { ownerUrl } of all) expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    for (const postgres of all) await postgres.stop();
    for (const other of others) await rm(other, { recursive: true });
  });

  it('begins anew after a crash in the middle of the first start', async () => {
    await (await start()).stop();
    await cp(path.join(dataDirectory, 'postgres'), path.join(dataDirectory, 'postgres.new'), { recursive: true });
    await rm(path.join(dataDirectory, 'postgres'), { recursive: true });
    expect((await start()).firstStart).toBe(true);
  });

  it('starts over a note left by a dead server whose number another process has now', async () => {
    await (await start()).stop();
    const note = path.join(dataDirectory, 'postgres', 'postmaster.pid');
    await writeFile(note, `${process.pid}\n${dataDirectory}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const { ownerUrl } = await start();
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readFile(note, 'utf8')).not.toMatch(new RegExp(`^${process.pid}\n`));
  });

  it('says what a directory holds that is no database of its own', async () => {
    await (await start()).stop();
    await writeFile(path.join(dataDirectory, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres-failed',
      message: expect.stringContaining('holds a database of PostgreSQL 15, this Laurel brings PostgreSQL 18'),
    });
  });
});

describe('a killed PostgreSQL', () => {
  it.each(['the server itself', 'the process that started it'])(
    'loses no acknowledged row when the victim is %s',
    async (victim) => {
      let acknowledged = 0;
      for (let round = 0; round < 3; round += 1) {
        const { child, url, pid } = await startElsewhere();
        const client = new pg.Client({ connectionString: url });
        client.on('error', () => undefined);
        await client.connect();
        await client.query('create table if not exists written (id int primary key)');
        const before = acknowledged;
        setTimeout(() => process.kill(victim === 'the server itself' ? pid : (child.pid ?? 0), 'SIGKILL'), 300);
        const writing = (async () => {
          for (;;) {
            await client.query('insert into written values ($1)', [acknowledged + 1]);
            acknowledged += 1;
          }
        })();
        await expect(writing).rejects.toThrow();
        expect(acknowledged).toBeGreaterThan(before);
        await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });
        child.kill('SIGKILL');
      }
      const { ownerUrl } = await start();
      // The last insert may have been kept without its acknowledgement having arrived.
      const [row] = await query<{ count: number; last: number }>(
        ownerUrl,
        'select count(*)::int, max(id) as last from written',
      );
      expect(row?.count).toBe(row?.last);
      expect(row?.last).toBeGreaterThanOrEqual(acknowledged);
      expect(row?.last).toBeLessThanOrEqual(acknowledged + 3);
    },
  );
});

describe.runIf(isRoot)('as root', () => {
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

  it('runs PostgreSQL as another user, even where only root may pass', async () => {
    const closed = path.join(dataDirectory, 'closed');
    await chmod(dataDirectory, 0o700);
    const { ownerUrl, pid } = await start(closed);
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\s/m);
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  // Under /root another user would not even reach the program.
  const reachable = isPassable(projectRoot) && isPassable(path.dirname(process.execPath));

  it.runIf(reachable)('runs for a user who is not root', async () => {
    await chown(dataDirectory, 65_534, 65_534);
    const { child, url } = await startElsewhere(nobody);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  });

  it.runIf(reachable)('refuses a database that belongs to somebody else', async () => {
    await (await start()).stop();
    await chmod(dataDirectory, 0o777);
    await expect(startElsewhere(nobody)).rejects.toThrow('exit 1');
  });
});
