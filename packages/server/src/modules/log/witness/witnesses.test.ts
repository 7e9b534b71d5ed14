import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { hashCredential, openCheckpoint, verifyReceipt } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fetchWithNeighbours } from '../../../adapters/testing/fetch-with-neighbours.ts';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startLogWorld } from '../testing/log-world.ts';
import { LoopbackWitness, type Manner } from '../testing/loopback-witness.ts';

const [one, other] = [
  await LoopbackWitness.start('witness.example/one'),
  await LoopbackWitness.start('witness.example/other'),
];
const folder = await mkdtemp(path.join(tmpdir(), 'laurel-witnesses-'));
const file = path.join(folder, 'witnesses.json');
await writeFile(file, JSON.stringify([one, other].map(({ verifierKey, url }) => ({ verifierKey, url }))));
const policy = path.join(folder, 'policy');
await writeFile(
  policy,
  `witness one ${one.verifierKey}\nwitness other ${other.verifierKey}\ngroup both all one other\nquorum both\n`,
);
const fetcher = fetchWithNeighbours({
  clock: () => new Date(),
  origin: 'http://localhost:3000',
  local: (request) => testApp.app.fetch(request),
});
const world = await startLogWorld({
  overrides: { fetcher },
  environment: { LAUREL_WITNESSES: file, LAUREL_LOG_POLICY: policy },
});
const { testApp, issue, reach, read, receiptOf, documentOf, query } = world;
const witnesses = [one.verifierKey, other.verifierKey];
let worker: Worker;
beforeAll(async () => {
  worker = await testApp.app.work();
  await issue();
  await reach(1);
  const { verifierKeys } = (await callApi(testApp, endpoints.getLog)).body;
  [one.logKeys, other.logKeys] = [verifierKeys, verifierKeys];
  await query("select graphile_worker.add_job('ask-witnesses')");
});
afterAll(async () => {
  await worker.stop();
  await Promise.all([one.stop(), other.stop(), rm(folder, { recursive: true })]);
  await testApp.stop();
});

const cosigned = async (note: string | Uint8Array) => {
  const { verifierKeys } = (await callApi(testApp, endpoints.getLog)).body;
  const { size, cosignatures } = await openCheckpoint({ note, verifierKeys, witnesses });
  return { size, names: cosignatures.map(({ name }) => name) };
};
const published = async () => cosigned(await (await read('/log/checkpoint')).text());
const seen = (size: number, names: string[]) =>
  vi.waitFor(async () => expect(await published()).toEqual({ size, names }), { timeout: 50_000, interval: 100 });
const both = [one.name, other.name];

test('the checkpoint bears the cosignatures of every witness: as it is served, in the folder, and in receipts', async () => {
  await seen(1, both);
  const id = await issue();
  await seen(2, both);
  expect(await cosigned(await readFile(path.join(testApp.dataDirectory, 'log', 'checkpoint')))).toEqual({
    size: 2,
    names: both,
  });
  expect((await callApi(testApp, endpoints.getLog)).body.witnesses).toEqual(both);
  const { receipt, verifierKeys } = await receiptOf(id);
  const digest = hashCredential(await documentOf(id));
  const shown = await verifyReceipt({ receipt, digest, verifierKeys, witnesses });
  expect(shown).toMatchObject({ ok: true, cosignatures: [{ name: one.name }, { name: other.name }] });
});

test('K14 this install’s own verifier counts them by the policy of its operator, and looks for a better receipt where one is too few', async () => {
  const [id, { size }] = [await issue(), one.seen];
  await seen(size + 1, both);
  const { receipt } = await receiptOf(id);
  const credential = await documentOf(id);
  const recordBy = async (checkpoint: string) => {
    const receipts = [JSON.stringify({ ...receipt, checkpoint })];
    const { body } = await callApi(testApp, endpoints.verifyCredential, { body: { credential, receipts } });
    return [body.record?.log.reasonCode, body.record?.log.sentence, body.record?.witnesses];
  };
  expect(await recordBy(receipt.checkpoint)).toEqual([
    'record.logged',
    expect.stringMatching(/; 2 of the 2 witnesses that are known here have cosigned it\.$/),
    { known: 2, cosigned: 2 },
  ]);
  // The log is asked for a better one where one that came along is too few: it is its own server.
  const alone = receipt.checkpoint.replace(/^— witness\.example\/other .*\n/m, '');
  expect(alone).not.toBe(receipt.checkpoint);
  expect((await recordBy(alone))[2]).toEqual({ known: 2, cosigned: 2 });
});

test('a witness that remembers another size is asked again from there', async () => {
  const { size } = one.seen;
  await query('update log.witness set size = 0 where name = $1', [one.name]);
  await issue();
  await seen(size + 1, both);
  expect(one.answered.slice(-2)).toEqual([409, 200]);
});

describe.each<Manner>(['down', 'with nonsense', 'with a signature over something else', 'never'])(
  'a witness that answers %s',
  (manner) => {
    test('holds nothing up, and what it says is not believed; the next time, it is asked again', async () => {
      const { size } = other.seen;
      one.manner = manner;
      const before = { ...one.seen };
      await issue();
      await seen(size + 1, [other.name]);
      one.manner = 'as it should';
      // Whatever it says that it saw, it has signed nothing that holds.
      one.seen = before;
      await issue();
      await seen(size + 2, both);
    });
  },
);

test('a witness that has seen a longer log is no reason to stop, and the operator is told', async () => {
  const { size } = other.seen;
  one.seen = { ...one.seen, size: size + 100 };
  await issue();
  await seen(size + 1, [other.name]);
  const health = async () => (await (await read('/api/health')).json()).parts.log;
  await vi.waitFor(
    async () => expect(await health()).toMatchObject({ detail: expect.stringContaining('A witness has seen more') }),
    {
      timeout: 30_000,
    },
  );
  await issue();
  await seen(size + 2, [other.name]);
});
