import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { type Database, openDatabase, type Scope, systemScope, type Tx } from './database.ts';
import { openPools, type Pools } from './pools.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const organisationId = '11111111-1111-4111-8111-111111111111';
const personId = '22222222-2222-4222-8222-222222222222';
const scope: Scope = { actor: { kind: 'person', id: personId }, organisationId, personId };
const now = new Date('2026-03-01T10:00:00Z');

let dropDatabase: () => Promise<void>;
let pools: Pools;
let database: Database;
let owner: pg.Client;
beforeAll(async () => {
  const { url, drop } = await createTestDatabase();
  dropDatabase = drop;
  // One connection: whatever a transaction leaves behind meets the next.
  pools = openPools({ databaseUrl: url, log: silent, size: 1 });
  database = openDatabase({ pools, clock: () => now });
  owner = new pg.Client({ connectionString: url, options: '-c laurel.system=on' });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await pools.close();
  await dropDatabase();
});

const insertPerson = (tx: Tx, name: string) =>
  sql`insert into account.person (id, name, created_at) values (gen_random_uuid(), ${name}, ${now})`.execute(tx);
const count = async (statement: string, values: unknown[] = []) =>
  (await owner.query<{ count: number }>(`select count(*)::int as count from ${statement}`, values)).rows[0]?.count;
const peopleNamed = (name: string) => count('account.person where name = $1', [name]);
const scopeNow = async (tx: Tx) => {
  const { rows } = await sql<{ organisation: string | null; person: string | null; system: boolean }>`select
    storage.current_organisation() as organisation, storage.current_person() as person, storage.is_system() as system`.execute(
    tx,
  );
  return rows[0];
};

describe('M20: a write is its audit line, its events and its jobs, or it is nothing', () => {
  test('a write without an audit line is rolled back', async () => {
    const write = database.write(scope, ({ tx }) => insertPerson(tx, 'Unaudited'));
    await expect(write).rejects.toThrow('a write without an audit line');
    expect(await peopleNamed('Unaudited')).toBe(0);
  });

  test('a write whose audit line cannot be kept is rolled back, even where the fault is swallowed', async () => {
    const write = database.write(scope, async (unit) => {
      await insertPerson(unit.tx, 'Swallowed');
      await unit.audit({ action: 'a', subject: 's', organisationId: 'not an id' }).catch(() => undefined);
    });
    await expect(write).rejects.toThrow('rolled back instead of committed');
    expect(await peopleNamed('Swallowed')).toBe(0);
  });

  test('a write that fails leaves neither line, event nor job', async () => {
    const write = database.write(scope, async (unit) => {
      await insertPerson(unit.tx, 'Failed');
      await unit.audit({ action: 'failed', subject: 's' });
      await unit.emit({ name: 'failed', payload: {} });
      await unit.enqueue({ task: 'failed', payload: {} });
      throw new Error('at the last moment');
    });
    await expect(write).rejects.toThrow('at the last moment');
    expect(await peopleNamed('Failed')).toBe(0);
    expect(await count(`storage.audit where action = 'failed'`)).toBe(0);
    expect(await count(`storage.event where name = 'failed'`)).toBe(0);
    expect(await count('graphile_worker._private_jobs')).toBe(0);
  });

  test('the line says who, when, for whom and what', async () => {
    await database.write(scope, async (unit) => {
      expect(unit.now).toEqual(now);
      await unit.audit({ action: 'thing.done', subject: 'thing:1', detail: { how: 'well' } });
    });
    const { rows } = await owner.query(`select * from storage.audit where action = 'thing.done'`);
    expect(rows).toEqual([
      expect.objectContaining({
        at: now,
        organisation_id: organisationId,
        person_id: personId,
        actor_kind: 'person',
        actor_id: personId,
        subject: 'thing:1',
        detail: { how: 'well' },
      }),
    ]);
  });

  test('a job of the same key is queued once, and an event brings its job', async () => {
    await database.write(systemScope('test'), async (unit) => {
      await unit.audit({ action: 'queued', subject: 's' });
      for (const payload of [{ try: 1 }, { try: 2 }]) await unit.enqueue({ task: 'once', payload, key: 'one' });
      await unit.emit({ name: 'told', payload: { word: 'x' } });
    });
    const { rows } = await owner.query(`select t.identifier, j.key from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by 1`);
    expect(rows).toEqual([
      { identifier: 'dispatch-event', key: expect.stringMatching(/^event:\d+$/) },
      { identifier: 'once', key: 'one' },
    ]);
  });
});

describe('a read changes nothing', () => {
  test.each([
    ['inserting', (tx: Tx) => insertPerson(tx, 'Read')],
    ['updating', (tx: Tx) => sql`update account.person set name = 'Read'`.execute(tx)],
    ['deleting', (tx: Tx) => sql`delete from account.person`.execute(tx)],
    ['queueing', (tx: Tx) => sql`select storage.enqueue('x', '{}'::json, null, null)`.execute(tx)],
    [
      'taking leave to write',
      (tx: Tx) => sql`set transaction read write`.execute(tx).then(() => insertPerson(tx, 'Read')),
    ],
  ])('%s is refused', async (_, work) => {
    await expect(
      database.read(scope, async (tx) => {
        await scopeNow(tx);
        await work(tx);
      }),
    ).rejects.toThrow(/read-only transaction|read-write mode/);
    expect(await peopleNamed('Read')).toBe(0);
  });
});

describe('F02: a scope ends with its transaction, on the one connection that all share', () => {
  const nobody = { organisation: null, person: null, system: false };

  test('a transaction has its own scope, and the next begins with none', async () => {
    expect(await database.read(scope, scopeNow)).toEqual({
      organisation: organisationId,
      person: personId,
      system: false,
    });
    expect(await database.read({ actor: { kind: 'anonymous' } }, scopeNow)).toEqual(nobody);
    expect(await database.read(systemScope('x'), scopeNow)).toEqual({ ...nobody, system: true });
  });

  test.each([
    ['done', async () => undefined],
    ['refused by the database', (tx: Tx) => sql`select 1 / 0`.execute(tx)],
    ['broken off', () => Promise.reject(new Error('broken off'))],
  ])('whatever a transaction was, %s, its connection is in nobody’s name afterwards', async (_, work) => {
    for (const inName of [scope, systemScope('x')]) {
      await database.read(inName, async (tx) => void (await work(tx))).catch(() => undefined);
      const { rows } = await pools.app.query(`select coalesce(current_setting('laurel.organisation', true), '') as o,
        coalesce(current_setting('laurel.person', true), '') as p, coalesce(current_setting('laurel.system', true), '') as s,
        current_user as role`);
      expect(rows).toEqual([{ o: '', p: '', s: '', role: 'laurel_app' }]);
    }
  });

  test('an id that is none opens nothing', async () => {
    const read = database.read({ actor: { kind: 'anonymous' }, organisationId: "' or true --" }, (tx) =>
      sql`select * from storage.audit`.execute(tx),
    );
    await expect(read).rejects.toThrow('invalid input syntax for type uuid');
  });
});

describe('M06: a transaction that hangs does not hold its connection for ever', () => {
  test('statements and idle transactions have a limit', async () => {
    const { rows } = await pools.app.query(`select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(rows).toEqual([{ statement: '30s', idle: '30s' }]);
  });
});
