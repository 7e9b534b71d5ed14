import { type Endpoint, endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createOrganisationFor, createSignedInPerson } from '../testing/people.ts';
import { startTestApp } from '../testing/test-app.ts';
import { allEndpoints } from './testing/send-to.ts';

const testApp = await startTestApp();
const ana = await createSignedInPerson(testApp);
const ben = await createSignedInPerson(testApp);
const { id: organisationId } = await createOrganisationFor(testApp, ana);
const client = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c laurel.system=on' });
await client.connect();
afterAll(async () => {
  await client.end();
  await testApp.stop();
});

let words = 0;
const newWord = () => {
  words += 1;
  return `word-${words}`;
};
const create = (key: string, slug: string, as: { cookie: string } | { apiKey: string } = ana) =>
  callApi(testApp, endpoints.createOrganisation, {
    as,
    body: { name: 'Organisation', slug },
    headers: { 'idempotency-key': key },
  });
const define = (key: string, name: string, as: { cookie: string } | { apiKey: string } = ana) =>
  callApi(testApp, endpoints.createAchievement, {
    as,
    params: { organisationId },
    body: { name, description: 'D', criteria: 'C' },
    headers: { 'idempotency-key': key },
  });
const claims = async (key: string) =>
  (await client.query<{ status: number | null }>('select status from storage.idempotency where key = $1', [key])).rows;
/** A claim as a process leaves it that dies at work. */
const crash = (key: string) =>
  client.query('update storage.idempotency set status = null, answer = null where key = $1', [key]);

describe('K01: the same Idempotency-Key does its work once', () => {
  test('the second request is answered as the first was, and says so', async () => {
    const key = newWord();
    const first = await define(key, 'Once');
    const second = await define(key, 'Once');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([first.headers.get('idempotent-replay'), second.headers.get('idempotent-replay')]).toEqual([null, 'true']);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('content-type')).toBe('application/json');
  });

  test('twenty at the same moment: one is done, the others are answered alike or told to wait', async () => {
    const key = newWord();
    const answers = await Promise.all(Array.from({ length: 20 }, () => define(key, 'Together')));
    for (const { status, code, headers } of answers) {
      if (status === 201) continue;
      expect([status, code, headers.get('retry-after')]).toEqual([409, 'still-working', '1']);
    }
    const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(1);
    expect((await define(key, 'Together')).body.id).toBe(ids[0]);
  });

  test('the key of another request is refused', async () => {
    const key = newWord();
    await define(key, 'One');
    const other = await define(key, 'Another');
    expect([other.status, other.code]).toEqual([409, 'idempotency-conflict']);
    expect((await define(key, 'One')).status).toBe(201);
  });

  test('a key is a caller’s own, and an endpoint’s own', async () => {
    const key = newWord();
    const params = { organisationId };
    const body = { name: 'Key', scopes: ['achievement:write'] };
    const { secret } = (await callApi(testApp, endpoints.createApiKey, { as: ana, params, body })).body;
    const byPerson = await define(key, 'Mine');
    const byKey = await define(key, 'Mine', { apiKey: secret });
    expect([byPerson.status, byKey.status, byKey.headers.get('idempotent-replay')]).toEqual([201, 201, null]);
    expect(byKey.body.id).not.toBe(byPerson.body.id);
    expect((await create(key, newWord(), ben)).status).toBe(201);
    expect((await create(key, newWord(), ana)).status).toBe(201);
  });

  test('a refusal gives the key back', async () => {
    const [key, slug] = [newWord(), newWord()];
    await create(newWord(), slug);
    expect((await create(key, slug)).code).toBe('slug-taken');
    expect(await claims(key)).toEqual([]);
    expect((await create(key, newWord())).status).toBe(201);
  });

  test('what does not fit, or comes from somebody who may not, claims nothing', async () => {
    const key = newWord();
    expect((await create(key, 'Not a slug')).code).toBe('invalid-request');
    expect((await define(key, 'Name', ben)).status).toBe(404);
    expect(await claims(key)).toEqual([]);
  });

  test.each(['x'.repeat(201), 'white space', 'ümlaut', ''])('a key such as %j is refused', async (key) => {
    const answer = await define(key, 'Never');
    expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  });

  test('only endpoints that promise it heed the header', async () => {
    const endpoint: Endpoint = endpoints.changeMe;
    expect(endpoint.idempotent).toBeUndefined();
    const key = newWord();
    for (const name of ['First', 'Second']) {
      const headers = { 'idempotency-key': key };
      expect((await callApi(testApp, endpoints.changeMe, { as: ana, body: { name }, headers })).status).toBe(200);
    }
    expect(await claims(key)).toEqual([]);
    expect(allEndpoints.filter(({ idempotent }) => idempotent).every(({ method }) => method === 'POST')).toBe(true);
  });
});

describe('K04: a claim whose process died is taken over', () => {
  test('not within ten seconds, and once after them', async () => {
    const [key, slug] = [newWord(), newWord()];
    await create(key, slug);
    await crash(key);
    const start = testApp.clock.now;
    testApp.clock.now = new Date(start.getTime() + 9_000);
    const early = await create(key, slug);
    expect([early.status, early.code]).toEqual([409, 'still-working']);
    testApp.clock.now = new Date(start.getTime() + 11_000);
    // The work is done again; the address shows that it had been done.
    expect((await create(key, slug)).code).toBe('slug-taken');
    testApp.clock.now = start;
  });

  test('by one of many', async () => {
    const key = newWord();
    await define(key, 'Taken over');
    await crash(key);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 11_000);
    const answers = await Promise.all(Array.from({ length: 10 }, () => define(key, 'Taken over')));
    const done = answers.filter(({ status, headers }) => status === 201 && !headers.get('idempotent-replay'));
    expect(done).toHaveLength(1);
    expect(answers.filter(({ status, code }) => status !== 201 && code !== 'still-working')).toEqual([]);
  });

  test('work that is done stays claimed although its answer could not be kept', async () => {
    const key = newWord();
    await client.query(`create function storage.break() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
      create trigger break before update on storage.idempotency for each row execute function storage.break()`);
    const answer = await define(key, 'Unanswered');
    await client.query('drop trigger break on storage.idempotency');
    expect(answer.status).toBe(500);
    expect(await claims(key)).toEqual([{ status: null }]);
    expect((await define(key, 'Unanswered')).code).toBe('still-working');
  });
});
