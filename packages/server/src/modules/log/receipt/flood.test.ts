import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Listening } from '../../../http/index.ts';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startLogWorld } from '../testing/log-world.ts';

const scale = 0.02;
const { rateLimit } = endpoints.getLogReceipt;
const points = Math.floor(rateLimit.points * scale);
const { testApp, issue, reach, read, documentOf, query } = await startLogWorld({ rateLimitScale: scale });
let worker: Worker;
let listening: Listening;
let credentialId: string;
beforeAll(async () => {
  worker = await testApp.app.work();
  listening = await testApp.app.listen(0);
  credentialId = await issue();
  await reach(1);
});
afterAll(async () => {
  await worker.stop();
  await listening.close();
  await testApp.stop();
});

const ask = (path: string) => fetch(`http://127.0.0.1:${listening.port}${path}`);
const statuses = async (count: number, path: (at: number) => string) =>
  (await Promise.all(Array.from({ length: count }, (_, at) => ask(path(at))))).map(({ status }) => status);
const anyName = (at: number) => `/log/receipts/${at.toString(16).padStart(64, '0')}.json`;

test('I10 a flood of receipts from one address ends at the limit, and says when to come again', async () => {
  const answered = await statuses(points * 2, anyName);
  expect(answered.filter((status) => status === 404)).toHaveLength(points);
  expect(answered.filter((status) => status === 429)).toHaveLength(points);
  const refused = await ask(anyName(0));
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  // What is refused is not kept by any cache in the place of the receipt.
  expect(refused.headers.get('cache-control') ?? 'no-store').toMatch(/no-store/);
});

test('I10 meanwhile a cache at the same address fetches tiles and checkpoint as ever', async () => {
  expect((await ask(anyName(1))).status).toBe(429);
  const paths = ['/log/checkpoint', '/log/tile/0/000.p/1', '/log/tile/entries/000.p/1', '/log/anchors.json'];
  for (const path of paths) expect([path, ...new Set(await statuses(points * 2, () => path))]).toEqual([path, 200]);
});

test('I10 and the install itself, checking for somebody else, gets the receipts of its own log', async () => {
  // As whoever has no address: that is how the install asks itself.
  const asNobody = async () => (await read(anyName(2))).status;
  for (let at = 0; at < points; at++) await asNobody();
  expect(await asNobody()).toBe(429);
  const credential = await documentOf(credentialId);
  const { record } = (await callApi(testApp, endpoints.verifyCredential, { body: { credential } })).body;
  expect(record?.log).toMatchObject({ outcome: 'pass' });
});

test('I10 but nobody makes it ask itself past a limit for anything else, by lists that are said to lie at its own addresses', async () => {
  const { credentialStatus, ...rest } = JSON.parse(await documentOf(credentialId));
  const lists = Array.from({ length: 4 }, (_, at) => {
    const statusListCredential = `${testApp.origin}/1.0/identifiers/did:web:${at}.example`;
    return { ...credentialStatus, id: `${statusListCredential}#1`, statusListCredential };
  });
  const credential = JSON.stringify({ ...rest, credentialStatus: lists });
  expect((await callApi(testApp, endpoints.verifyCredential, { body: { credential } })).status).toBe(200);
  const counted = "select points from storage.rate_limit where key like 'resolveIdentifier:%'";
  expect(await query(counted)).toEqual([{ points: lists.length }]);
});
