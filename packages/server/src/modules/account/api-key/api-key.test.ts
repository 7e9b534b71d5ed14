import { endpoints, type Permission } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  callApi,
  createMember,
  createOrganisationFor,
  signUpPerson,
  type TestPerson,
} from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

const logged: string[] = [];
const record = (fields: object, message: string) => void logged.push(JSON.stringify([fields, message]));
let testApp: TestApp;
let owner: TestPerson;
let organisationId: string;
beforeAll(async () => {
  testApp = await startTestApp({ overrides: { log: { debug: record, info: record, warn: record, error: record } } });
  owner = await signUpPerson(testApp);
  organisationId = (await createOrganisationFor(testApp, owner)).id;
});
afterAll(() => testApp.stop());

const nowhere = '00000000-0000-4000-8000-000000000000';
const create = (scopes: Permission[], more: object = {}, as: { cookie: string } | { apiKey: string } = owner) =>
  callApi(testApp, endpoints.createApiKey, {
    as,
    params: { organisationId },
    body: { name: 'Registry', scopes, ...more },
  });
const current = (apiKey: string) => callApi(testApp, endpoints.getCurrentApiKey, { as: { apiKey } });
const list = async () =>
  (await callApi(testApp, endpoints.listApiKeys, { as: owner, params: { organisationId } })).body.items;
const revoke = (apiKeyId: string) =>
  callApi(testApp, endpoints.revokeApiKey, { as: owner, params: { organisationId, apiKeyId } });

