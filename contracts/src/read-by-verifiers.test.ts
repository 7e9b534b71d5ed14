import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chainRecordUrl, readChainRecord } from '@laurel/credential';
import { createRetrieve } from '@laurel/sdk';
import { afterAll, describe, expect, test } from 'vitest';
import { registryCodes } from '../../packages/sdk/src/chain/registry-call.ts';
import { openChain, rootOf } from '../testing/open-chain.ts';
import { checkpointRegistry } from './index.ts';

const chain = await openChain();
const closers = [() => chain.close()];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const origin = 'credentials.example.org/log, näher betrachtet und länger als zweiunddreißig Buchstaben';
const { address: publisher } = chain.publisher;
const node = chain.url.replace('127.0.0.1', 'localhost');
const receipt = await chain.publish(origin, 70_000, rootOf('70,000'));
await chain.client.mine({ blocks: 11 });

const questionOf = (changes: { chainId?: number; contract?: string; size?: number } = {}) => {
  const { chainId = 31_337, contract = chain.address, size = 70_000 } = changes;
  return chainRecordUrl({ anchor: { chainId, contract, publisher }, origin, size });
};
async function ask(rpcs: readonly string[], url = questionOf()) {
  const retrieval = await createRetrieve({ rpcs, allowHttpLocalhost: true })(url, 'chain-record');
  if (!retrieval.ok) throw new Error(retrieval.reasonCode);
  return readChainRecord(retrieval.body);
}

/** A node that passes calls on and changes what comes back. */
async function lying(method: string, lie: (result: never) => unknown): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const asked = JSON.parse(body) as { method: string };
    const answer = await fetch(chain.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const told = (await answer.json()) as { result: never };
    response.end(JSON.stringify(asked.method === method ? { ...told, result: lie(told.result) } : told));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  // A server on a port has an address of this form.
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test('verifiers know the code of this contract by heart', () => {
  const code = Buffer.from(checkpointRegistry.deployedBytecode.slice(2), 'hex');
  expect(registryCodes).toContain(createHash('sha256').update(code).digest('hex'));
});

test('a verifier with a node of the chain finds the checkpoint, its block and how deep it is', async () => {
  expect(await ask([node])).toMatchObject({
    kind: 'recorded',
    entry: { block: Number(receipt.blockNumber), blockHash: receipt.blockHash, confirmations: 12 },
  });
});

test('what is not recorded is told apart from what could not be asked', async () => {
  expect(await ask([node], questionOf({ size: 69_999 }))).toMatchObject({ kind: 'not-recorded' });
  expect(await ask([node], questionOf({ chainId: 1 }))).toEqual({
    kind: 'no-answer',
    detail: expect.stringContaining('it is of chain 31337'),
  });
  expect(await ask(['http://localhost:1'])).toMatchObject({ kind: 'no-answer' });
  await expect(ask([])).rejects.toThrow('retrieval.offline');
});

describe('K11 a node that lies', () => {
  const otherRoot = (result: string) => `0x${'ab'.repeat(32)}${result.slice(66)}`;
  test.each([
    ['about the chain', 'eth_chainId', () => '0x1', 'it is of chain 1'],
    ['about the contract', 'eth_getCode', (code: string) => `${code}00`, 'no registry'],
    ['about the block', 'eth_getBlockByNumber', (block: object) => ({ ...block, timestamp: '0x1' }), 'do not agree'],
    ['by another block', 'eth_getBlockByNumber', (block: object) => ({ ...block, number: '0x1' }), 'do not agree'],
    ['in another form', 'eth_call', () => '0x01', 'another question'],
  ])('%s, contradicting itself, has no say', async (_, method, lie, why) => {
    const liar = await lying(method, lie as (result: never) => unknown);
    expect(await ask([liar])).toEqual({ kind: 'no-answer', detail: expect.stringContaining(why) });
    expect(await ask([node, liar])).toMatchObject({ kind: 'recorded' });
  });

  test('about the root: the nodes disagree, and neither is believed', async () => {
    const liar = await lying('eth_call', otherRoot as (result: never) => unknown);
    expect(await ask([node, liar])).toMatchObject({ kind: 'disagree' });
  });
});
