import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, createOrganisationFor, signUpPerson, type TestPerson } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

// What anybody may read by design: the policies of these tables say so, and their own modules prove the rest.
const partlyPublic = [
  'file.file',
  'issuer.achievement',
  'issuer.credential',
  'learning.programme',
  'learning.module',
  'learning.lesson',
];

let testApp: TestApp;
let app: pg.Client;
let owner: pg.Client;
let ana: TestPerson;
const organisations: string[] = [];
let tables: string[];
beforeAll(async () => {
  testApp = await startTestApp();
  for (const _ of [1, 2]) {
    const person = await signUpPerson(testApp);
    ana ??= person;
    const { id: organisationId } = await createOrganisationFor(testApp, person);
    organisations.push(organisationId);
    const as = person;
    const params = { organisationId };
    const key = { name: 'Key', scopes: ['organisation:read'] };
    expect((await callApi(testApp, endpoints.createApiKey, { as, params, body: key })).status).toBe(201);
    const guest = { email: 'guest@example.org', role: 'viewer' };
    expect((await callApi(testApp, endpoints.inviteMember, { as, params, body: guest })).status).toBe(201);
  }
  app = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c role=laurel_app' });
  owner = new pg.Client({ connectionString: testApp.databaseUrl });
  await Promise.all([app.connect(), owner.connect()]);
  const { rows } = await owner.query<{ name: string }>(
    `select c.table_schema || '.' || c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.column_name = 'organisation_id' and t.table_type = 'BASE TABLE' order by 1`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await Promise.all([app?.end(), owner?.end()]);
  await testApp.stop();
});

test('F02: the application’s role owns nothing, and no policy lets it by', async () => {
  const { rows } = await app.query(
    `select current_user as name, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
       (select count(*)::int from pg_class where relowner = r.oid) as owned
     from pg_roles r where r.rolname = current_user`,
  );
  expect(rows).toEqual([
    { name: 'laurel_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
  ]);
});

test('F02: row-level security is on, for the owner too, on every table of organisations', async () => {
  expect(tables.length).toBeGreaterThan(10);
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity and c.relforcerowsecurity`,
  );
  const forced = rows.map(({ name }) => name);
  expect(tables.filter((table) => !forced.includes(table))).toEqual([]);
});

test('F02: a query without WHERE sees the rows of the scope’s organisation only, and without a scope none', async () => {
  const [mine = '', others = ''] = organisations;
  const proven: string[] = [];
  for (const table of tables.filter((name) => !partlyPublic.includes(name))) {
    const seen = await inScope(mine, table);
    expect(
      seen.filter((id) => id !== mine),
      table,
    ).toEqual([]);
    expect(await inScope('', table), `${table} without a scope`).toEqual([]);
    if (seen.includes(mine) && (await inScope(others, table)).includes(others)) proven.push(table);
  }
  process.stdout.write(
    `row-level security: ${proven.length} tables proven with rows of two organisations (${proven.join(', ')}); `,
  );
  process.stdout.write(`${tables.length - proven.length} of ${tables.length} had no such rows here\n`);
  expect(proven).toEqual(
    expect.arrayContaining([
      'account.api_key',
      'account.invitation',
      'account.membership',
      'storage.audit',
      'storage.event',
    ]),
  );
});

test('F02: nor does it write into another organisation', async () => {
  const [mine = '', others = ''] = organisations;
  await app.query('begin');
  await app.query(`select set_config('laurel.organisation', $1, true)`, [mine]);
  const changed = await app.query(`update account.membership set role = 'viewer' where organisation_id = $1`, [others]);
  const removed = await app.query('delete from account.api_key where organisation_id = $1', [others]);
  const renamed = await app.query(`update account.organisation set name = 'taken' where id = $1`, [others]);
  expect([changed.rowCount, removed.rowCount, renamed.rowCount]).toEqual([0, 0, 0]);
  const insert = app.query(
    `insert into account.membership (organisation_id, person_id, role, joined_at) values ($1, $2, 'owner', now())`,
    [others, ana.personId],
  );
  await expect(insert).rejects.toThrow('row-level security');
  await app.query('rollback');
});

async function inScope(organisationId: string, table: string): Promise<string[]> {
  await app.query('begin');
  await app.query(`select set_config('laurel.organisation', $1, true)`, [organisationId]);
  const { rows } = await app.query<{ id: string | null }>(`select organisation_id as id from ${table}`);
  await app.query('rollback');
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}
