import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Endpoint, endpoints, problemDetails } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config/env.ts';
import { createTenant } from '../testing/tenant.ts';
import { startTestApp } from '../testing/test-app.ts';
import type { WebHandler } from './index.ts';
import { addressOf, allEndpoints, sendTo } from './testing/send-to.ts';

const web: WebHandler = {
  handle: async () => new Response('<p>a page</p>', { headers: { 'content-type': 'text/html' } }),
  asset: async () => undefined,
};
const testApp = await startTestApp({ overrides: { web } });
const { app, origin } = testApp;
const ours = await createTenant(testApp, 'ours');
const theirs = await createTenant(testApp, 'theirs');
const unknown = '0b0f7d6e-3f83-4b43-9a1a-1d5d7e8f9a10';
afterAll(() => testApp.stop());

const get = (address: string, headers: Record<string, string> = {}) =>
  app.fetch(new Request(origin + address, { headers }));

describe('an address that is not there, or not for that method, says so', () => {
  test.each(['/api/v1', '/api/', '/api/v1/nowhere', '/api/v1/programmes/', '/api/v1/me/x/y', '/api/v1/%00'])(
    '%s is 404',
    async (address) => {
      const response = await get(address);
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(problemDetails.parse(await response.json())).toMatchObject({ code: 'not-found', status: 404 });
    },
  );

  test('every address of the contract answers another method with 405 and the methods that it knows', async () => {
    for (const endpoint of allEndpoints) {
      const address = addressOf(endpoint, ours.ids);
      const leadsHere = ({ path: pattern }: { path: string }) =>
        new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+').replace(/\{\+\w+\}/, '.+')}$`).test(address);
      const known = allEndpoints.filter(leadsHere).map(({ method }) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        if (known.some((other) => other === method)) continue;
        const answer = await sendTo(testApp, endpoint, { ids: ours.ids, method, headers: { origin } });
        expect([answer.status, answer.code], `${method} ${endpoint.path}`).toEqual([405, 'method-not-allowed']);
        expect(answer.headers.get('allow')?.split(', '), endpoint.path).toEqual(expect.arrayContaining(known));
      }
    }
  });

  test('the page at /api, and pages elsewhere, are the pages’ own affair', async () => {
    for (const address of ['/api', '/', '/credentials/x/y'])
      expect(await (await get(address)).text()).toBe('<p>a page</p>');
  });
});

describe('a refusal has one shape', () => {
  test('type, title, status, code, detail, the request’s number, and a line for each fault', async () => {
    const answer = await sendTo(testApp, endpoints.changeOrganisation, {
      ids: ours.ids,
      headers: { cookie: ours.owner.cookie, origin, 'content-type': 'application/json' },
      body: '{"name":"","website":"nowhere","made/up~":1}',
    });
    const problem = problemDetails.strict().parse(JSON.parse(answer.text));
    expect(problem).toMatchObject({ type: 'urn:laurel:problem:invalid-request', status: 400, code: 'invalid-request' });
    expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(new Set(problem.errors?.map(({ pointer }) => pointer))).toEqual(
      new Set(['/made~1up~0', '/name', '/website']),
    );
  });
});

describe('I11: what is not there and what is not for you look alike', () => {
  test('to the last word, but for the number of the request', async () => {
    const { cookie } = ours.owner;
    const alike = ({ text, status }: { text: string; status: number }) => ({
      ...JSON.parse(text),
      status,
      instance: '',
    });
    const pairs = [
      [endpoints.getOrganisation, 'organisationId'],
      [endpoints.getCredential, 'credentialId'],
      [endpoints.getCredentialDocument, 'credentialId'],
      [endpoints.getCredentialPdf, 'credentialId'],
      [endpoints.getEnrolment, 'enrolmentId'],
    ] as const;
    for (const [endpoint, name] of pairs) {
      const ask = (id: string) => sendTo(testApp, endpoint, { ids: { [name]: id }, headers: { cookie } });
      const [hidden, missing] = [await ask(theirs.ids[name] ?? unknown), await ask(unknown)];
      expect(hidden.status, endpoint.id).toBe(404);
      expect(alike(hidden), endpoint.id).toEqual(alike(missing));
    }
  });
});

