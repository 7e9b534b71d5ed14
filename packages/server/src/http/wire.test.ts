import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';
import type { WebHandler } from './index.ts';
import { rawExchange } from './testing/raw-exchange.ts';

// A page that reads its form whole, as pages do.
const web: WebHandler = {
  handle: async (request) => new Response(`${(await request.text()).length} characters`),
  asset: async () => undefined,
};
const testApp = await startTestApp({ overrides: { web } });
const listening = await testApp.app.listen(0);
const { port } = listening;
afterAll(async () => {
  await listening.close();
  await testApp.stop();
});

const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: localhost:3000', ...headers, '', ''].join('\r\n');
const chunk = (size: number) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;

/** A body in chunks, without an end; looks up from time to time. */
function* endless(start: string, look: () => void): Generator<string> {
  yield start;
  const one = chunk(64 * 1024);
  for (let sent = 1; ; sent++) {
    yield one;
    if (sent % 256 === 0) look();
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use after everything unused was collected: how much memory the process has got says little of it. */
function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const bodyTakers = [
  ['an endpoint that reads JSON', 'POST /api/v1/verifications', 'application/json', 413],
  ['an endpoint that reads a file', 'POST /api/v1/verification-reports', 'application/octet-stream', 413],
  ['an endpoint that takes no body', 'POST /api/v1/sessions/passkey/options', 'application/json', 200],
  ['an endpoint that only others may call', 'POST /api/v1/organisations', 'application/json', 401],
  ['an address that is not there', 'POST /api/v1/nowhere', 'application/json', 404],
  ['a page', 'POST /sign-in', 'application/x-www-form-urlencoded', 413],
  ['a page, with files, from nobody', 'POST /sign-in', 'multipart/form-data; boundary=b', 413],
] as const;

describe('I04: more than is taken is cut off', () => {
  test.each(bodyTakers)('an endless chunked body to %s', async (_, line, type, status) => {
    const before = bytesInUse();
    let held = 0;
    const look = () => {
      held = Math.max(held, bytesInUse() - before);
    };
    const sent = endless(head(line, `Content-Type: ${type}`, 'Transfer-Encoding: chunked'), look);
    const answer = await rawExchange({ port, send: sent, milliseconds: 8_000 });
    look();
    expect(answer.statuses).toEqual([status]);
    expect(answer.closed).toBe(true);
    // What is still on its way when the answer goes out is dropped unread; it is never held.
    expect(held).toBeLessThan(48 * 1024 ** 2);
  });

  test.each(bodyTakers.filter(([, , , status]) => status === 413))(
    'an announced length of ten gigabytes to %s is refused before it is sent',
    async (_, line, type) => {
      const send = head(line, `Content-Type: ${type}`, `Content-Length: ${10 * 1024 ** 3}`);
      const started = performance.now();
      const answer = await rawExchange({ port, send });
      expect(answer.statuses).toEqual([413]);
      expect(answer.text).toContain('"code":"too-large"');
      expect(answer.closed).toBe(true);
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );

  test('a body shorter than announced is never taken for whole', async () => {
    const send = `${head('POST /api/v1/verifications', 'Content-Type: application/json', 'Content-Length: 100')}{}`;
    const answer = await rawExchange({ port, send, milliseconds: 500 });
    expect(answer.statuses).toEqual([]);
  });

  test('a body longer than announced is not read past its end: the rest is no second request', async () => {
    const send = `${head('POST /api/v1/verifications', 'Content-Type: application/json', 'Content-Length: 2')}{}GARBAGE\r\n\r\n`;
    const answer = await rawExchange({ port, send });
    expect(answer.statuses.filter((status) => status !== 400)).toEqual([]);
    expect(answer.closed).toBe(true);
  });

  test('a page that is sent a form of a fitting length gets it whole', async () => {
    const send = `${head('POST /sign-in', 'Content-Length: 5', 'Connection: close')}a=b&c`;
    expect((await rawExchange({ port, send })).text).toContain('5 characters');
  });
});

describe('I07: a request that two servers could read differently is refused, and the connection ends', () => {
  const post = 'POST /api/v1/verifications';
  const json = 'Content-Type: application/json';
  const second = 'GET /api/health HTTP/1.1\r\nHost: localhost:3000\r\n\r\n';
  const shapes: Record<string, string> = {
    'length and chunks': `${head(post, json, 'Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${second}`,
    'chunks and length': `${head(post, json, 'Transfer-Encoding: chunked', 'Content-Length: 6')}0\r\n\r\n${second}`,
    'two lengths': `${head(post, json, 'Content-Length: 2', 'Content-Length: 40')}{}${second}`,
    'a list of lengths': `${head(post, json, 'Content-Length: 2, 40')}{}${second}`,
    'a signed length': `${head(post, json, 'Content-Length: +2')}{}${second}`,
    'a negative length': `${head(post, json, 'Content-Length: -1')}${second}`,
    'a hexadecimal length': `${head(post, json, 'Content-Length: 0x2')}{}${second}`,
    'chunks not last': `${head(post, json, 'Transfer-Encoding: chunked, identity')}0\r\n\r\n${second}`,
    'an unknown transfer coding': `${head(post, json, 'Transfer-Encoding: xchunked')}0\r\n\r\n${second}`,
    'a space before the colon': `${head(post, json, 'Content-Length : 2')}{}${second}`,
    'a folded header': `${head(post, json, 'X-Folded: a\r\n b', 'Content-Length: 2')}{}${second}`,
    'a folded transfer coding': `${head(post, json, 'Transfer-Encoding:\r\n chunked')}0\r\n\r\n${second}`,
    'a bare line feed': `${post} HTTP/1.1\nHost: localhost\n${json}\nContent-Length: 2\n\n{}${second}`,
    'a bare carriage return in a header': `${head(post, json, 'X-Odd: a\rContent-Length: 2')}${second}`,
    'NUL in a header': `${head(post, json, 'X-Odd: a\0b', 'Content-Length: 2')}{}${second}`,
    'a chunk size with rubbish': `${head(post, json, 'Transfer-Encoding: chunked')}2 x\r\n{}\r\n0\r\n\r\n${second}`,
    'a chunk longer than it says': `${head(post, json, 'Transfer-Encoding: chunked')}1\r\n{}\r\n0\r\n\r\n${second}`,
    'a chunk size past all bounds': `${head(post, json, 'Transfer-Encoding: chunked')}fffffffffffffffff\r\n{}\r\n${second}`,
    'no host': `GET /api/health HTTP/1.1\r\n\r\n${second}`,
    'headers of 64 kilobytes': `GET /api/health HTTP/1.1\r\nHost: localhost:3000\r\nX-Long: ${'x'.repeat(65_536)}\r\n\r\n${second}`,
  };

  test.each(Object.entries(shapes))('%s', async (_, send) => {
    const answer = await rawExchange({ port, send, milliseconds: 2_500 });
    expect(
      answer.statuses.every((status) => [400, 431].includes(status)),
      answer.text.slice(0, 300),
    ).toBe(true);
    expect(answer.statuses.length).toBeLessThanOrEqual(1);
    expect(answer.closed).toBe(true);
  });

  test('a host that is none is refused; the next request on the connection is another matter', async () => {
    const send = `GET /api/openapi.json HTTP/1.1\r\nHost: a b\r\n\r\n${head('GET /api/v1/nowhere', 'Connection: close')}`;
    expect((await rawExchange({ port, send })).statuses).toEqual([400, 404]);
  });

  test('two requests that are what they say are both answered', async () => {
    const first = `${head(post, json, 'Content-Length: 2')}{}`;
    const last = head('GET /api/v1/nowhere', 'Connection: close');
    expect((await rawExchange({ port, send: first + last })).statuses).toEqual([400, 404]);
  });
});

describe('listening', () => {
  test('a port that is taken is said to be, and the first goes on answering', async () => {
    await expect(testApp.app.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const answer = await rawExchange({ port, send: head('GET /api/openapi.json', 'Connection: close') });
    expect(answer.statuses).toEqual([200]);
  });

  test('M18: a server told to stop finishes what is under way and takes nothing new', async () => {
    let finish: (() => void) | undefined;
    const slow: WebHandler = {
      handle: () => new Promise((resolve) => (finish = () => resolve(new Response('finished')))),
      asset: async () => undefined,
    };
    const other = await startTestApp({ overrides: { web: slow } });
    const stopping = await other.app.listen(0);
    const underWay = rawExchange({ port: stopping.port, send: head('GET /slow'), milliseconds: 8_000 });
    while (!finish) await new Promise((wake) => setTimeout(wake, 10));
    const stopped = stopping.close();
    const late = await rawExchange({ port: stopping.port, send: head('GET /late') });
    expect(late.statuses).toEqual([]);
    finish();
    expect((await underWay).text).toContain('finished');
    await stopped;
    await other.stop();
  });
});
