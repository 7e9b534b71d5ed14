import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { createTenant } from '../testing/tenant.ts';
import { startTestApp } from '../testing/test-app.ts';

const testApp = await startTestApp();
const ours = await createTenant(testApp, 'ours');
const theirs = await createTenant(testApp, 'theirs');
const app = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c role=laurel_app' });
await app.connect();
afterAll(async () => {
  await app.end();
  await testApp.stop();
});

interface InScope {
  organisation?: string | undefined;
  person?: string;
  system?: 'on';
}

/** Runs a statement as the application’s role would in a scope, and takes it back. */
async function inScope<Row extends object>({ organisation = '', person = '', system }: InScope, statement: string) {
  await app.query('begin');
  try {
    await app.query(
      `select set_config('laurel.organisation', $1, true), set_config('laurel.person', $2, true), set_config('laurel.system', $3, true)`,
      [organisation, person, system ?? ''],
    );
    return await app.query<Row>(statement);
  } finally {
    await app.query('rollback');
  }
}

const us: InScope = { organisation: ours.ids.organisationId };
const nobody: InScope = {};

async function organisationsIn(table: string, scope: InScope): Promise<Set<string | null>> {
  const { rows } = await inScope<{ id: string | null }>(scope, `select distinct organisation_id as id from ${table}`);
  return new Set(rows.map(({ id }) => id));
}

describe('F02: a query without WHERE sees what is in scope', () => {
  const own = ['issuer.signing_key', 'issuer.status_list', 'storage.audit', 'storage.event'];

  test.each(own)('%s: an organisation’s own rows, and to nobody any', async (table) => {
    expect(await organisationsIn(table, us)).toEqual(new Set([ours.ids.organisationId]));
    expect(await organisationsIn(table, { organisation: theirs.ids.organisationId })).toEqual(
      new Set([theirs.ids.organisationId]),
    );
    expect(await organisationsIn(table, nobody)).toEqual(new Set());
    const everybody = await organisationsIn(table, { system: 'on' });
    expect(everybody.has(ours.ids.organisationId ?? '') && everybody.has(theirs.ids.organisationId ?? '')).toBe(true);
  });

  test('issuer.credential: the issuer’s, the holder’s, and for everybody what the holder made public', async () => {
    expect(await organisationsIn('issuer.credential', us)).toEqual(new Set([ours.ids.organisationId]));
    expect(await organisationsIn('issuer.credential', nobody)).toEqual(new Set());
    expect(await organisationsIn('issuer.credential', { person: theirs.learner.personId })).toEqual(
      new Set([theirs.ids.organisationId]),
    );
    expect(await organisationsIn('issuer.credential', { person: ours.owner.personId })).toEqual(new Set());
    await app.query('begin');
    await app.query(`select set_config('laurel.person', $1, true)`, [theirs.learner.personId]);
    await app.query(`update issuer.credential set visibility = 'public'`);
    await app.query(`select set_config('laurel.person', '', true)`);
    const { rows } = await app.query(`select organisation_id as id, visibility, state from issuer.credential`);
    await app.query('rollback');
    expect(rows).toEqual([{ id: theirs.ids.organisationId, visibility: 'public', state: 'issued' }]);
  });

  test('issuer.achievement: to others, what is no draft', async () => {
    const statesOf = async (scope: InScope) => {
      const { rows } = await inScope<{ id: string; state: string }>(
        scope,
        'select distinct organisation_id as id, state from issuer.achievement',
      );
      return rows.filter(({ id }) => id === theirs.ids.organisationId).map(({ state }) => state);
    };
    expect(await statesOf({ organisation: theirs.ids.organisationId })).toContain('draft');
    for (const scope of [us, nobody]) {
      expect(await statesOf(scope)).toContain('active');
      expect(await statesOf(scope)).not.toContain('draft');
    }
  });

  test('storage.idempotency: nobody’s but the system’s', async () => {
    const insert = `insert into storage.idempotency (owner, endpoint, key, request_hash, created_at) values ('o', 'e', 'k', 'h', now())`;
    await expect(inScope(us, insert)).rejects.toThrow('row-level security');
    expect((await inScope({ system: 'on' }, `${insert} returning *`)).rowCount).toBe(1);
    expect((await inScope(us, 'select * from storage.idempotency')).rowCount).toBe(0);
  });
});

