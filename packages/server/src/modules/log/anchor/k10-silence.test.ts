import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createEvmChain } from '../../../adapters/evm-chain.ts';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import type { FakeFault } from '../../../testing/fake-chain/fake-rpc.ts';
import { type AnchorWorld, createAnchorWorld } from './testing/anchor-world.ts';

const keyEncryptionKey = randomBytes(32);
let world: AnchorWorld;
afterEach(() => world.close());

async function open(endpoints = 1): Promise<AnchorWorld> {
  world = await createAnchorWorld({
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    open: (urls) => createEvmChain({ urls, isDevelopment: false, limits: { timeoutMs: 1_000, maxBytes: 1_000_000 } }),
    endpoints,
    policy: { confirmations: 2 },
  });
  await world.settle();
  return world;
}

describe('K10 an endpoint that is no use', () => {
  test.each<FakeFault>(['closed', 'too-many', 'hangs', 'truncated', 'not-json', 'endless'])(
    '%s: nothing is lost meanwhile, it is told, and one transaction makes up for it afterwards',
    { timeout: 120_000 },
    async (fault) => {
      const { grow, blocks, rpcs, states, trouble, recorded } = await open();
      const [rpc] = rpcs;
      if (rpc) rpc.fault = fault;
      for (let size = 10; size <= 30; size += 10) {
        grow(size);
        await blocks(1);
      }
      expect(await trouble()).toBe('unreachable');
      expect(recorded()).toEqual([]);
      if (rpc) rpc.fault = 'none';
      await blocks(3);
      expect(await states()).toEqual({ 30: 'confirmed' });
      expect(await trouble()).toBeUndefined();
    },
  );
});

test('K10 an hour of silence with a transaction on its way: it is found when the endpoint speaks again', {
  timeout: 120_000,
}, async () => {
  const { grow, round, blocks, rpcs, fake, states, recorded } = await open();
  grow(5);
  await round();
  const [rpc] = rpcs;
  if (rpc) rpc.fault = 'closed';
  await blocks(30);
  fake.mine(270);
  if (rpc) rpc.fault = 'none';
  await round();
  expect(await states()).toEqual({ 5: 'confirmed' });
  expect(recorded()).toHaveLength(1);
});

test('K10 one of three is silent: the others go on, and it is told which', async () => {
  const { grow, blocks, rpcs, states, trouble, audit } = await open(3);
  const [silent] = rpcs;
  if (silent) silent.fault = 'closed';
  grow(5);
  await blocks(4);
  expect(await states()).toEqual({ 5: 'confirmed' });
  expect(await trouble()).toBe('endpoint-lost');
  const line = (await audit('chain.trouble')).at(-1);
  expect(line?.detail.detail).toContain(new URL(silent?.url ?? '').host);
});

test('K10 an endpoint that takes transactions and passes none on holds up nothing where another does', async () => {
  const { grow, blocks, rpcs, states } = await open(2);
  const [swallowing] = rpcs;
  if (swallowing) swallowing.swallows = true;
  grow(5);
  await blocks(4);
  expect(await states()).toEqual({ 5: 'confirmed' });
});
