import { randomBytes } from 'node:crypto';
import { checkpointRegistry } from '@laurel/contracts';
import {
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  keccak256,
  toFunctionSelector,
  toHex,
} from 'viem';
import { afterEach, describe, expect, test } from 'vitest';
import { createEvmChain } from '../../../adapters/evm-chain.ts';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import type { AnchoredCheckpoint, Registry } from '../../../ports/index.ts';
import type { FakeRpc } from '../../../testing/fake-chain/fake-rpc.ts';
import { enterChain } from './enter-chain.ts';
import { type AnchorWorld, createAnchorWorld } from './testing/anchor-world.ts';

const { abi } = checkpointRegistry;
const keyEncryptionKey = randomBytes(32);
let world: AnchorWorld;
afterEach(() => world.close());

async function open(endpoints: number): Promise<AnchorWorld> {
  world = await createAnchorWorld({
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    open: (urls) => createEvmChain({ urls, isDevelopment: false }),
    endpoints,
    policy: { confirmations: 2 },
  });
  await world.settle();
  return world;
}

type Lie = NonNullable<FakeRpc['lie']>;
type Forger = (input: { world: AnchorWorld; checkpoint: AnchoredCheckpoint; registry: Registry }) => Lie;

const someHash = `0x${'5a'.repeat(32)}` as const;

/** A whole story of a record that is not there, each part fitting the others. */
const wholeStory: Forger = ({ world: { fake }, checkpoint, registry }) => {
  const { origin, size, root } = checkpoint;
  const { publisher, contract } = registry;
  const block = fake.blocks[50];
  const at = { blockHash: block?.hash ?? someHash, blockNumber: toHex(50) };
  const event = {
    address: contract,
    topics: encodeEventTopics({
      abi,
      eventName: 'CheckpointPublished',
      args: { publisher, originHash: keccak256(toHex(origin)), root },
    }),
    data: encodeAbiParameters([{ type: 'uint64' }, { type: 'string' }], [BigInt(size), origin]),
    ...at,
    transactionHash: someHash,
    transactionIndex: '0x0',
    logIndex: '0x0',
    removed: false,
  };
  const atSize = toFunctionSelector('atSize(address,string,uint64)');
  return (method, answer, [first]) => {
    const { data } = (first ?? {}) as { data?: string };
    if (method === 'eth_call' && data?.startsWith(atSize))
      return encodeFunctionResult({ abi, functionName: 'atSize', result: [root, 50n, BigInt(block?.time ?? 0)] });
    if (method === 'eth_getLogs') return [event];
    if (method === 'eth_getTransactionReceipt')
      return {
        transactionHash: someHash,
        ...at,
        from: publisher,
        to: contract,
        status: '0x1',
        logs: [event],
        type: '0x2',
        gasUsed: '0x1',
        cumulativeGasUsed: '0x1',
        transactionIndex: '0x0',
      };
    return answer;
  };
};

/** The whole story with one part of it wrong. */
const butFor =
  (method: string, spoil: (part: Record<string, unknown>) => unknown): Forger =>
  (input) => {
    const story = wholeStory(input);
    return (asked, answer, params) => {
      const told = story(asked, answer, params);
      if (asked !== method) return told;
      return Array.isArray(told) ? told.map(spoil) : spoil(told as Record<string, unknown>);
    };
  };

const stranger = `0x${'11'.repeat(20)}`;
const contradictingThemselves: Record<string, Forger> = {
  'a forged receipt for nothing on record': () => (method, answer) =>
    method === 'eth_getTransactionReceipt'
      ? { ...(answer as object), status: '0x1', transactionHash: someHash }
      : answer,
  'an event of another contract': butFor('eth_getLogs', (log) => ({ ...log, address: stranger })),
  'an event of another topic': butFor('eth_getLogs', (log) => ({
    ...log,
    topics: [someHash, someHash, someHash, someHash],
  })),
  'an event of another size': butFor('eth_getLogs', (log) => ({
    ...log,
    data: encodeAbiParameters([{ type: 'uint64' }, { type: 'string' }], [4n, 'world.example/log']),
  })),
  'an event of another block': butFor('eth_getLogs', (log) => ({ ...log, blockHash: someHash })),
  'no event': (input) => {
    const story = wholeStory(input);
    return (method, answer, params) => (method === 'eth_getLogs' ? [] : story(method, answer, params));
  },
  'a receipt of a failed transaction': butFor('eth_getTransactionReceipt', (receipt) => ({
    ...receipt,
    status: '0x0',
  })),
  'a receipt of another block': butFor('eth_getTransactionReceipt', (receipt) => ({ ...receipt, blockHash: someHash })),
  'a receipt without the event': butFor('eth_getTransactionReceipt', (receipt) => ({ ...receipt, logs: [] })),
  'a record of another time than its block': butFor('eth_getBlockByNumber', (block) => ({
    ...block,
    timestamp: '0x1',
  })),
  'a block beyond the newest': butFor('eth_getBlockByNumber', () => null),
};