describe('F02: nor does a statement without WHERE write beyond its scope', () => {
  test.each([
    `update issuer.credential set narrative = 'ours now'`,
    `update issuer.achievement set name = 'ours now'`,
    `update issuer.status_list set version = version + 1`,
    `update issuer.signing_key set retired_at = now()`,
  ])('%s', async (statement) => {
    const changed = await inScope<{ id: string }>(us, `${statement} returning organisation_id as id`);
    expect(new Set(changed.rows.map(({ id }) => id))).toEqual(new Set([ours.ids.organisationId]));
    expect((await inScope(nobody, statement)).rowCount).toBe(0);
  });

  test('a holder shares their own credential and cannot give it away', async () => {
    const learner: InScope = { person: theirs.learner.personId };
    expect((await inScope(learner, `update issuer.credential set visibility = 'public'`)).rowCount).toBe(1);
    const give = inScope(learner, `update issuer.credential set person_id = '${ours.learner.personId}'`);
    await expect(give).rejects.toThrow('row-level security');
  });

  test('a row cannot be made in, nor moved into, another organisation', async () => {
    const to = `'${theirs.ids.organisationId}'`;
    const statements = [
      `update issuer.achievement set organisation_id = ${to}`,
      `insert into issuer.achievement select gen_random_uuid(), ${to}, name, description, criteria, kind, image_url, language,
         credits, hours, level, skills, state, created_at, changed_at from issuer.achievement limit 1`,
      `insert into file.file values (gen_random_uuid(), ${to}, 'image/png', 1, '\\x00', now())`,
    ];
    for (const statement of statements)
      await expect(inScope(us, statement), statement).rejects.toThrow('row-level security');
    const move = inScope(us, `update issuer.signing_key set organisation_id = ${to}, retired_at = now()`);
    await expect(move).rejects.toThrow('a signing key never changes');
  });
});

describe('what the application’s role may never do', () => {
  const forbidden = {
    'alter or remove an audit line': [
      `update storage.audit set action = 'nothing'`,
      'delete from storage.audit',
      'truncate storage.audit',
    ],
    'alter or remove an event': [`update storage.event set name = 'nothing'`, 'delete from storage.event'],
    'remove what was issued': [
      'delete from issuer.credential',
      'delete from issuer.status_list',
      'delete from issuer.signing_key',
      'delete from issuer.achievement',
      'truncate issuer.credential',
    ],
    'alter or remove a file’s record': [`update file.file set bytes = 0`, 'delete from file.file'],
    'touch the queue but through its one way in': [
      'select * from graphile_worker._private_jobs',
      'delete from graphile_worker._private_jobs',
      `select graphile_worker.add_job('send-mail', '{}'::json)`,
      'select * from graphile_worker.jobs',
    ],
    'change its own walls': [
      'alter table issuer.credential disable row level security',
      'alter table issuer.credential disable trigger guard_credential',
      'drop policy credential_public on issuer.credential',
      'create policy open on issuer.credential using (true)',
      'create or replace function storage.is_system() returns boolean language sql as $$ select true $$',
      `set session_replication_role = 'replica'`,
      'create table public.mine (id int)',
      'create table storage.mine (id int)',
      'delete from public.laurel_migration',
      'create role another',
    ],
  };
  for (const [what, statements] of Object.entries(forbidden)) {
    test.each(statements)(`${what}: %s`, async (statement) => {
      await expect(inScope({ ...us, system: 'on' }, statement)).rejects.toThrow(/permission denied|must be owner/);
    });
  }
});
