import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createRetrieve } from './create-retrieve.ts';

const now = () => new Date('2026-11-02T10:00:00Z');
const servers: Server[] = [];

/** A real server on the loopback that stands for somebody else's. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}/did.json`;
}

async function closed(): Promise<string> {
  const url = await serve(() => undefined);
  await stopAll();
  return url;
}

const local = { allowHttpLocalhost: true, now };

async function stopAll(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

afterEach(stopAll);

describe('retrieving a document', () => {
  it('gives the text as it came, without sending cookies, referrer or body', async () => {
    let asked: unknown;
    const url = await serve((req, res) => {
      asked = [req.method, req.headers.cookie, req.headers.referer];
      res.end('\ufeff{"id":"é"}');
    });
    expect(await createRetrieve(local)(url)).toEqual({
      ok: true,
      body: '\ufeff{"id":"é"}',
      fetchedAt: now(),
    });
    expect(asked).toEqual(['GET', undefined, undefined]);
  });

  it('asks https only, and http of localhost only where that is allowed', async () => {
    const asked: string[] = [];
    const fetch = (async (url: string) => {
      asked.push(url);
      return new Response('{}');
    }) as unknown as typeof globalThis.fetch;
    const refused = [
      'http://example.org/did.json',
      'http://127.0.0.1/did.json',
      'http://localhost.example.org/',
      'https://user@example.org/',
      'file:///etc/passwd',
      'data:application/json,{}',
      '/did.json',
    ];
    for (const url of refused)
      expect(await createRetrieve({ fetch, ...local })(url), url).toMatchObject({
        ok: false,
        reasonCode: 'retrieval.refused',
      });
    expect(await createRetrieve({ fetch })('http://localhost/did.json')).toMatchObject({ ok: false });
    expect(asked).toEqual([]);
    await createRetrieve({ fetch, ...local })('http://localhost:3000/did.json');
    await createRetrieve({ fetch })('https://example.org/did.json');
    expect(asked).toEqual(['http://localhost:3000/did.json', 'https://example.org/did.json']);
  });

  it('does not follow a redirect', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((req, res) => {
      asked.push(req.url);
      res.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await createRetrieve(local)(url)).toMatchObject({
      ok: false,
      reasonCode: 'retrieval.refused',
    });
    expect(asked).toEqual(['/did.json']);
  });
});

describe('limits and faults', () => {
  it('stops reading at the limit, however long the answer goes on and however small it was packed', async () => {
    let sent = 0;
    const endless = await serve((_, res) => {
      const more = () => {
        sent += 65_536;
        res.write(Buffer.alloc(65_536, 0x20), () => setImmediate(more));
      };
      res.once('close', () => res.destroy());
      more();
    });
    expect(await createRetrieve(local)(endless)).toMatchObject({
      ok: false,
      reasonCode: 'retrieval.too-large',
    });
    expect(sent).toBeLessThan(32 * 1_048_576);
    const packed = gzipSync(Buffer.alloc(1_048_577, 0x20));
    const bomb = await serve((_, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    expect(await createRetrieve(local)(bomb)).toMatchObject({
      ok: false,
      reasonCode: 'retrieval.too-large',
    });
    const fits = await serve((_, res) => res.end(Buffer.alloc(1_048_576, 0x20)));
    expect(await createRetrieve(local)(fits)).toMatchObject({ ok: true });
  });

  it('gives up in time, before the answer and in the middle of it', async () => {
    const silent = await serve(() => undefined);
    const stalled = await serve((_, res) => void res.write('{'));
    for (const url of [silent, stalled])
      expect(await createRetrieve({ ...local, timeoutMs: 100 })(url)).toMatchObject({
        ok: false,
        reasonCode: 'retrieval.timeout',
      });
  });

  it('tells apart what is missing, broken, not text and not reachable', async () => {
    const gone = await closed();
    const status = (code: number) => serve((_, res) => void res.writeHead(code).end('{}'));
    const cases = [
      [await status(404), 'retrieval.not-found'],
      [await status(410), 'retrieval.not-found'],
      [await status(500), 'retrieval.bad-answer'],
      [await serve((_, res) => void res.end(Buffer.from([0xff, 0xfe]))), 'retrieval.bad-answer'],
      [gone, 'retrieval.unreachable'],
    ] as const;
    for (const [url, reasonCode] of cases)
      expect(await createRetrieve(local)(url)).toMatchObject({ ok: false, reasonCode });
  });
});
