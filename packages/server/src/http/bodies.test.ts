import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { createSignedInPerson } from '../testing/people.ts';
import { createTenant } from '../testing/tenant.ts';
import { startTestApp } from '../testing/test-app.ts';
import { allEndpoints, sendTo, writes } from './testing/send-to.ts';

const testApp = await startTestApp();
const { origin } = testApp;
const tenant = await createTenant(testApp, 'bodies');
const { cookie } = await createSignedInPerson(testApp, { name: 'Unchanged' });
afterAll(() => testApp.stop());

const json = 'application/json';
const changeName = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  sendTo(testApp, endpoints.changeMe, { body, headers: { cookie, origin, 'content-type': json, ...headers } });
const nameNow = async () =>
  (JSON.parse((await sendTo(testApp, endpoints.getMe, { headers: { cookie } })).text) as { name: string }).name;

describe('I04: a body is at most one mebibyte', () => {
  const limit = 1024 * 1024;
  const ofBytes = (count: number) => `{"name":"${'x'.repeat(count - 11)}"}`;

  test('the last byte that is allowed is read, one more is refused', async () => {
    expect((await changeName(ofBytes(limit))).code).toBe('invalid-request');
    expect(await changeName(ofBytes(limit + 1))).toMatchObject({ status: 413, code: 'too-large' });
  });

  test('an announced length is enough to be refused', async () => {
    expect(await changeName('{}', { 'content-length': String(10 * 1024 ** 3) })).toMatchObject({ status: 413 });
  });
});

test('what a field wants is said to a person', async () => {
  const { text } = await changeName('{"name":" "}');
  expect(JSON.parse(text)).toMatchObject({ errors: [{ pointer: '/name', message: 'fill this in' }] });
});

describe('I05: JSON that can be read in two ways is refused', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const malformed: Record<string, string | Uint8Array<ArrayBuffer>> = {
    'no body at all': '',
    'depth 65': `{"name":${deep(64)}}`,
    'duplicate keys': '{"name":"A","name":"B"}',
    'duplicate keys, one escaped': '{"name":"A","\\u006eame":"B"}',
    'an integer past 2^53': '{"name":9007199254740993}',
    'a number past all bounds': '{"name":1e400}',
    __proto__: '{"name":"A","__proto__":{"polluted":true}}',
    'an escaped __proto__': '{"name":"A","\\u005f_proto__":{"polluted":true}}',
    constructor: '{"name":"A","constructor":{"prototype":{"polluted":true}}}',
    'a lone surrogate, escaped': '{"name":"\\ud800"}',
    'a lone surrogate in a key': '{"\\udfff":"A"}',
    'NUL, escaped': '{"name":"A\\u0000B"}',
    'NUL as it is': '{"name":"A\u0000B"}',
    'a byte order mark': Buffer.from('\ufeff{"name":"A"}'),
    'UTF-16': Buffer.from('{"name":"A"}', 'utf16le'),
    'bytes that are no UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    'a comment': '{"name":"A"/**/}',
    'two documents': '{"name":"A"}{"name":"B"}',
    '60,000 values': `{"name":[${Array.from({ length: 60_000 }, () => 0).join()}]}`,
  };
  test.each(Object.entries(malformed))('%s', async (_, body) => {
    const answer = await changeName(body);
    expect(answer).toMatchObject({ status: 400, code: 'malformed-json' });
    expect((Object.prototype as { polluted?: true }).polluted).toBeUndefined();
    expect(await nameNow()).toBe('Unchanged');
  });

  test('depth 64, 10,000 unknown keys and a name that is no text are read, and do not fit', async () => {
    const manyKeys = Object.fromEntries(Array.from({ length: 10_000 }, (_, count) => [`key-${count}`, 0]));
    for (const body of [`{"name":${deep(63)}}`, JSON.stringify(manyKeys), '{"name":7}', '[]', 'null', '"name"']) {
      expect(await changeName(body), body.slice(0, 40)).toMatchObject({ status: 400, code: 'invalid-request' });
    }
    expect(await nameNow()).toBe('Unchanged');
  });

  test('JSONTestSuite: what is no JSON is malformed, nothing of it is taken, nothing breaks', async () => {
    const folder = path.join(import.meta.dirname, '../../../../../shared/vectors/json-test-suite');
    const names = existsSync(folder)
      ? (await readdir(folder, { recursive: true })).filter((name) => /(^|\/)[yni]_[^/]*\.json$/.test(name))
      : [];
    for (const name of names) {
      const { status, code } = await changeName(new Uint8Array(await readFile(path.join(folder, name))));
      expect([status, code], name).toEqual([
        400,
        expect.stringMatching(/^(malformed-json|invalid-request|too-large)$/),
      ]);
      if (path.basename(name).startsWith('n_')) expect(code, name).toBe('malformed-json');
    }
    process.stdout.write(
      `JSONTestSuite: ${names.length} texts sent${names.length === 0 ? ', suite not there: skipped' : ''}\n`,
    );
    expect(await nameNow()).toBe('Unchanged');
  });
});

