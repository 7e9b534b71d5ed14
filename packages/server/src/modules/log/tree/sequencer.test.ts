import { endpoints } from '@laurel/api';
import { hashCredential, verifyReceipt } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startLogWorld } from '../testing/log-world.ts';

const world = await startLogWorld();
const { testApp, issue, reach, publicEntries, receiptOf, checkpoint, documentOf, query, read, owner } = world;
const workers: Worker[] = [];
// Issued before anything of the log ran, as before an upgrade.
const before = [await issue(), await issue(), await issue()];
beforeAll(async () => {
  await query('truncate graphile_worker._private_jobs');
  workers.push(await testApp.app.work(), await testApp.another().work());
});
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await testApp.stop();
});

const inOrder = async () =>
  (await query<{ id: string }>('select credential_id as id from log.entry order by index')).map(({ id }) => id);

test('what was issued before there was a log goes on it, in the order of its issuing', async () => {
  await reach(3);
  expect(await inOrder()).toEqual(before);
  expect(await publicEntries()).toHaveLength(3);
});

test('what is issued one after the other stands on the log in that order', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 5; at++) ids.push(await issue());
  await reach(8);
  expect((await inOrder()).slice(3)).toEqual(ids);
});

test('two hundred issued at once, with two workers, are on the log once each, without a gap', async () => {
  const ids = await Promise.all(Array.from({ length: 200 }, () => issue()));
  await reach(208);
  const logged = await inOrder();
  expect(logged).toHaveLength(208);
  expect(new Set(logged)).toEqual(new Set([...before, ...logged.slice(3, 8), ...ids]));
  const places = await query<{ index: string }>('select index from log.entry order by index');
  expect(places.map(({ index }) => Number(index))).toEqual(Array.from({ length: 208 }, (_, at) => at));
  expect(await publicEntries()).toHaveLength(208);
});

test('the same event again, and a sweep again, append nothing', async () => {
  const ids = await query<{ id: string }>("select id from storage.event where name = 'credential.issued'");
  for (const { id } of ids.slice(0, 20)) {
    const payload = JSON.stringify({ eventId: id, subscriber: 'log.append' });
    await query("select graphile_worker.add_job('handle-event', $1::json)", [payload]);
  }
  await query("select graphile_worker.add_job('sweep-log')");
  await expect
    .poll(() => query('select from graphile_worker._private_jobs where run_at <= now()'), { timeout: 45_000 })
    .toEqual([]);
  await reach(208);
  expect(await inOrder()).toHaveLength(208);
});

describe('a receipt', () => {
  test('shows that the credential is on the log, in either of its forms', async () => {
    const id = await issue();
    await reach(209);
    const { receipt, verifierKeys } = await receiptOf(id);
    const token = await (await read(`/api/v1/credentials/${id}/jwt`, owner)).text();
    for (const form of [await documentOf(id), token]) {
      const result = await verifyReceipt({ receipt, digest: hashCredential(form), verifierKeys });
      expect(result).toMatchObject({ ok: true, index: 208, size: 209 });
    }
    expect(
      await verifyReceipt({ receipt, digest: hashCredential(await documentOf(before[0] ?? '')), verifierKeys }),
    ).toMatchObject({ ok: false });
    expect(receipt.anchor).toBeUndefined();
  });

  test('of an entry in any place leads to the newest checkpoint', async () => {
    const { size } = await checkpoint();
    for (const id of [...before, (await inOrder())[150] ?? '']) {
      const { receipt, verifierKeys } = await receiptOf(id);
      const digest = hashCredential(await documentOf(id));
      expect(await verifyReceipt({ receipt, digest, verifierKeys })).toMatchObject({ ok: true, size });
    }
  });

  test('of what was never issued is not there', async () => {
    expect((await read(`/log/receipts/${'0'.repeat(64)}.json`)).status).toBe(404);
    expect((await read('/log/receipts/x')).status).toBe(404);
  });
});

describe('what is published', () => {
  test('is named by the DID document of the issuer', async () => {
    const document = await (await read('/issuers/harbour/did.json')).json();
    const { verifierKeys } = (await callApi(testApp, endpoints.getLog)).body;
    expect(document.service).toEqual([
      {
        id: `${document.id}#log`,
        type: 'TransparencyLog',
        serviceEndpoint: { uri: 'http://localhost:3000/log', verifierKeys },
      },
    ]);
  });

  test('is for any software, and says how long it may be kept', async () => {
    const headers = async (path: string) => {
      const response = await read(path);
      const { headers: answered, status } = response;
      return [
        status,
        answered.get('cache-control'),
        answered.get('access-control-allow-origin'),
        answered.get('content-type'),
      ];
    };
    const { receipt } = await receiptOf(before[0] ?? '');
    expect(receipt.log).toBe('localhost:3000/log');
    expect(await headers('/log/checkpoint')).toEqual([200, 'public, max-age=2', '*', 'text/plain; charset=utf-8']);
    const forGood = 'public, max-age=31536000, immutable';
    for (const path of ['0/000.p/209', '0/000.p/7', 'entries/000.p/209'])
      expect(await headers(`/log/tile/${path}`), path).toEqual([200, forGood, '*', 'application/octet-stream']);
  });

  test.each([
    '0/000',
    '0/000.p/210',
    '0/000.p/0',
    '0/001.p/1',
    '1/000.p/1',
    '0/0',
    'x/000',
    'entries/000',
    '0/000.p/9/9',
  ])('has no tile %s', async (path) => expect((await read(`/log/tile/${path}`)).status).toBe(404));

  test('is asked for again without being sent again', async () => {
    const first = await read('/log/checkpoint');
    const etag = first.headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    const again = await testApp.app.fetch(new Request(`${testApp.origin}/log/checkpoint`, { headers }));
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });
});
