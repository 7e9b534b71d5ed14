import { beforeEach, describe, expect, it } from 'vitest';
import { createKeptDocuments, type DocumentCache, type KeptDocuments } from './kept-documents.ts';

const day = 86_400_000;
let now: Date;
let cache: Map<string, Response>;
let kept: KeptDocuments;

/** As the Cache API does it: in the order of putting, each answer read but once. */
function cacheOver(entries: Map<string, Response>): DocumentCache {
  const nameOf = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request));
  return {
    match: async (request) => entries.get(nameOf(request))?.clone(),
    put: async (request, response) => void entries.set(nameOf(request), response),
    delete: async (request) => entries.delete(nameOf(request)),
    keys: async () => [...entries.keys()].map((url) => new Request(url)),
  };
}

beforeEach(() => {
  now = new Date('2026-11-25T10:00:00Z');
  cache = new Map();
  kept = createKeptDocuments(
    async () => cacheOver(cache),
    () => now,
  );
});

const url = (number: number) => `https://laurel.example/status-lists/${number}`;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

describe('documents kept for when there is no network', () => {
  it('come back as they were, with the time when they were fetched', async () => {
    const fetchedAt = now;
    await kept.keep(url(1), { ok: true, body: '{"é":1}', fetchedAt });
    later(3 * day);
    expect(await kept.get(url(1))).toEqual({ ok: true, body: '{"é":1}', fetchedAt });
    expect(await kept.get(url(2))).toBeUndefined();
  });

  it('are no longer used after thirty days, nor when their time has not come or cannot be read', async () => {
    await kept.keep(url(1), { ok: true, body: '{}', fetchedAt: now });
    later(30 * day);
    expect(await kept.get(url(1))).toBeDefined();
    later(1);
    expect(await kept.get(url(1))).toBeUndefined();
    later(-31 * day);
    expect(await kept.get(url(1))).toBeUndefined();
    cache.set(url(2), new Response('{}', { headers: { 'x-fetched-at': 'yesterday' } }));
    cache.set(url(3), new Response('{}'));
    expect([await kept.get(url(2)), await kept.get(url(3))]).toEqual([undefined, undefined]);
  });

  it('are 64 at the most: what was kept longest ago leaves first', async () => {
    for (let number = 0; number < 64; number++) await kept.keep(url(number), { ok: true, body: '{}', fetchedAt: now });
    await kept.keep(url(0), { ok: true, body: '{}', fetchedAt: now });
    await kept.keep(url(64), { ok: true, body: '{}', fetchedAt: now });
    expect(cache.size).toBe(64);
    expect([cache.has(url(0)), cache.has(url(1)), cache.has(url(64))]).toEqual([true, false, true]);
  });

  it('are small', async () => {
    await kept.keep(url(1), { ok: true, body: 'x'.repeat(512 * 1_024), fetchedAt: now });
    await kept.keep(url(2), { ok: true, body: 'x'.repeat(512 * 1_024 + 1), fetchedAt: now });
    expect([...cache.keys()]).toEqual([url(1)]);
  });

  it('are none where the browser keeps nothing, and that is no fault', async () => {
    const none = createKeptDocuments(
      () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError')),
      () => now,
    );
    await none.keep(url(1), { ok: true, body: '{}', fetchedAt: now });
    expect(await none.get(url(1))).toBeUndefined();
  });
});
