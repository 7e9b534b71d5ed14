import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuardedFetch, isPublicAddress } from './guarded-fetch.ts';

const origin = 'https://laurel.example';
const clock = () => new Date('2026-11-24T00:00:00Z');
const local = async (request: Request) => new Response(`local ${new URL(request.url).pathname}`);
const guarded = createGuardedFetch({ clock, origin, local });

let canary: Server;
let hits = 0;
let port = 0;

beforeAll(async () => {
  canary = createServer((_, response) => {
    hits++;
    response.end('secret');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => canary.close());

describe('C01 nothing private is fetched', () => {
  const hosts = [
    '127.0.0.1',
    '127.1',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '017700000001',
    '0177.0.0.1',
    '0.0.0.0',
    '0',
    'localhost',
    'localhost.',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[fd00::1]',
    '[fe80::1]',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[2001:db8::1]',
    '[2002:7f00:1::]',
    '[ff02::1]',
    '１２７.０.０.１',
  ];
  test.each(hosts)('https://%s', async (host) => {
    for (const fetchIt of [guarded.retrieve, guarded.retrieveBytes])
      expect(await fetchIt(`https://${host}:${port}/`, '*/*')).toMatchObject({ ok: false });
    expect(hits).toBe(0);
  });

  test.each([
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'gopher://example.org/',
    'not a url',
    '',
  ])('another scheme: %s', async (address) => {
    for (const fetchIt of [guarded.retrieve, guarded.retrieveBytes])
      expect(await fetchIt(address, '*/*')).toMatchObject({ ok: false, reasonCode: 'retrieval.refused' });
  });

  test('an address with a user name', async () => {
    expect(await guarded.retrieve('https://laurel.example@example.org/', '*/*')).toMatchObject({
      ok: false,
      reasonCode: 'retrieval.refused',
    });
  });

  test('every special-purpose range is told from a public address', () => {
    for (const address of ['8.8.8.8', '1.1.1.1', '2606:4700::1111'])
      expect(isPublicAddress(address), address).toBe(true);
    for (const address of ['::ffff:8.8.8.8']) expect(isPublicAddress(address), address).toBe(true);
    for (const address of ['::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', 'fec0::1', '::127.0.0.1']) {
      expect(isPublicAddress(address), address).toBe(false);
    }
  });
});

test('C02 the address that is connected to is the one that was checked', async () => {
  // `localhost` passes every check on the name; only the look at its resolved address, at connect time, stops it.
  const outcome = await guarded.retrieve(`https://localhost:${port}/`, '*/*');
  expect(outcome).toMatchObject({ ok: false, reasonCode: 'retrieval.refused', detail: 'a private address' });
  expect(hits).toBe(0);
});

test('what this install publishes itself never leaves the process', async () => {
  expect(await guarded.retrieve(`${origin}/issuers/a/did.json`, '*/*')).toMatchObject({
    ok: true,
    body: 'local /issuers/a/did.json',
  });
});

/** The same guard over plain http to one allowed loopback port, to try its limits on real sockets. */
describe('C03 and C05 hostile servers', () => {
  let server: Server;
  let listener: RequestListener;
  let base = '';
  const open = createGuardedFetch({ clock, origin, local, isAllowed: () => true, schemes: ['http:'] });

  beforeAll(async () => {
    server = createServer((request, response) => listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('an honest answer comes through', async () => {
    listener = (_, response) => response.end('{"fine":true}');
    expect(await open.retrieve(base, '*/*')).toMatchObject({ ok: true, body: '{"fine":true}' });
  });

  test.each([301, 302, 303, 307, 308])('C03 a redirect (%i) is not followed', async (status) => {
    let asked = 0;
    listener = (_, response) => {
      asked++;
      response.writeHead(status, { location: base }).end();
    };
    for (const fetchIt of [open.retrieve, open.retrieveBytes])
      expect(await fetchIt(base, '*/*')).toMatchObject({ ok: false, reasonCode: 'retrieval.bad-answer' });
    expect(asked).toBe(2);
  });

  test('an endless body is cut off', async () => {
    listener = (_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(65_536, 'x')), 1);
      response.on('close', () => clearInterval(timer));
    };
    for (const fetchIt of [open.retrieve, open.retrieveBytes])
      expect(await fetchIt(base, '*/*')).toMatchObject({ ok: false, reasonCode: 'retrieval.too-large' });
  });

  test('a bomb is cut off when it unfolds', async () => {
    listener = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
    for (const fetchIt of [open.retrieve, open.retrieveBytes])
      expect(await fetchIt(base, '*/*')).toMatchObject({ ok: false, reasonCode: 'retrieval.too-large' });
  });

  test('a slow body is given up after five seconds', async () => {
    listener = (_, response) => {
      response.write('{');
      const timer = setInterval(() => response.write(' '), 500);
      response.on('close', () => clearInterval(timer));
    };
    expect(await open.retrieve(base, '*/*')).toMatchObject({ ok: false, reasonCode: 'retrieval.timeout' });
  }, 10_000);

  test('headers beyond measure are refused', async () => {
    listener = (_, response) => {
      for (let index = 0; index < 400; index++) response.setHeader(`x-${index}`, 'x'.repeat(200));
      response.end('{}');
    };
    expect(await open.retrieve(base, '*/*')).toMatchObject({ ok: false });
  });

  test('bytes that are no text are refused as a text, and come through as a file', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0xfd]);
    listener = (_, response) => response.end(bytes);
    expect(await open.retrieve(base, '*/*')).toMatchObject({ ok: false });
    expect(await open.retrieveBytes(base, '*/*')).toMatchObject({ ok: true, body: bytes });
  });

  test.each([404, 410, 500])('an answer %i is no document', async (status) => {
    listener = (_, response) => response.writeHead(status).end('gone');
    const reasonCode = status === 500 ? 'retrieval.bad-answer' : 'retrieval.not-found';
    expect(await open.retrieve(base, '*/*')).toMatchObject({ ok: false, reasonCode });
  });
});