async function lieFrom(here: AnchorWorld, forger: Forger, liars: readonly (FakeRpc | undefined)[]) {
  const checkpoint = here.grow(5);
  const { registry } = await enterChain(here.deps);
  // Nothing of ours comes into any block: whatever counts as anchored is a lie.
  for (const rpc of here.rpcs) rpc.swallows = true;
  for (const liar of liars) if (liar) liar.lie = forger({ world: here, checkpoint, registry });
}
const falselyAnchored = async ({ states }: AnchorWorld) =>
  Object.values(await states()).filter((state) => state === 'mined' || state === 'confirmed');

describe('K11 the only endpoint lies, and contradicts itself', () => {
  test.each(Object.entries(contradictingThemselves))('%s: not anchored', async (_, forger) => {
    const here = await open(1);
    await lieFrom(here, forger, here.rpcs);
    await here.blocks(5);
    expect(await falselyAnchored(here)).toEqual([]);
    expect(here.recorded()).toEqual([]);
  });
});

describe('K11 one of two tells a whole story', () => {
  test('not anchored, and told within 60 s', async () => {
    const here = await open(2);
    await lieFrom(here, wholeStory, [here.rpcs[1]]);
    const since = here.clock.now;
    await here.blocks(5);
    expect(await falselyAnchored(here)).toEqual([]);
    expect(await here.trouble()).toBe('disagreement');
    const line = (await here.audit('chain.trouble')).find(({ detail }) => detail.code === 'disagreement');
    expect((line?.at.getTime() ?? Number.POSITIVE_INFINITY) - since.getTime()).toBeLessThanOrEqual(60_000);
  });

  test('that the story would be believed of both shows that the quorum is what stops it', async () => {
    const here = await open(2);
    await lieFrom(here, wholeStory, here.rpcs);
    await here.blocks(2);
    expect(await falselyAnchored(here)).toEqual(['confirmed']);
  });

  test('one of three: the two that agree are believed, and the third is told', async () => {
    const here = await open(3);
    const checkpoint = here.grow(5);
    const { registry } = await enterChain(here.deps);
    const [liar] = here.rpcs;
    if (liar) liar.lie = wholeStory({ world: here, checkpoint, registry });
    await here.blocks(4);
    expect(here.recorded()).toEqual([{ size: 5, root: checkpoint.root }]);
    const [anchor] = await here.anchors();
    expect(anchor).toMatchObject({ state: 'confirmed' });
    expect(anchor?.transaction).not.toBe(someHash);
    expect(await here.trouble()).toBe('disagreement');
  });
});

describe('K11 an endpoint of another chain', () => {
  test.each([1, 2])('one of %i: not anchored, and told', async (endpoints) => {
    const here = await open(endpoints);
    here.grow(5);
    const liar = here.rpcs.at(-1);
    if (liar) liar.lie = (method, answer) => (method === 'eth_chainId' ? '0x1' : answer);
    const before = here.fake.taken.length;
    await here.blocks(5);
    expect(await falselyAnchored(here)).toEqual([]);
    expect(await here.trouble()).toBe('wrong-chain');
    expect(here.fake.taken).toHaveLength(before);
  });
});

describe('K11 an endpoint that is behind', () => {
  test('contradicts nobody; what it has not come to does not count, and counts when it has', async () => {
    const here = await open(2);
    const { grow, round, blocks, rpcs, states, trouble } = here;
    grow(5);
    await round();
    const [slow] = rpcs;
    if (slow) slow.behind = 30;
    await blocks(6);
    expect(await falselyAnchored(here)).toEqual([]);
    expect(await trouble()).not.toBe('disagreement');
    if (slow) slow.behind = 0;
    await blocks(2);
    expect(await states()).toEqual({ 5: 'confirmed' });
  });

  test('depth is counted by the one that is behind', async () => {
    const { grow, round, rpcs, states, fake } = await open(2);
    grow(5);
    await round();
    fake.mine(2);
    const [slow] = rpcs;
    if (slow) slow.behind = 1;
    await round();
    expect(await states()).toEqual({ 5: 'mined' });
    if (slow) slow.behind = 0;
    await round();
    expect(await states()).toEqual({ 5: 'confirmed' });
  });
});
