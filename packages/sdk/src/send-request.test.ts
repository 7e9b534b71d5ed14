import { describe, expect, it } from 'vitest';
import { createClient } from './create-client.ts';
import { issued, issueInput, json, network, organisationId, origin, problem, refused } from './testing/fake-network.ts';

describe('waiting', () => {
  const silent = (async (_: unknown, init: RequestInit) =>
    new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    })) as unknown as typeof globalThis.fetch;

  it('ends after the time allowed, once, saying that the outcome is not known', async () => {
    const started: unknown[] = [];
    const fetch = ((...args: Parameters<typeof silent>) => {
      started.push(args);
      return silent(...args);
    }) as typeof silent;
    const error = await refused(createClient({ origin, fetch, timeoutMs: 20 }).getMe());
    expect(error).toMatchObject({ code: 'unreachable', status: 0 });
    expect(error.detail).toContain('did not answer within 0.02 seconds');
    expect(started).toHaveLength(1);
  });

  it('covers an answer whose body stops half way', async () => {
    const body = new ReadableStream({ start: (it) => it.enqueue(new TextEncoder().encode('{')) });
    const stalled = (async (_: unknown, init: RequestInit) => {
      const { readable, writable } = new TransformStream();
      body.pipeTo(writable, init.signal ? { signal: init.signal } : {}).catch(() => undefined);
      return new Response(readable);
    }) as unknown as typeof globalThis.fetch;
    const error = await refused(createClient({ origin, fetch: stalled, timeoutMs: 20 }).getMe());
    expect(error.code).toBe('unreachable');
  });

  it('ends when the caller aborts, with the reason given', async () => {
    const call = createClient({ origin, fetch: silent }).getMe({ signal: AbortSignal.timeout(10) });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('trying again', () => {
  const cut = () => new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });

  it('repeats reads after network faults and 503, waiting longer each time, and then gives up', async () => {
    const net = network(cut(), problem('unavailable', 503), json({ items: [], nextCursor: null }));
    expect(await createClient(net).listCatalogue()).toEqual({ items: [], nextCursor: null });
    expect(net.waits).toEqual([250, 500]);
    const down = network(cut(), cut(), cut(), json({}));
    const error = await refused(createClient(down).listCatalogue());
    expect(error).toMatchObject({ code: 'unreachable', status: 0 });
    expect(error.detail).toContain('connect ECONNREFUSED');
    expect(down.asked).toHaveLength(3);
  });

  it('repeats an idempotent write with the very same key, made when none was given', async () => {
    const net = network(cut(), problem('still-working', 409), json(issued, 201));
    await createClient({ ...net, newIdempotencyKey: () => 'made-once' }).issueCredential({
      params: { organisationId },
      body: issueInput,
    });
    expect(net.asked.map((it) => it.init.headers['idempotency-key'])).toEqual(['made-once', 'made-once', 'made-once']);
  });

  it('never repeats any other write', async () => {
    const net = network(cut(), json({}));
    await refused(
      createClient(net).revokeCredential({
        params: { organisationId, credentialId: issued.id },
        body: { reason: 'r' },
      }),
    );
    expect(net.asked).toHaveLength(1);
  });

  it('never repeats a refusal that will stay', async () => {
    const net = network(problem('not-found', 404), json({}));
    expect(await refused(createClient(net).getMe())).toMatchObject({ code: 'not-found' });
    expect(net.asked).toHaveLength(1);
  });

  it('waits as the server asks, and hands a longer wait to the caller', async () => {
    const net = network(problem('unavailable', 503, { 'retry-after': '3' }), json({ items: [], nextCursor: null }));
    await createClient(net).listCatalogue();
    expect(net.waits).toEqual([3_000]);
    const long = network(problem('unavailable', 503, { 'retry-after': '600' }), json({}));
    expect(await refused(createClient(long).listCatalogue())).toMatchObject({ retryAfterSeconds: 600 });
    expect(long.asked).toHaveLength(1);
  });

  it('stops at once when the caller aborts, with the reason given', async () => {
    const stop = new AbortController();
    const net = network(cut(), json({}));
    const sleep = async () => stop.abort(new Error('enough'));
    await expect(createClient({ ...net, sleep }).getMe({ signal: stop.signal })).rejects.toThrow('enough');
    expect(net.asked).toHaveLength(1);
  });
});
