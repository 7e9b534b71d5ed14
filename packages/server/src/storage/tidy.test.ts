import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { callApi, createSignedInPerson } from '../testing/people.ts';
import { startTestApp } from '../testing/test-app.ts';
import { openDatabase, openPools } from './index.ts';
import { tidy } from './tidy.ts';

const testApp = await startTestApp();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pools = openPools({ databaseUrl: testApp.databaseUrl, log: silent, size: 2 });
afterAll(async () => {
  await pools.close();
  await testApp.stop();
});

async function kept(): Promise<{ answers: number; counts: number }> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  const { rows } = await client.query(`select (select count(*)::int from storage.idempotency) as answers,
    (select count(*)::int from storage.rate_limit where expire is not null) as counts`);
  await client.end();
  return rows[0];
}

test('answers are kept for seven days and counts until they run out, then both go', async () => {
  const person = await createSignedInPerson(testApp);
  const body = { name: 'Tidy College', slug: 'tidy' };
  const headers = { 'idempotency-key': 'once' };
  expect((await callApi(testApp, endpoints.createOrganisation, { as: person, body, headers })).status).toBe(201);
  const before = await kept();
  expect(before.answers).toBe(1);
  expect(before.counts).toBeGreaterThan(0);
  const at = (days: number) =>
    openDatabase({ pools, clock: () => new Date(testApp.clock.now.getTime() + days * 86_400_000) });
  await tidy(at(6.9), { eventDays: 30 });
  expect(await kept()).toEqual({ answers: 1, counts: 0 });
  await tidy(at(7.1), { eventDays: 30 });
  expect(await kept()).toEqual({ answers: 0, counts: 0 });
});