test('a key is shown once, says what it is, and stops at once when revoked', async () => {
  const made = await create(['organisation:read']);
  expect(made.status).toBe(201);
  const { secret, id } = made.body;
  expect(secret).toMatch(/^laurel_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
  expect(made.body.hint).toBe(secret.slice(-4));
  const shown = await current(secret);
  expect([shown.status, shown.body.organisationId, shown.body.scopes]).toEqual([
    200,
    organisationId,
    ['organisation:read'],
  ]);
  expect(JSON.stringify(await list())).not.toContain(secret.slice(0, -4));
  expect((await revoke(id)).status).toBe(204);
  expect((await current(secret)).code).toBe('not-signed-in');
  expect((await revoke(id)).code).toBe('not-found');
  expect((await revoke(nowhere)).code).toBe('not-found');
  expect((await list()).map((key) => key.id)).not.toContain(id);
});

test('a key ends when it expires, and cannot have expired before it is made', async () => {
  const start = testApp.clock.now;
  const made = await create(['organisation:read'], { expiresAt: new Date(start.getTime() + 60_000).toISOString() });
  expect((await current(made.body.secret)).status).toBe(200);
  testApp.clock.now = new Date(start.getTime() + 60_000);
  expect((await current(made.body.secret)).code).toBe('not-signed-in');
  expect((await create(['organisation:read'], { expiresAt: start.toISOString() })).code).toBe('invalid-request');
  testApp.clock.now = start;
  expect((await create([])).status).toBe(400);
});

test('when it was last used is noted at most once a minute', async () => {
  const { secret, id } = (await create(['organisation:read'])).body;
  const lastUsed = async () => (await list()).find((key) => key.id === id)?.lastUsedAt;
  const start = testApp.clock.now;
  await current(secret);
  expect(await lastUsed()).toBe(start.toISOString());
  testApp.clock.now = new Date(start.getTime() + 59_000);
  await current(secret);
  expect(await lastUsed()).toBe(start.toISOString());
  testApp.clock.now = new Date(start.getTime() + 60_000);
  await current(secret);
  expect(await lastUsed()).toBe(testApp.clock.now.toISOString());
});

describe('G11: nothing but the key itself opens', () => {
  test('cut at any length, lengthened, in other case, or with any character changed', async () => {
    const { secret } = (await create(['organisation:read'])).body;
    const others = [
      ...Array.from({ length: secret.length }, (_, length) => secret.slice(0, length)),
      ...Array.from(
        { length: secret.length },
        (_, at) => `${secret.slice(0, at)}${secret[at] === 'a' ? 'b' : 'a'}${secret.slice(at + 1)}`,
      ),
      `${secret}A`,
      `${secret}=`,
      `${secret} `.repeat(2).trim(),
      secret.toUpperCase(),
      secret.toLowerCase(),
      secret.replace('laurel_', ''),
    ].filter((other) => other !== secret);
    let accepted = 0;
    for (const apiKey of others) if ((await current(apiKey)).status !== 401) accepted += 1;
    expect(others.length).toBeGreaterThan(160);
    expect(accepted).toBe(0);
    expect((await current(secret)).status).toBe(200);
  });

  test('the same key in the address, in a cookie, or under another scheme', async () => {
    const { secret } = (await create(['organisation:read'])).body;
    const at = (url: string, headers: Record<string, string>) =>
      testApp.app.fetch(new Request(new URL(url, testApp.origin), { headers })).then(({ status }) => status);
    const path = '/api/v1/api-keys/current';
    for (const name of ['key', 'api_key', 'apiKey', 'access_token', 'authorization'])
      expect(await at(`${path}?${name}=${secret}`, {})).toBe(401);
    expect(await at(path, { cookie: `laurel.session_token=${secret}` })).toBe(401);
    expect(await at(path, { 'x-api-key': secret })).toBe(401);
    for (const authorization of [
      secret,
      `Basic ${secret}`,
      `Token ${secret}`,
      `Bearer  ${secret}`,
      `Bearer ${secret}, x`,
      'Bearer',
      '',
    ])
      expect(await at(path, { authorization }), authorization).toBe(401);
    expect(await at(path, { authorization: `bearer ${secret}` })).toBe(200);
  });

  test('a wrong key is refused even beside a session that holds', async () => {
    const headers = { authorization: 'Bearer laurel_wrong' };
    expect((await callApi(testApp, endpoints.getMe, { as: owner, headers })).code).toBe('not-signed-in');
  });

  test('a key does no more than whoever made it, nor a key made with it', async () => {
    const maker = await create(['api-key:manage', 'organisation:read']);
    const made = await create(['organisation:read'], {}, { apiKey: maker.body.secret });
    expect(made.status).toBe(201);
    const beyond = await create(['organisation:read', 'credential:issue'], {}, { apiKey: maker.body.secret });
    expect([beyond.status, beyond.code]).toEqual([403, 'not-allowed']);
    const viewer = await createMember(testApp, { organisationId, role: 'viewer' });
    expect((await create(['organisation:read'], {}, viewer)).code).toBe('not-allowed');
  });

  test('a key is not a person: it opens nobody’s own affairs, and makes no owners', async () => {
    const { secret } = (await create(['member:manage', 'member:read'])).body;
    const as = { apiKey: secret };
    expect((await callApi(testApp, endpoints.getMe, { as })).code).toBe('not-signed-in');
    const body = { email: 'boss@example.org', role: 'owner' };
    expect((await callApi(testApp, endpoints.inviteMember, { as, params: { organisationId }, body })).code).toBe(
      'not-allowed',
    );
    const params = { organisationId, personId: owner.personId };
    expect((await callApi(testApp, endpoints.removeMember, { as, params })).code).toBe('not-allowed');
  });

  test('no key comes into a log line', async () => {
    const { secret } = (await create(['organisation:read'])).body;
    await current(secret);
    await current(`${secret}x`);
    await testApp.app.fetch(new Request(new URL(`/api/v1/api-keys/current?key=${secret}`, testApp.origin)));
    expect(logged.join('\n')).not.toContain(secret.slice(-43));
  });
});

test('only a signed key answers what key is in use', async () => {
  expect((await callApi(testApp, endpoints.getCurrentApiKey, { as: owner })).code).toBe('not-signed-in');
  expect((await callApi(testApp, endpoints.getCurrentApiKey)).status).toBe(401);
});
