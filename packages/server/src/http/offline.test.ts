import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import type { WebHandler } from './index.ts';

const web: WebHandler = {
  handle: async (_, { offersOffline }) => new Response(`offers it: ${offersOffline}`),
  asset: async (path) =>
    path === '/offline-worker.js'
      ? { bytes: Buffer.from('the worker'), mediaType: 'text/javascript', immutable: false }
      : undefined,
};
const on = await startTestApp({ overrides: { web } });
const off = await startTestApp({ overrides: { web }, environment: { LAUREL_OFFLINE_READING: 'off' } });
afterAll(() => Promise.all([on.stop(), off.stop()]));

const ask = ({ app, origin }: TestApp, path: string, init: RequestInit = {}) =>
  app.fetch(new Request(origin + path, init));

describe('the worker for offline reading', () => {
  test('is asked for anew each time, and may fetch from here and from nowhere else', async () => {
    const { headers } = await ask(on, '/offline-worker.js');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    );
    // At the root, it needs no leave for the whole site.
    expect(headers.get('service-worker-allowed')).toBeNull();
  });

  test('is replaced by one that removes everything and itself, where the operator switches it off', async () => {
    expect(await (await ask(on, '/offline-worker.js')).text()).toBe('the worker');
    const withdrawn = await ask(off, '/offline-worker.js');
    const script = await withdrawn.text();
    expect(withdrawn.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(script).toContain('registration.unregister()');
    expect(script).toContain('caches.delete');
    expect(script, 'what waits is sent by the page').toContain('(?!waiting:)');
    expect(script).not.toContain("'fetch'");
    expect(await (await ask(on, '/learn')).text()).toBe('offers it: true');
    expect(await (await ask(off, '/learn')).text()).toBe('offers it: false');
  });
});

describe('signing out', () => {
  const clears = async (path: string, method: string) =>
    (await ask(on, path, { method, headers: { origin: on.origin } })).headers.get('clear-site-data');

  test('and erasing oneself leave nothing in the browser, by a page, by the router and by the API', async () => {
    for (const [path, method] of [
      ['/sign-out', 'POST'],
      ['/sign-out.data', 'POST'],
      ['/account/erase', 'POST'],
      ['/account/erase.data', 'POST'],
      ['/api/v1/sessions/current', 'DELETE'],
    ] as const)
      expect(await clears(path, method), path).toBe('"cache", "storage"');
  });

  test('is not done by anything else, nor by another site', async () => {
    for (const [path, method] of [
      ['/sign-out', 'GET'],
      ['/sign-in', 'POST'],
      ['/account/erase', 'GET'],
      // Nobody is signed in: it is refused.
      ['/api/v1/me/erasure', 'POST'],
      ['/', 'GET'],
      ['/api/v1/me', 'GET'],
    ] as const)
      expect(await clears(path, method), path).toBeNull();
    const foreign = await ask(on, '/sign-out', { method: 'POST', headers: { origin: 'https://elsewhere.example' } });
    expect([foreign.status, foreign.headers.get('clear-site-data')]).toEqual([403, null]);
  });
});
