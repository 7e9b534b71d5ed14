import { createHash } from 'node:crypto';
import { endpoints } from '@laurel/api';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Worker } from '../../storage/index.ts';
import { callApi, mailedToken, signUpPerson, type TestPerson, testPassword } from '../../testing/people.ts';
import { createTenant, type Tenant } from '../../testing/tenant.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { connectToInstall } from './testing/connect-to-install.ts';
import { issueByTenant } from './testing/issue-by-tenant.ts';

const patience = { timeout: 40_000, interval: 100 };

let testApp: TestApp;
let tenant: Tenant;
let worker: Worker;
let client: pg.Client;
/** Somebody else at the database, who holds up what they have locked. */
let holder: pg.Client;
beforeAll(async () => {
  testApp = await startTestApp();
  tenant = await createTenant(testApp, 'beside-college');
  client = await connectToInstall(testApp.databaseUrl);
  holder = await connectToInstall(testApp.databaseUrl);
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await client.end();
  await holder.end();
  await testApp.stop();
});

const issueTo = (email: string) => issueByTenant(testApp, { tenant, email });

async function receiptStatus(credentialId: string): Promise<number> {
  const name = createHash('sha256').update(`${testApp.origin}/credentials/${credentialId}`).digest('hex');
  return (await testApp.app.fetch(new Request(`${testApp.origin}/log/receipts/${name}.json`))).status;
}

const eraseMe = (person: TestPerson) =>
  callApi(testApp, endpoints.eraseMe, {
    as: person,
    body: { email: person.email, password: testPassword, copies: 'are-revoked' },
  });

/** Lines of what writes leave beside themselves that say any of these. */
async function tracesOf(...texts: string[]): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select line from (select detail::text as line from storage.audit union all select payload::text from storage.event
       union all select payload::text from graphile_worker._private_jobs union all select answer from storage.idempotency
       union all select key from storage.rate_limit) lines
     where exists (select from unnest($1::text[]) t where position(t in line) > 0)`,
    [texts],
  );
  return rows.map(({ line }) => line);
}

const invite = (email: string) =>
  callApi(testApp, endpoints.inviteMember, {
    as: tenant.owner,
    params: { organisationId: tenant.ids.organisationId ?? '' },
    body: { email, role: 'viewer' },
  });

test('while somebody is being erased, others are issued, revoked and put on the log; what is written of the one meanwhile goes too', async () => {
  const person = await signUpPerson(testApp, { email: 'held@mail.example' });
  const second = 'second@mail.example';
  const present = testApp.clock.now;
  // So long ago that only a look at everything finds what it left.
  testApp.clock.now = new Date(present.getTime() - 3_600_000);
  const unclaimed = await issueTo(second);
  testApp.clock.now = present;
  const id = await issueTo(person.email);
  const otherBefore = await issueTo('other-before@mail.example');
  for (const each of [id, unclaimed, otherBefore]) await expect.poll(() => receiptStatus(each), patience).toBe(200);

  await holder.query('begin');
  const held = await holder.query('select from storage.audit where subject = $1 for update', [`credential:${id}`]);
  expect(held.rowCount).toBeGreaterThan(0);
  let isOver = false;
  const erasing = eraseMe(person).finally(() => {
    isOver = true;
  });
  const isHeld = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query like '%storage.forget%'`;
  await expect.poll(async () => (await client.query(isHeld)).rowCount, patience).toBe(1);

  const other = await issueTo('other@mail.example');
  await expect.poll(() => receiptStatus(other), patience).toBe(200);
  const revoked = await callApi(testApp, endpoints.revokeCredential, {
    as: tenant.owner,
    params: { organisationId: tenant.ids.organisationId ?? '', credentialId: otherBefore },
    body: { reason: 'Awarded by mistake' },
  });
  expect(revoked.status).toBe(200);
  expect((await invite(person.email)).status).toBe(201);
  await callApi(testApp, endpoints.addEmail, { as: person, body: { email: second } });
  await callApi(testApp, endpoints.verifyEmail, { as: person, body: { token: await mailedToken(testApp, second) } });
  expect(await tracesOf(person.email)).not.toEqual([]);
  expect(isOver).toBe(false);

  await holder.query('rollback');
  expect(await erasing).toMatchObject({ status: 202, body: { state: 'done', gone: { credentials: 2, emails: 2 } } });
  expect(await tracesOf(person.email, second, person.personId, id, unclaimed)).toEqual([]);
  for (const each of [id, unclaimed]) expect(await receiptStatus(each)).toBe(410);
  for (const each of [other, otherBefore]) expect(await receiptStatus(each)).toBe(200);
});

test('in a large install each table is read once, however much there is to look for, and then only its newest lines', async () => {
  const person = await signUpPerson(testApp, { email: 'counted@mail.example' });
  for (let at = 0; at < 5; at++) await issueTo(person.email);
  for (const table of ['audit', 'event']) await fill(table);
  await countCalls();
  expect((await eraseMe(person)).body).toMatchObject({ state: 'done', gone: { credentials: 5 } });
  const { rows: calls } = await client.query('select * from calls order by id');
  // Read once by the first look; by the second not as a whole again, but by the index on time, a small part of it.
  expect(calls).toEqual([
    { id: 1, is_whole: true, texts: expect.any(Number), audit: 1, event: 1, by_time: 0 },
    { id: 2, is_whole: false, texts: expect.any(Number), audit: 1, event: 1, by_time: 2 },
  ]);
  expect(calls[0].texts).toBeGreaterThan(6);
});

const lines = 30_000;

async function fill(table: string): Promise<void> {
  const [columns, values] =
    table === 'audit'
      ? ['at, actor_kind, action, subject, detail', "'system', 'filled', 'nothing', '{\"of\": \"another\"}'"]
      : ['at, name, payload', '\'filled\', \'{"of": "another"}\''];
  await client.query(`insert into storage.${table} (${columns})
    select now() - interval '30 days' + n * interval '1 second', ${values} from generate_series(1, ${lines}) n`);
  await client.query(`vacuum analyze storage.${table}`);
}

/** Puts a counter around the search: how often the two long tables were read so far, in the same transaction. */
async function countCalls(): Promise<void> {
  await client.query(`
    create table calls (id int generated always as identity, is_whole boolean, texts int, audit int, event int, by_time int);
    alter function storage.forget(uuid, text[], text[], uuid, timestamptz) rename to forget_uncounted;
    create function storage.forget(erasure_id uuid, texts text[], subjects text[], of_organisation uuid, since timestamptz)
      returns void language plpgsql security definer as $$ begin
        perform storage.forget_uncounted(erasure_id, texts, subjects, of_organisation, since);
        insert into public.calls (is_whole, texts, audit, event, by_time) select since is null, cardinality(texts),
          pg_stat_get_xact_numscans('storage.audit'::regclass),
          pg_stat_get_xact_numscans('storage.event'::regclass),
          pg_stat_get_xact_numscans('storage.audit_by_time'::regclass) + pg_stat_get_xact_numscans('storage.event_by_time'::regclass);
      end $$;
    grant execute on function storage.forget(uuid, text[], text[], uuid, timestamptz) to laurel_app`);
}
