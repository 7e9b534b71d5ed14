import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpoints } from '@laurel/api';
import { zipFiles } from '@laurel/credential';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createGuardedFetch } from '../../adapters/guarded-fetch.ts';
import { fetchWithNeighbours } from '../../adapters/testing/fetch-with-neighbours.ts';
import { credentialFile } from '../../testing/credential-file.ts';
import { callApi } from '../../testing/people.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { openAddress } from './open-address.ts';
import { readGiven } from './read-given.ts';

/** Another host: what it answers by path, and which paths it was asked for. */
const answers = new Map<string, RequestListener>();
const asked: string[] = [];
const host = createServer((request, response) => {
  asked.push(request.url ?? '');
  const answer = answers.get(request.url ?? '');
  if (answer) answer(request, response);
  else response.writeHead(404).end();
});
await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
const base = `http://localhost:${(host.address() as AddressInfo).port}`;

const own = 'http://localhost:3000';
const fetcher = fetchWithNeighbours({
  clock: () => new Date(),
  origin: own,
  local: (request) => testApp.app.fetch(request),
});
const testApp: TestApp = await startTestApp({ overrides: { fetcher } });
const tenant = await createTenant(testApp, 'foreign');
afterAll(async () => {
  host.closeAllConnections();
  host.close();
  await testApp.stop();
});
beforeEach(() => {
  asked.length = 0;
});

const file = (form: string) => credentialFile(testApp, tenant, form);
/** Has the other host answer at a path, and gives the address. */
const serve = (path: string, answer: RequestListener) => {
  answers.set(path, answer);
  return base + path;
};
const serveFile = (path: string, bytes: Uint8Array | string, type = 'application/octet-stream') =>
  serve(path, (_, response) => response.writeHead(200, { 'content-type': type }).end(bytes));
const report = (url: string) => callApi(testApp, endpoints.createVerificationReport, { body: { url } });
const verify = (url: string) => callApi(testApp, endpoints.verifyCredential, { body: { url } });

describe('an address on another host that leads to a file', () => {
  test.each([
    ['badge.png', 'image/png', 'png'],
    ['badge.svg', 'image/svg+xml', 'svg'],
    ['pdf', 'application/pdf', 'pdf'],
    ['jwt', 'application/vc+jwt', 'url'],
    ['document', 'application/vc', 'url'],
    ['badge.png', 'text/html', 'png'],
  ])('%s, sent as %s, is opened: the credential inside is valid', async (form, type, container) => {
    const url = serveFile(`/${form}`, await file(form), type);
    const { status, body } = await report(url);
    expect([status, body]).toMatchObject([
      200,
      { refused: [], answers: [{ container, verdict: { outcome: 'valid' } }] },
    ]);
    expect(body.answers[0]?.path[0]).toEqual({ in: 'url', url });
    expect((await verify(url)).body).toMatchObject({ outcome: 'valid' });
  });

  test('an archive is answered file by file; where one verdict is asked for it is refused, and what answers is named', async () => {
    const url = serveFile('/all.zip', await file('archive'));
    const { body } = await report(url);
    expect(body.answers.map(({ verdict }) => verdict.outcome)).toEqual(Array(5).fill('valid'));
    const refused = await verify(url);
    expect([refused.status, refused.code]).toEqual([400, 'invalid-request']);
    expect(JSON.stringify(refused.body)).toContain('there are 5 credentials there');
    expect(JSON.stringify(refused.body)).toContain('/api/v1/verification-reports');
  });

  test('an archive with one credential beside a note has a verdict, and the report names the note', async () => {
    const files = [
      { name: 'ada.png', content: await file('badge.png') },
      { name: 'note.txt', content: 'nothing here' },
    ];
    const url = serveFile('/one.zip', await zipFiles({ files, modified: new Date() }));
    expect((await verify(url)).body).toMatchObject({ outcome: 'valid' });
    const { body } = await report(url);
    expect(body.refused).toMatchObject([
      {
        code: 'container.no-credential',
        path: [
          { in: 'url', url },
          { in: 'zip', entry: 'note.txt' },
        ],
      },
    ]);
  });

  test('a badge that was changed is not valid, and one that is damaged is refused', async () => {
    const bytes = await file('badge.svg');
    const changed = serveFile('/changed.svg', bytes.toString().replace('"name"', '"nome"'));
    expect((await report(changed)).body).toMatchObject({ answers: [{ verdict: { outcome: 'not-valid' } }] });
    expect((await verify(changed)).body).toMatchObject({ outcome: 'not-valid' });
    const damaged = serveFile('/damaged.png', (await file('badge.png')).subarray(0, 400));
    expect((await report(damaged)).body).toMatchObject({ answers: [], refused: [{ code: 'container.malformed' }] });
    expect(await verify(damaged)).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  test('what is written as a credential and is none has a verdict; what is something else is refused', async () => {
    for (const text of [
      '{"a":1}',
      '{"a":1,"a":2}',
      '[]',
      '{"type":"VerifiableCredential"',
      'eyJhbGciOiJFZERTQSJ9.e30.AA',
    ])
      expect(await verify(serveFile('/json', text, 'application/json')), text).toMatchObject({
        status: 200,
        body: { outcome: 'not-valid' },
      });
    for (const text of ['hello', '<!doctype html><p>hello', '', '<svg xmlns="http://www.w3.org/2000/svg"/>'])
      expect(await verify(serveFile('/text', text, 'application/vc')), text).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/url', message: expect.stringContaining('there is no credential there') }] },
      });
  });
});

