import { createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { isOutage } from './outage.ts';
import { levelOfFault } from './pools.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const errorOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  // Told by the query that fails of it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

test.each([
  [
    'a server that is not there',
    async () => errorOf(new pg.Client({ host: '127.0.0.1', port: await closedPort() }).connect()),
  ],
  [
    'a connection that the server ends',
    async () => {
      const client = await connected();
      return errorOf(client.query('select pg_terminate_backend(pg_backend_pid())'));
    },
  ],
  [
    'a query that is ended because it waits too long',
    async () => {
      const client = await connected();
      await client.query("set statement_timeout = '50ms'");
      return errorOf(client.query('select pg_sleep(10)')).finally(() => client.end());
    },
  ],
  ['a disk that is full', async () => Object.assign(new Error('write failed'), { code: 'ENOSPC' })],
  ['any of these as a cause', async () => new Error('it', { cause: Object.assign(new Error(), { code: '08006' }) })],
])('%s may be there a little later', async (_, make) => {
  expect(isOutage(await make())).toBe(true);
});

test.each([
  ['a statement that is wrong', 'selec 1'],
  ['what the tables refuse', 'insert into pg_temp.one values (1), (1)'],
  ['a value that is none', "select 'a'::int"],
])('%s is wrong a little later too', async (_, statement) => {
  const client = await connected();
  await client.query('create temp table one (id int primary key)');
  expect(isOutage(await errorOf(client.query(statement)))).toBe(false);
  await client.end();
});

test('a fault of ours is no outage', () => {
  expect([isOutage(new TypeError('x is undefined')), isOutage(undefined), isOutage('ECONNREFUSED')]).toEqual([
    false,
    false,
    false,
  ]);
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 1;
}

test('a server that takes no further connections is busy, which is a warning; a wrong statement is an error', async () => {
  const name = new URL(database.url).pathname.slice(1);
  const client = await connected();
  await client.query(`alter database ${name} connection limit 0`);
  const refused = await errorOf(new pg.Client({ connectionString: database.url }).connect());
  await client.query(`alter database ${name} connection limit -1`);
  const wrong = await errorOf(client.query('selec 1'));
  await client.end();
  expect([refused, wrong].map(levelOfFault)).toEqual(['warn', 'error']);
});
