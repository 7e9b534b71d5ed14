import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { createTenant } from '../testing/tenant.ts';
import { startTestApp } from '../testing/test-app.ts';
import type { WebHandler } from './index.ts';
import { addressOf, allEndpoints, sendTo, writes } from './testing/send-to.ts';

const web: WebHandler = { handle: async () => new Response('a page'), asset: async () => undefined };
const testApp = await startTestApp({ overrides: { web } });
const { origin } = testApp;
const tenant = await createTenant(testApp, 'cross-site');
const { cookie } = tenant.owner;
afterAll(() => testApp.stop());

const byId = writes.map((endpoint) => [endpoint.id, endpoint] as const);

describe('G04: another site’s page changes nothing in the name of whoever looks at it', () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: `${origin}.evil.example` },
    { origin: origin.replace('http:', 'https:') },
    { origin: origin.replace(':3000', ':3001') },
    { origin: origin.toUpperCase() },
    { origin: `${origin}/` },
    { origin: `${origin}, https://evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'unheard-of' },
    { 'sec-fetch-site': 'cross-site', origin: 'null' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'x-http-method-override': 'GET', 'x-method-override': 'GET' },
  ];
  const contentTypes = ['application/json', 'text/plain', 'application/x-www-form-urlencoded'];

  test.each(byId)('%s', async (_, endpoint) => {
    for (const headers of foreign) {
      for (const contentType of contentTypes) {
        const sent = { ids: tenant.ids, headers: { cookie, 'content-type': contentType, ...headers }, body: '{}' };
        const answer = await sendTo(testApp, endpoint, sent);
        expect([answer.status, answer.code], JSON.stringify(headers)).toEqual([403, 'cross-origin']);
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
    }
  });

  test('without a session too: nobody is signed in by another site’s page', async () => {
    const body = JSON.stringify({ email: tenant.owner.email, password: tenant.owner.password });
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    const answer = await sendTo(testApp, endpoints.signIn, { headers, body });
    expect([answer.status, answer.code, answer.headers.get('set-cookie')]).toEqual([403, 'cross-origin', null]);
  });

  test('JSON sent as text, as a form can without asking, is refused even from our own page', async () => {
    for (const [id, endpoint] of byId.filter(([, { body }]) => body)) {
      const key = endpoint.access.kind === 'api-key' ? { authorization: `Bearer ${tenant.apiKey}` } : { cookie };
      const headers = { ...key, origin, 'content-type': 'text/plain' };
      const { status } = await sendTo(testApp, endpoint, { ids: tenant.ids, headers, body: '{}' });
      expect(status, id).toBe(415);
    }
  });

  test('a page’s form from another site does not reach the page', async () => {
    for (const headers of foreign) {
      const response = await testApp.app.fetch(new Request(`${origin}/sign-out`, { method: 'POST', headers }));
      expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('cross-origin')]);
    }
    const own = await testApp.app.fetch(new Request(`${origin}/sign-out`, { method: 'POST', headers: { origin } }));
    expect(await own.text()).toBe('a page');
  });

  test('no method but its own changes anything: a header that claims another is not heard', async () => {
    const headers = { cookie, origin, 'x-http-method-override': 'DELETE' };
    const url = `${origin}/api/v1/sessions/current?_method=DELETE`;
    expect((await testApp.app.fetch(new Request(url, { headers }))).status).toBe(405);
    expect((await sendTo(testApp, endpoints.getMe, { headers: { cookie } })).status).toBe(200);
  });

  test('an API key needs no origin: no browser sends it by itself', async () => {
    const headers = {
      authorization: `Bearer ${tenant.apiKey}`,
      origin: 'https://tool.example',
      'content-type': 'application/json',
    };
    const answer = await sendTo(testApp, endpoints.changeOrganisation, { ids: tenant.ids, headers, body: '{}' });
    expect(answer.code).not.toBe('cross-origin');
  });
});

describe('G17: other sites’ pages read public documents, and nothing else', () => {
  const open = new Set([
    'getOpenApi',
    'getStatusList',
    'getDidDocument',
    'getDidHistory',
    'getCredential',
    'getCredentialDocument',
    'getCredentialPdf',
    'getCredentialImage',
    'getCredentialToken',
    'getCredentialReceipt',
    'getCredentialBadgePng',
    'getCredentialBadgeSvg',
    'getCredentialArchive',
    'getBlockcert',
    'getBlockcertDocument',
    'resolveIdentifier',
    'getPublicAchievement',
    'listKnownIssuers',
    'listLogAnchors',
    'getLog',
    'getLogCheckpoint',
    'getLogTile',
    'getLogReceipt',
  ]);

  test.each(allEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (id, endpoint) => {
    for (const from of ['https://evil.example', 'null', origin]) {
      const body = endpoint.method === 'GET' ? {} : { body: '{}' };
      const headers = { cookie, origin: from, 'content-type': 'application/json' };
      const answer = await sendTo(testApp, endpoint, { ids: tenant.ids, headers, ...body });
      expect(answer.headers.get('access-control-allow-origin'), from).toBe(open.has(id) ? '*' : null);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  test('a preflight gives no other site leave', async () => {
    for (const endpoint of allEndpoints) {
      const headers = {
        origin: 'https://evil.example',
        'access-control-request-method': endpoint.method,
        'access-control-request-headers': 'content-type, authorization',
      };
      const { status, headers: answered } = await sendTo(testApp, endpoint, {
        ids: tenant.ids,
        headers,
        method: 'OPTIONS',
      });
      expect(status, endpoint.id).toBe(405);
      for (const name of ['origin', 'credentials', 'methods', 'headers'])
        expect(answered.get(`access-control-allow-${name}`), endpoint.id).toBeNull();
    }
  });

  test('nor does a page, nor what lies past a public address', async () => {
    for (const path of [
      '/',
      '/learn',
      '/issuers/bodies/did.json/x',
      '/api/v1/me',
      '/status-lists',
      '/x/credentials/1',
    ]) {
      const answer = await testApp.app.fetch(
        new Request(origin + path, { headers: { origin: 'https://evil.example' } }),
      );
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });
});

describe('A08: a token opens only the door it was made for', () => {
  const session = /laurel\.session_token=([^;]+)/.exec(cookie)?.[1] ?? '';
  const guarded = allEndpoints.filter(({ access }) => access.kind !== 'anyone');
  const send = async (headers: Record<string, string>) => {
    for (const endpoint of guarded) {
      const body = endpoint.method === 'GET' ? {} : { body: '{}' };
      const all = { origin, 'content-type': 'application/json', ...headers };
      const answer = await sendTo(testApp, endpoint, { ids: tenant.ids, headers: all, ...body });
      expect([answer.status, answer.code], endpoint.id).toEqual([401, 'not-signed-in']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Laurel"');
    }
  };

  test('an API key sent as a cookie is nobody', async () => {
    expect(guarded.length).toBeGreaterThan(30);
    await send({ cookie: `laurel.session_token=${tenant.apiKey}` });
  });

  test('a session’s token sent as an API key does not hold, whole or in part', async () => {
    expect(session.length).toBeGreaterThan(20);
    await send({ authorization: `Bearer ${session}` });
    await send({ authorization: `Bearer ${decodeURIComponent(session).split('.')[0]}` });
  });

  test('an API key sent otherwise than as a Bearer token does not hold', async () => {
    await send({ authorization: `Basic ${btoa(`${tenant.apiKey}:`)}` });
    await send({ authorization: tenant.apiKey });
    await send({ 'x-api-key': tenant.apiKey });
    const inQuery = new Request(`${origin}${addressOf(endpoints.listMembers, tenant.ids)}?api_key=${tenant.apiKey}`);
    expect((await testApp.app.fetch(inQuery)).status).toBe(401);
  });

  test('a key that does not hold is refused although a session came with it', async () => {
    const { status } = await sendTo(testApp, endpoints.getMe, { headers: { cookie, authorization: 'Bearer none' } });
    expect(status).toBe(401);
  });
});