describe('an address on another host that leads astray', () => {
  test.each([301, 302, 303, 307, 308])('C03 a redirect (%i) is not followed, and named', async (status) => {
    const target = serveFile('/target.png', await file('badge.png'), 'image/png');
    const url = serve('/redirect', (_, response) => response.writeHead(status, { location: target }).end());
    expect((await report(url)).body).toMatchObject({
      answers: [],
      refused: [{ path: [{ in: 'url', url }], code: 'retrieval.bad-answer', detail: `the server answered ${status}` }],
    });
    const { code, body } = await verify(url);
    expect([code, JSON.stringify(body)]).toEqual(['invalid-request', expect.stringContaining(`answered ${status}`)]);
    expect(asked).toEqual(['/redirect', '/redirect']);
  });

  test('C05 an endless body is cut off, and the connection closed', async () => {
    const start = (await file('badge.png')).subarray(0, 100);
    let closed = 0;
    const url = serve('/endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).write(start);
      const timer = setInterval(() => response.write(Buffer.alloc(65_536)), 1);
      response.on('close', () => {
        clearInterval(timer);
        closed += 1;
      });
    });
    expect((await report(url)).body).toMatchObject({ answers: [], refused: [{ code: 'retrieval.too-large' }] });
    expect(await verify(url)).toMatchObject({ status: 400, code: 'invalid-request' });
    await expect.poll(() => closed, { timeout: 20_000 }).toBe(2);
  });

  test('C01 a badge that names an address inside is not followed there: the guard sees every address', async () => {
    const real = createGuardedFetch({ clock: () => new Date(), origin: own, local: async () => new Response() });
    let connections = 0;
    host.on('connection', () => {
      connections += 1;
    });
    const { port } = new URL(base);
    const inside = ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254'].map((name) => `https://${name}:${port}/x`);
    const deps = { fetcher: real, qrReader: { read: async () => [] }, development: true };
    for (const url of inside) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="http://openbadges.org"><o:assertion verify="${url}"/></svg>`;
      for (const given of [new URL(url), svg, Buffer.from(svg)])
        expect(await readGiven(deps, given), url).toMatchObject({
          found: [],
          refused: [{ code: 'retrieval.refused', detail: 'a private address' }],
        });
      await expect(openAddress(deps, url)).rejects.toMatchObject({ code: 'invalid-request' });
    }
    expect(connections).toBe(0);
  });
});