describe('I06: nothing is taken in unvalidated, whatever its content type says', () => {
  // True: JSON, to be read and validated.
  const contentTypes: [value: string | undefined, isJson: boolean][] = [
    ['application/json', true],
    ['Application/JSON', true],
    ['application/json; charset=utf-8', true],
    ['application/json;charset="utf-16"', true],
    [' application/json ', true],
    ['application/json\t;x', true],
    ['application/json\u00a0', true],
    [undefined, false],
    ['', false],
    ['text/plain', false],
    ['text/plain; application/json', false],
    ['text/plain;charset=application/json', false],
    ['application/x-www-form-urlencoded', false],
    ['multipart/form-data; boundary=application/json', false],
    ['application/json, text/plain', false],
    ['text/plain, application/json', false],
    ['application/jsonp', false],
    ['application/ json', false],
    ['application/vnd.api+json', false],
    ['application/problem+json', false],
    ['text/json', false],
    ['application', false],
    ['json', false],
    [',', false],
    [';application/json', false],
  ];
  const withBody = writes.filter(({ body }) => body);

  test.each(withBody.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_, endpoint) => {
    const apiKey = endpoint.access.kind === 'api-key';
    const caller = apiKey ? { authorization: `Bearer ${tenant.apiKey}` } : { cookie: tenant.owner.cookie };
    for (const [contentType, isJson] of contentTypes) {
      const headers = new Headers({ ...caller, origin });
      if (contentType !== undefined) headers.set('content-type', contentType);
      const body = Buffer.from('{"undeclared":true}');
      const { status, code } = await sendTo(testApp, endpoint, { ids: tenant.ids, headers, body });
      const expected = isJson ? [400, 'invalid-request'] : [415, 'unsupported-media-type'];
      expect([status, code], `${contentType}`).toEqual(expected);
    }
  });

  test('every endpoint that takes a body is among them', () => {
    process.stdout.write(`content types: ${contentTypes.length} × ${withBody.length} endpoints\n`);
    expect(withBody.length).toBeGreaterThan(20);
  });

  test('an upload of a kind that is not taken is refused, and so is one that is announced too large', async () => {
    const headers = { cookie: tenant.owner.cookie, origin };
    const send = (more: Record<string, string>) =>
      sendTo(testApp, endpoints.uploadFile, { ids: tenant.ids, headers: { ...headers, ...more }, body: 'x' });
    for (const type of ['text/html', 'image/svg+xml', 'image/png, text/html', 'text/html;image/png', ''])
      expect(await send({ 'content-type': type }), type).toMatchObject({ status: 415 });
    const tooLong = String(endpoints.uploadFile.upload.maxBytes + 1);
    expect(await send({ 'content-type': 'video/mp4', 'content-length': tooLong })).toMatchObject({ status: 413 });
  });
});

describe('I05: no text in an address breaks anything', () => {
  const odd = ['\u0000', 'a\u0000b', '%', '../..', "'; --", '\ud83d\ude00', '\u202e', 'x'.repeat(5_000)];

  test.each(allEndpoints.filter(({ params }) => params).map((endpoint) => [endpoint.id, endpoint] as const))(
    'in the path of %s',
    async (_, endpoint) => {
      const headers = { cookie: tenant.owner.cookie, origin, 'content-type': json };
      for (const name of Object.keys(endpoint.params?.shape ?? {})) {
        for (const value of odd) {
          const body = endpoint.method === 'GET' ? {} : { body: '{}' };
          const sent = await sendTo(testApp, endpoint, { ids: { ...tenant.ids, [name]: value }, headers, ...body });
          expect([400, 404, 415], `${name}=${JSON.stringify(value.slice(0, 20))}: ${sent.text}`).toContain(sent.status);
        }
      }
    },
  );

  test.each(allEndpoints.filter(({ query }) => query).map((endpoint) => [endpoint.id, endpoint] as const))(
    'in the query of %s',
    async (_, endpoint) => {
      for (const name of Object.keys(endpoint.query?.shape ?? {})) {
        for (const value of odd) {
          const url = new URL(
            endpoint.path.replaceAll(/\{\+?(\w+)\}/g, (__, key: string) => tenant.ids[key] ?? 'none'),
            origin,
          );
          url.searchParams.set(name, value);
          const response = await testApp.app.fetch(new Request(url, { headers: { cookie: tenant.owner.cookie } }));
          expect(response.status, `${name}=${JSON.stringify(value.slice(0, 20))}`).toBeLessThan(500);
        }
      }
    },
  );

  test('a query parameter given twice is refused', async () => {
    const url = `${origin}/api/v1/programmes?limit=1&limit=100`;
    const answer = await testApp.app.fetch(new Request(url));
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
  });
});
