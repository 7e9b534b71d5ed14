import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config/env.ts';
import { createTenant } from '../testing/tenant.ts';
import { startTestApp } from '../testing/test-app.ts';
import type { WebHandler } from './index.ts';
import { addressOf } from './testing/send-to.ts';

const nonces: string[] = [];
const web: WebHandler = {
  async handle(_, { nonce }) {
    nonces.push(nonce);
    return new Response(`<script nonce="${nonce}"></script>`, {
      headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'unsafe-inline' *" },
    });
  },
  asset: async (path) =>
    ['/assets/app.js', '/verify-worker.js'].includes(path)
      ? { bytes: Buffer.from('0'), mediaType: 'text/javascript', immutable: path.startsWith('/assets/') }
      : undefined,
};
const testApp = await startTestApp({ overrides: { web } });
const { ids } = await createTenant(testApp, 'headers');
// The same install, as the public would reach it.
const config = readConfig({
  DATABASE_URL: testApp.databaseUrl,
  LAUREL_ORIGIN: 'https://learn.example.org',
  LAUREL_LOG_LEVEL: 'silent',
});
const secrets = { keyEncryptionKeys: async () => [Buffer.alloc(32, 1)], sessionSecret: 'x'.repeat(43) };
const pub = createApp(config, secrets, { web });
afterAll(async () => {
  await pub.close();
  await testApp.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  pub.fetch(new Request(config.origin + path, { headers }));

/** What is wrong with the headers of an answer, a line a header. */
function faultsOf({ headers }: Response): string[] {
  const rules: [name: string, good: (value: string) => boolean][] = [
    ['x-content-type-options', (value) => value === 'nosniff'],
    ['x-frame-options', (value) => value === 'DENY'],
    ['referrer-policy', (value) => /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/.test(value)],
    ['cross-origin-opener-policy', (value) => value === 'same-origin'],
    ['permissions-policy', (value) => /geolocation=\(\)/.test(value) && /microphone=\(\)/.test(value)],
    [
      'strict-transport-security',
      (value) => Number(/max-age=(\d+)/.exec(value)?.[1]) >= 31_536_000 && /includeSubDomains/.test(value),
    ],
    [
      'content-security-policy',
      (value) =>
        value.startsWith("default-src 'none'") &&
        value.includes("frame-ancestors 'none'") &&
        !/unsafe-inline|unsafe-eval|unsafe-hashes|(^|\s)\*|http:/.test(value),
    ],
  ];
  return [
    ...rules.filter(([name, good]) => !good(headers.get(name) ?? '')).map(([name]) => `${name}: ${headers.get(name)}`),
    ...['server', 'x-powered-by'].filter((name) => headers.has(name)),
  ];
}

const answers: [what: string, path: string, status: number][] = [
  ['an answer of the API', '/api/v1/programmes', 200],
  ['a refusal', '/api/v1/me', 401],
  ['a wrong method', '/api/v1/sessions', 405],
  ['an address that is not there', '/api/v1/nowhere', 404],
  ['the OpenAPI document', '/api/openapi.json', 200],
  ['health, while a part is down', '/api/health', 503],
  ['a page', '/', 200],
  ['a built file', '/assets/app.js', 200],
  ['an uploaded file', addressOf(endpoints.getFile, ids), 200],
  ['a DID document', addressOf(endpoints.getDidDocument, ids), 200],
  ['a status list that is not there', '/status-lists/0b0f7d6e-3f83-4b43-9a1a-1d5d7e8f9a10', 404],
];

describe('I14: every answer keeps browsers careful', () => {
  test.each(answers)('%s', async (_, path, status) => {
    const response = await get(path);
    if (path.startsWith('/files/')) {
      // The bytes lie in the other install’s folder: its own answer is looked at.
      const own = await testApp.app.fetch(new Request(testApp.origin + path));
      expect(own.status).toBe(status);
      expect(faultsOf(own)).toEqual(['strict-transport-security: null']);
      return;
    }
    expect(response.status).toBe(status);
    expect(faultsOf(response)).toEqual([]);
  });

  test('a status list, signed when it is asked for', async () => {
    const response = await testApp.app.fetch(new Request(testApp.origin + addressOf(endpoints.getStatusList, ids)));
    expect(response.status).toBe(200);
    expect(faultsOf(response)).toEqual(['strict-transport-security: null']);
  });

  test('what is no page may run nothing at all', async () => {
    for (const path of [
      '/api/v1/programmes',
      '/api/v1/nowhere',
      '/assets/app.js',
      addressOf(endpoints.getDidDocument, ids),
    ])
      expect((await get(path)).headers.get('content-security-policy'), path).toMatch(/^default-src 'none';.*sandbox/);
  });

  test('a page runs what bears its nonce, which is new each time, whatever policy the page itself would have', async () => {
    const policies = [];
    for (const _ of [1, 2]) {
      const policy = (await get('/')).headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`script-src 'self' 'nonce-${nonces.at(-1)}'`);
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain('upgrade-insecure-requests');
      policies.push(policy);
    }
    expect(new Set(policies).size).toBe(2);
    expect(Buffer.from(nonces.at(-1) ?? '', 'base64')).toHaveLength(16);
  });

  test('the verify page alone may compile WebAssembly and ask for the camera', async () => {
    const allowed = async (path: string) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe/);
      return [policy.includes("'wasm-unsafe-eval'"), headers.get('permissions-policy')?.includes('camera=(self)')];
    };
    expect(await allowed('/verify')).toEqual([true, true]);
    for (const path of ['/', '/verify/x', '/verify-worker.js', '/api/v1/verifications'])
      expect(await allowed(path), path).toEqual([false, false]);
  });

  test('the worker that keeps the verify page for offline use may fetch from here, and from nowhere else', async () => {
    const policy = (await get('/verify-worker.js')).headers.get('content-security-policy');
    expect(policy).toBe("default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
  });

  test('http, which only this machine speaks, is not asked to be https', async () => {
    const response = await testApp.app.fetch(new Request(`${testApp.origin}/`));
    expect(response.headers.get('strict-transport-security')).toBeNull();
    expect(response.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });

  test('F06: what is somebody’s own is not kept by a cache', async () => {
    for (const path of ['/api/v1/me', '/api/v1/programmes', '/'])
      expect((await get(path)).headers.get('cache-control'), path).toBe('no-store');
    expect((await get('/assets/app.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});
