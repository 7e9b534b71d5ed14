import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config/env.ts';
import { createSignedInPerson } from '../testing/people.ts';
import { startTestApp } from '../testing/test-app.ts';
import { callerAddress } from './caller-address.ts';
import { rawExchange } from './testing/raw-exchange.ts';
import { sendTo } from './testing/send-to.ts';

const testApp = await startTestApp({ rateLimitScale: 1 });
const { origin } = testApp;
const listening = await testApp.app.listen(0);
afterAll(async () => {
  await listening.close();
  await testApp.stop();
});

const { points } = endpoints.signIn.rateLimit;
const signIn = (path: string, ...headers: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 2',
    'Connection: close',
    ...headers,
    '',
    '{}',
  ].join('\r\n');
const overTheWire = async (port: number, path: string, ...headers: string[]) =>
  (await rawExchange({ port, send: signIn(path, ...headers) })).statuses[0];

describe('I10: a limit is exact, and nothing in a request moves it', () => {
  test('of calls at the same moment, as many as the limit allows are heard', async () => {
    const forged = (count: number) => [
      `X-Forwarded-For: 192.0.2.${count}`,
      `X-Real-IP: 192.0.2.${count}`,
      `Forwarded: for=192.0.2.${count}`,
      `CF-Connecting-IP: 192.0.2.${count}`,
    ];
    const calls = Array.from({ length: points * 3 }, (_, count) =>
      overTheWire(listening.port, '/api/v1/sessions', ...forged(count)),
    );
    const statuses = await Promise.all(calls);
    expect(statuses.filter((status) => status === 400)).toHaveLength(points);
    expect(statuses.filter((status) => status === 429)).toHaveLength(points * 2);
  });

  test('another spelling of the address is another address: not there', async () => {
    for (const path of ['/api/v1/sessions/', '/api/v1/SESSIONS', '//api/v1/sessions', '/api/v1/./sessions/'])
      expect(await overTheWire(listening.port, path), path).toBe(404);
    for (const path of ['/api/v1/sessions?x=1', '/api/v1/x/../sessions', '/api/v1/%73essions'])
      expect([404, 429], path).toContain(await overTheWire(listening.port, path));
  });

  test('people are counted one by one, whatever address they share', async () => {
    const send = async ({ cookie }: { cookie: string }) =>
      (
        await sendTo(testApp, endpoints.addEmail, {
          headers: { cookie, origin, 'content-type': 'application/json' },
          body: '{}',
        })
      ).status;
    const [ana, ben] = [await createSignedInPerson(testApp), await createSignedInPerson(testApp)];
    for (let call = 0; call < endpoints.addEmail.rateLimit.points; call += 1) expect(await send(ana)).toBe(400);
    expect(await send(ana)).toBe(429);
    expect(await send(ben)).toBe(400);
  });

  test('a report is counted alike, whether the file or JSON is sent', async () => {
    const { cookie } = await createSignedInPerson(testApp);
    const send = async (type: string) =>
      (
        await sendTo(testApp, endpoints.createVerificationReport, {
          headers: { cookie, origin, 'content-type': type },
          body: '{"text":"hello"}',
        })
      ).status;
    const kinds = ['application/json', 'application/octet-stream'] as const;
    const { points: reports } = endpoints.createVerificationReport.rateLimit;
    for (let call = 0; call < reports; call += 1) expect(await send(kinds[call % 2] ?? kinds[0])).toBe(200);
    for (const type of kinds) expect(await send(type)).toBe(429);
  });

  test('behind a proxy that is trusted, the address is the last that it added', async () => {
    const config = readConfig({
      DATABASE_URL: testApp.databaseUrl,
      LAUREL_TRUST_PROXY: '1',
      LAUREL_LOG_LEVEL: 'error',
    });
    const trusting = createApp(config, {
      keyEncryptionKeys: async () => [Buffer.alloc(32, 1)],
      sessionSecret: 'x'.repeat(43),
    });
    const server = await trusting.listen(0);
    const from = (client: string) =>
      overTheWire(server.port, '/api/v1/sessions', `X-Forwarded-For: 198.51.100.7, ${client}`);
    for (let call = 0; call < points; call += 1) expect(await from('203.0.113.9')).toBe(400);
    expect(await from('203.0.113.9')).toBe(429);
    expect(await from('203.0.113.10')).toBe(400);
    await server.close();
    await trusting.close();
  });
});

describe('I10: the address that calls are counted by', () => {
  const request = (forwarded?: string) =>
    new Request('http://localhost', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } });
  const direct = callerAddress({ trustProxy: false });
  const proxied = callerAddress({ trustProxy: true });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('of the socket %s is %s, whatever the request claims', (socket, expected) => {
    expect(direct(request(), socket)).toBe(expected);
    expect(direct(request('203.0.113.9'), socket)).toBe(expected);
  });

  test('two of one household are one; of two households two', () => {
    expect(direct(request(), '2001:db8:1:2:aaaa::1')).toBe(direct(request(), '2001:db8:1:2:bbbb::2'));
    expect(direct(request(), '2001:db8:1:2::1')).not.toBe(direct(request(), '2001:db8:1:3::1'));
  });

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['198.51.100.7, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9,', '10.0.0.1'],
    ['', '10.0.0.1'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['203.0.113.9:51234', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
  ])('behind a trusted proxy, X-Forwarded-For “%s” is %s', (forwarded, expected) => {
    expect(proxied(request(forwarded), '10.0.0.1')).toBe(expected);
  });
});
