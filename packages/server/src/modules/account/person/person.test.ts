import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemRandomness } from '../../../adapters/system.ts';
import { openDatabase, openPools } from '../../../storage/index.ts';
import { callApi, signUpPerson, testPassword } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';
import { createPerson } from './create-person.ts';
import { forgetUnprovenPeople } from './forget-unproven-people.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp();
});
afterAll(() => testApp.stop());

test('somebody changes their name; what is no name is refused', async () => {
  const ana = await signUpPerson(testApp, { name: 'Ana' });
  const changed = await callApi(testApp, endpoints.changeMe, { as: ana, body: { name: 'Ana Ruiz' } });
  expect([changed.status, changed.body.name]).toEqual([200, 'Ana Ruiz']);
  expect((await callApi(testApp, endpoints.getMe, { as: ana })).body.name).toBe('Ana Ruiz');
  for (const name of ['', '   ', 'a\nb', 'x'.repeat(201), 7])
    expect((await callApi(testApp, endpoints.changeMe, { as: ana, body: { name } })).status).toBe(400);
});

test('the operator’s road makes nobody twice', async () => {
  const person = { name: 'Ana', email: 'operator@example.org', password: testPassword };
  await testApp.app.createPerson(person);
  await expect(testApp.app.createPerson({ ...person, email: 'Operator@example.org' })).rejects.toMatchObject({
    code: 'address-in-use',
  });
});

test('G02: the demo’s road leads into no account that was there before, and no password into the one it makes', async () => {
  const ana = await signUpPerson(testApp);
  const taken = testApp.app.welcomePerson({ name: 'Mallory', email: ana.email.toUpperCase() });
  await expect(taken).rejects.toMatchObject({ code: 'address-in-use' });
  const email = 'history@example.org';
  const { cookies } = await testApp.app.welcomePerson({ name: 'Of the demo', email });
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  const me = await callApi(testApp, endpoints.getMe, { as: { cookie } });
  expect([me.status, me.body.name]).toEqual([200, 'Of the demo']);
  for (const password of ['A'.repeat(43), testPassword])
    expect((await callApi(testApp, endpoints.signIn, { body: { email, password } })).code).toBe('wrong-credentials');
});

test('sign-ups that were never confirmed are forgotten after 30 days, and nobody else', async () => {
  const ana = await signUpPerson(testApp);
  const body = { name: 'Never', email: 'never@example.org', password: testPassword };
  await callApi(testApp, endpoints.signUp, { body });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const pools = openPools({ databaseUrl: testApp.databaseUrl, log, size: 2 });
  const run = async (days: number) => {
    const clock = () => new Date(testApp.clock.now.getTime() + days * 24 * 3600 * 1000 + 1);
    await forgetUnprovenPeople({ database: openDatabase({ pools, clock }), clock });
  };
  await run(29);
  expect(await peopleCalled('Never')).toEqual({ people: 1, users: 1 });
  await run(30);
  expect(await peopleCalled('Never')).toEqual({ people: 0, users: 0 });
  expect((await callApi(testApp, endpoints.getMe, { as: ana })).status).toBe(200);
  await pools.close();
});

test('a write that fails half-way leaves nobody behind', async () => {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const pools = openPools({ databaseUrl: testApp.databaseUrl, log, size: 2 });
  const database = openDatabase({ pools, clock: () => testApp.clock.now });
  let made = 0;
  const randomness = { ...systemRandomness, uuid: () => (++made === 3 ? 'no uuid' : systemRandomness.uuid()) };
  const person = { name: 'Half', email: 'half@example.org', password: testPassword };
  await expect(createPerson({ database, randomness }, person)).rejects.toThrow('uuid');
  expect(await peopleCalled('Half')).toEqual({ people: 0, users: 0 });
  await pools.close();
});

async function peopleCalled(name: string): Promise<{ people: number; users: number } | undefined> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<{ people: number; users: number }>(
      `select (select count(*)::int from account.person where name = $1) as people,
        (select count(*)::int from auth."user" where name = $1) as users`,
      [name],
    )
    .finally(() => client.end());
  return rows[0];
}