describe('I12: a page is at most a hundred, and its cursor is not for making up', () => {
  const lists = allEndpoints.filter(({ query }) => query && 'limit' in query.shape);

  const { publishedProgrammeId = '', workLessonId = '' } = ours.ids;
  /** Work is handed in for a project alone. */
  const idsOf = ({ id }: Endpoint) =>
    id === 'listSubmissions' ? { ...ours.ids, programmeId: publishedProgrammeId, lessonId: workLessonId } : ours.ids;

  test.each(lists.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const limits = ['1000000000', '101', '0', '-1', '1.5', '1e9', 'NaN', ''].map((limit) => ({ limit }));
    const cursors = [
      'x',
      encode(['-271821-04-20T00:00:00.000Z', unknown]),
      encode(['2026-01-01T00:00:00.000Z', [unknown]]),
      encode([0, unknown]),
      encode(['2026-01-01T00:00:00.000Z', '1e3']),
    ].map((cursor) => ({ cursor }));
    for (const query of [...limits, ...cursors]) {
      const address = `${addressOf(endpoint, idsOf(endpoint))}?${new URLSearchParams(query)}`;
      const response = await get(address, { cookie: ours.owner.cookie });
      expect(response.status, address).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid-request' });
    }
    const response = await get(`${addressOf(endpoint, idsOf(endpoint))}?limit=100`, { cookie: ours.owner.cookie });
    expect(response.status).toBe(200);
  });
});

describe('a credential’s address is its page and its document', () => {
  const address = `/credentials/${ours.ids.credentialId}`;
  const { cookie } = ours.learner;

  test.each([
    [undefined, 'text/html'],
    ['*/*', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['application/vc', 'application/vc'],
    ['application/ld+json', 'application/vc'],
    ['application/json', 'application/vc'],
    ['application/vc;q=0.9, text/html;q=0.5', 'application/vc'],
    ['application/vc;q=0.1, text/html', 'text/html'],
    ['image/png', 'text/html'],
  ])('asked for %s it is %s', async (accept, mediaType) => {
    const response = await get(address, accept === undefined ? { cookie } : { cookie, accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, mediaType]);
    expect(response.headers.get('vary')).toBe('Accept');
  });

  test('its document is the same bytes as the API’s, and is not for strangers', async () => {
    const accept = 'application/vc';
    const document = await (await get(address, { cookie, accept })).text();
    expect(document).toBe(await (await get(`/api/v1${address}/document`, { cookie })).text());
    for (const other of [{}, { cookie: theirs.owner.cookie }])
      expect((await get(address, { accept, ...other })).status).toBe(404);
    expect((await get(`/credentials/${unknown}`, { accept })).status).toBe(404);
    expect((await get('/credentials/none', { accept })).status).toBe(404);
  });
});

describe('I01: caught mail is shown in development only, as text', () => {
  const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  const mail = {
    id: '1',
    from: hostile,
    to: [`${hostile}@example.org`],
    subject: hostile,
    text: `${hostile}\nhttps://learn.example.org/a?b=1&c="onmouseover=alert(1) javascript:alert(1)\n</pre><script>alert(2)</script>`,
    receivedAt: hostile,
  };

  async function showing(LAUREL_ORIGIN: string) {
    const directory = await mkdtemp(path.join(tmpdir(), 'laurel-mail-'));
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, '1.json'), JSON.stringify(mail));
    const env = { DATABASE_URL: testApp.databaseUrl, LAUREL_ORIGIN, LAUREL_MAIL_CATCHER: directory };
    const secrets = { keyEncryptionKeys: async () => [Buffer.alloc(32, 1)], sessionSecret: 'x'.repeat(43) };
    const other = createApp(readConfig({ ...env, LAUREL_LOG_LEVEL: 'silent' }), secrets);
    const answers = await Promise.all(
      ['/dev/mail', '/dev/mail.json'].map(async (address) => {
        const response = await other.fetch(new Request(LAUREL_ORIGIN + address));
        return {
          status: response.status,
          policy: response.headers.get('content-security-policy'),
          text: await response.text(),
        };
      }),
    );
    await other.close();
    await rm(directory, { recursive: true });
    return answers;
  }

  test('what a mail says is never markup', async () => {
    const [page] = await showing('http://localhost:3000');
    expect(page?.status).toBe(200);
    expect(page?.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page?.text).not.toMatch(/<script|<img|href="javascript|"onmouseover/i);
    expect(page?.text).toContain('<a href="https://learn.example.org/a?b=1&amp;c=');
    expect(page?.policy).toMatch(/^default-src 'none'/);
  });

  test('on a public origin there is no such address', async () => {
    for (const { status, text } of await showing('https://learn.example.org')) {
      expect(status).toBe(404);
      expect(text).not.toContain('alert');
    }
  });
});
