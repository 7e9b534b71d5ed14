import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { chainRecordUrl, readChainRecord } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Anvil, startAnvil } from '../../../../../../dev/stack/anvil.ts';
import type { Worker } from '../../../storage/index.ts';
import { callApi } from '../../../testing/people.ts';
import { createTenant, type Tenant } from '../../../testing/tenant.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

let folder: string;
let anvil: Anvil;
let testApp: TestApp;
let worker: Worker;
let tenant: Tenant;

const patience = { timeout: 60_000, interval: 100 };
const anchors = async () => (await callApi(testApp, endpoints.listLogAnchors, {})).body;
const health = async () => (await callApi(testApp, endpoints.getHealth, {})).body;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-anchoring-'));
  anvil = await startAnvil({ logFile: path.join(folder, 'chain.log') });
  testApp = await startTestApp({
    environment: { LAUREL_DEVELOPMENT_CHAIN: anvil.url },
    overrides: { clock: () => new Date() },
  });
  worker = await testApp.app.work();
  tenant = await createTenant(testApp, 'anchored');
}, 240_000);
afterAll(async () => {
  await worker?.stop();
  await testApp?.stop();
  await anvil?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('an install with a development chain', () => {
  test('anchors by itself what was issued, and shows where', async () => {
    await vi.waitUntil(async () => (await anchors()).length > 0, patience);
    const [first] = await anchors();
    expect(first).toMatchObject({ chainId: 31_337, origin: 'localhost:3000/log', size: expect.any(Number) });
    expect((await health()).parts.chain).toEqual({ state: 'ok' });
  });

  test('answers a verifier, and says that the chain is one for development', async () => {
    const [first] = await anchors();
    if (!first) throw new Error('Nothing is anchored.');
    const { origin, size, root, block, blockHash } = first;
    const { status, body } = await callApi(testApp, endpoints.getChainRecord, {
      query: { url: chainRecordUrl({ anchor: first, origin, size }) },
    });
    expect(status).toBe(200);
    expect(body.isDevelopment).toBe(true);
    expect(readChainRecord(JSON.stringify(body))).toMatchObject({
      kind: 'recorded',
      entry: { root: new Uint8Array(Buffer.from(root.slice(2), 'hex')), block, blockHash },
    });
  });

  test('knows no other chain, and no other question', async () => {
    const [first] = await anchors();
    if (!first) throw new Error('Nothing is anchored.');
    const elsewhere = chainRecordUrl({ anchor: { ...first, chainId: 1 }, origin: first.origin, size: 1 });
    expect(await callApi(testApp, endpoints.getChainRecord, { query: { url: elsewhere } })).toMatchObject({
      status: 404,
    });
    expect(await callApi(testApp, endpoints.getChainRecord, { query: { url: 'https://a.example' } })).toMatchObject({
      status: 400,
    });
  });

  test('names the place in the DID document of whoever issues', async () => {
    const [first] = await anchors();
    const response = await testApp.app.fetch(new Request(`${testApp.origin}/issuers/${tenant.ids.slug}/did.json`));
    const { service } = (await response.json()) as { service: { serviceEndpoint: { anchors: object[] } }[] };
    const { chainId, contract, publisher } = first ?? {};
    expect(service[0]?.serviceEndpoint.anchors).toEqual([{ chainId, contract, publisher }]);
  });

  test('gives the chain its state back after it died, so that nothing that was anchored is lost', async () => {
    const before = await anchors();
    const { port } = anvil;
    process.kill(-(anvil.pid ?? 0), 'SIGKILL');
    await anvil.exited;
    anvil = await startAnvil({ logFile: path.join(folder, 'chain.log'), port });
    const [first] = before;
    if (!first) throw new Error('Nothing is anchored.');
    const { origin, size, blockHash } = first;
    const url = chainRecordUrl({ anchor: first, origin, size });
    const isThere = async () => {
      const { body } = await callApi(testApp, endpoints.getChainRecord, { query: { url } });
      return body.answers.some((answer) => 'blockHash' in answer && answer.blockHash === blockHash);
    };
    await vi.waitUntil(isThere, { timeout: 90_000, interval: 250 });
    expect(await anchors()).toEqual(before);
  }, 120_000);
});

describe('K10 an install whose chain is away', () => {
  test('issues as ever, and says in its state of health what is wrong', async () => {
    const dead = await startTestApp({
      environment: { CHAIN_RPC_URL: 'http://127.0.0.1:1', CHAIN_ID: '5' },
      overrides: { clock: () => new Date() },
    });
    const working = await dead.app.work();
    await createTenant(dead, 'unanchored');
    const stateOf = async () => (await callApi(dead, endpoints.getHealth, {})).body;
    await vi.waitUntil(async () => (await stateOf()).parts.chain?.state === 'down', patience);
    expect(await stateOf()).toMatchObject({
      state: 'limited',
      parts: { chain: { detail: 'The chain cannot be asked. New checkpoints wait; nothing else does.' } },
    });
    await working.stop();
    await dead.stop();
  }, 120_000);
});
