import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { endpoints, problems } from '@laurel/api';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createSignedInPerson } from '../testing/people.ts';
import { createTenant } from '../testing/tenant.ts';
import { startTestApp } from '../testing/test-app.ts';
import type { WebHandler } from './index.ts';
import { sendTo } from './testing/send-to.ts';

const inner = `select * from secret_table where path = '/srv/laurel/secret.ts' and key = 'hunter2'`;
const fail = () => Promise.reject(new Error(inner));
const lines: object[] = [];
const keep = (fields: object, message: string) => void lines.push({ ...fields, message });
let webFault: unknown = new Error(inner);
const web: WebHandler = { handle: () => Promise.reject(webFault), asset: async () => undefined };
let mailIsDown = false;
const testApp = await startTestApp({
  overrides: {
    web,
    log: { debug: () => undefined, info: () => undefined, warn: keep, error: keep },
    blobs: { write: fail, read: fail, remove: fail },
    fetcher: { retrieve: fail, retrieveBytes: fail, post: fail },
    mailer: { send: fail, check: () => (mailIsDown ? fail() : Promise.resolve()) },
  },
});
const { origin, app } = testApp;
const person = await createSignedInPerson(testApp);
afterAll(() => testApp.stop());

const problemOf = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('I15: a fault of ours shows nothing of the inside, and the log has it all', () => {
  const address = `${origin}/credentials/0b0f7d6e-3f83-4b43-9a1a-1d5d7e8f9a10`;
  const verify = () =>
    new Request(`${origin}/api/v1/verifications`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://issuer.example/credentials/1' }),
    });

  test.each([
    ['in a page', () => new Request(address)],
    ['in a page that is sent a form', () => new Request(address, { method: 'POST', headers: { origin }, body: 'a=b' })],
    ['in what a use case reaches for', verify],
  ])('%s', async (_, request) => {
    lines.length = 0;
    const response = await app.fetch(request());
    const text = await response.text();
    const problem = JSON.parse(text);
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(problem).toEqual({
      type: 'urn:laurel:problem:internal',
      title: problems.internal.title,
      status: 500,
      code: 'internal',
      detail: expect.stringContaining('Nothing was changed'),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    });
    expect(text).not.toMatch(/select|secret|hunter2|\.ts|\/srv|\bat \S+:\d/);
    const requestId = problem.instance.replace('urn:uuid:', '');
    const logged = lines.find((line) => 'requestId' in line && line.requestId === requestId);
    expect(JSON.stringify(logged)).toContain('hunter2');
    expect(logged).toMatchObject({ error: `Error: ${inner}`, stack: expect.stringContaining('faults.test.ts') });
  });

  test('in keeping an upload', async () => {
    const tenant = await createTenant(testApp, 'faults').catch((error: Error) => error);
    // The tenant’s own upload meets the broken store: what it was answered is in the fault.
    expect((tenant as Error).message).toMatch(/uploading answered 500: .*urn:laurel:problem:internal/);
    expect((tenant as Error).message).not.toMatch(/secret_table|hunter2/);
  });

  test('a refusal is not a fault: it is shown, and not logged', async () => {
    lines.length = 0;
    const { status } = await sendTo(testApp, endpoints.getMe);
    expect([status, lines]).toEqual([401, []]);
  });
});

describe('a database without a free connection is busy: it can be asked again', () => {
  const answered = async (connectionString: string) => {
    const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 300 });
    const first = await pool.connect().catch((error: Error) => error);
    webFault = first instanceof Error ? first : await pool.connect().catch((error: Error) => error);
    if (!(first instanceof Error)) first.release();
    await pool.end();
    const response = await app.fetch(new Request(`${origin}/credentials/0b0f7d6e-3f83-4b43-9a1a-1d5d7e8f9a10`));
    webFault = new Error(inner);
    return [response.status, (await problemOf(response)).code, response.headers.get('retry-after')];
  };

  test('all are taken', async () => {
    expect(await answered(testApp.databaseUrl)).toEqual([503, 'unavailable', '5']);
  });

  test('a new one takes too long', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    expect(await answered(`postgres://nobody@127.0.0.1:${port}/nothing`)).toEqual([503, 'unavailable', '5']);
    silent.close();
  });
});

describe('health says which part is down, and nothing of where it is', () => {
  const health = async (headers: Record<string, string> = {}) => {
    const response = await app.fetch(new Request(`${origin}/api/health`, { headers }));
    return [response.status, await problemOf(response)] as const;
  };

  test('a worker that is not there, a mail server that does not answer', async () => {
    lines.length = 0;
    mailIsDown = true;
    const [status, body] = await health();
    mailIsDown = false;
    expect([status, body]).toEqual([
      503,
      {
        state: 'down',
        parts: {
          database: { state: 'ok' },
          worker: { state: 'down', detail: 'No worker has given a sign of life for 20 seconds.' },
          mail: { state: 'down', detail: 'It does not answer; the log says why.' },
          signer: { state: 'ok' },
          log: { state: 'ok' },
          chain: { state: 'off' },
        },
      },
    ]);
    expect(lines).toContainEqual(expect.objectContaining({ part: 'mail', error: `Error: ${inner}` }));
  });

  test('M05: without its database Laurel says so, at once, to everybody alike, and is well again when it is back', async () => {
    const worker = await app.work();
    expect(await health()).toEqual([
      200,
      {
        state: 'ok',
        parts: {
          database: { state: 'ok' },
          worker: { state: 'ok' },
          mail: { state: 'ok' },
          signer: { state: 'ok' },
          log: { state: 'ok' },
          chain: { state: 'off' },
        },
      },
    ]);
    await worker.stop();
    const restore = await takeDatabaseAway();
    try {
      for (const headers of [{}, { cookie: person.cookie }, { authorization: 'Bearer none' }]) {
        const [status, body] = await health(headers as Record<string, string>);
        expect([status, body.state]).toEqual([503, 'down']);
        expect(body.parts).toMatchObject({
          database: { state: 'down' },
          worker: { state: 'down' },
          mail: { state: 'ok' },
        });
        expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|test_|laurel_app|permission|connect/);
      }
      for (const [endpoint, options] of [
        [endpoints.listCatalogue, {}],
        [endpoints.getMe, { headers: { cookie: person.cookie } }],
        [
          endpoints.changeMe,
          { headers: { cookie: person.cookie, origin, 'content-type': 'application/json' }, body: '{}' },
        ],
      ] as const) {
        const answer = await sendTo(testApp, endpoint, options);
        expect([answer.status, answer.code], endpoint.id).toEqual([503, 'unavailable']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(answer.text).not.toMatch(/127\.0\.0\.1|test_|connect/);
      }
    } finally {
      await restore();
    }
    expect((await sendTo(testApp, endpoints.getMe, { headers: { cookie: person.cookie } })).status).toBe(200);
    expect((await health())[1].parts).toMatchObject({ database: { state: 'ok' } });
  });
});

/** Cuts every connection to the database and lets no new one in. */
async function takeDatabaseAway(): Promise<() => Promise<void>> {
  const name = new URL(testApp.databaseUrl).pathname.slice(1);
  const cluster = new pg.Client({ connectionString: inject('clusterUrl') });
  await cluster.connect();
  await cluster.query(`alter database ${name} allow_connections false`);
  await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  return async () => {
    await cluster.query(`alter database ${name} allow_connections true`);
    await cluster.end();
  };
}
