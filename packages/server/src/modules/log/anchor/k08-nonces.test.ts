import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createEvmChain } from '../../../adapters/evm-chain.ts';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import type { ChainCall } from '../../../ports/index.ts';
import { enterChain } from './enter-chain.ts';
import { type AnchorWorld, createAnchorWorld, gwei } from './testing/anchor-world.ts';

const keyEncryptionKey = randomBytes(32);
let world: AnchorWorld;
afterEach(() => world.close());

async function open(confirmations = 3): Promise<AnchorWorld> {
  world = await createAnchorWorld({
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    open: (urls) => createEvmChain({ urls, isDevelopment: false }),
    policy: { confirmations },
  });
  await world.settle();
  return world;
}

test('K08 stuck below the base fee: an eighth more is offered for the same nonce, and it is in within 10 blocks', async () => {
  const { grow, round, blocks, fake, states, attempts } = await open();
  grow(5);
  await round();
  fake.baseFee = 7n * gwei;
  await blocks(10);
  expect(await states()).toEqual({ 5: 'confirmed' });
  const [, first, second, ...more] = await attempts();
  expect(more).toEqual([]);
  expect(second?.nonce).toBe(first?.nonce);
  for (const fee of ['maxFee', 'priorityFee'] as const)
    expect(BigInt(second?.[fee] ?? 0) * 8n).toBeGreaterThanOrEqual(BigInt(first?.[fee] ?? 0) * 9n);
});

test('K08 replaced: whichever of the two offers gets in, the root is recorded once', async () => {
  const { grow, round, blocks, fake, recorded, states } = await open();
  grow(5);
  await round();
  const [first] = fake.pool;
  fake.baseFee = 7n * gwei;
  await blocks(3);
  // A block takes the first one after all: it lay in another pool.
  fake.baseFee = 1n * gwei;
  if (first) fake.pool = [first];
  await blocks(5);
  expect(recorded()).toHaveLength(1);
  expect(await states()).toEqual({ 5: 'confirmed' });
});

test('K08 a gap: the nonces before it are filled by what was signed for them', async () => {
  const { grow, round, blocks, fake, states } = await open();
  for (const size of [10, 20]) {
    grow(size);
    await round();
    await blocks(1);
  }
  fake.reorganise(3, { lost: true });
  await round();
  expect(fake.pool.map(({ nonce }) => nonce).sort()).toEqual([1, 2]);
  await blocks(5);
  expect((await states())[20]).toBe('confirmed');
});

test('K08 a gap that nothing was signed for is filled by what waits', async () => {
  const { grow, round, blocks, fake, states, recorded, asOwner } = await open();
  for (const size of [10, 20]) {
    grow(size);
    await round();
    await blocks(1);
  }
  fake.reorganise(3, { lost: true });
  // As after a backup was restored that is older.
  await asOwner('delete from anchor.attempt where nonce = 1');
  await round();
  await blocks(6);
  expect((await states())[20]).toBe('confirmed');
  expect(recorded().filter(({ size }) => size === 20)).toHaveLength(1);
});

describe('K08 two senders with one key', () => {
  async function sendAsAnother({ deps }: AnchorWorld, call: ChainCall, nonce: number): Promise<void> {
    const { signer, chainId } = await enterChain(deps);
    const fees = { maxFeePerGas: 50n * gwei, maxPriorityFeePerGas: 5n * gwei };
    await deps.chain.send(await deps.chain.sign({ chainId, call, nonce, gas: 200_000n, ...fees }, signer));
  }

  test('the other takes our nonce for something else: we take the next, and record once', async () => {
    const { grow, round, blocks, states, recorded, attempts } = await open();
    grow(5);
    await round();
    await sendAsAnother(world, { kind: 'deploy' }, 1);
    await blocks(6);
    expect(await states()).toEqual({ 5: 'confirmed' });
    expect(recorded()).toHaveLength(1);
    expect((await attempts()).map(({ nonce }) => nonce)).toEqual([0, 1, 2]);
  });

  test('the other records the same root first: it is found, and nothing is sent for it', async () => {
    const { grow, blocks, states, fake, deps, audit } = await open();
    const checkpoint = grow(5);
    const { registry } = await enterChain(deps);
    await sendAsAnother(world, { kind: 'publish', contract: registry.contract, checkpoint }, 1);
    fake.mine();
    const before = fake.taken.length;
    await blocks(4);
    expect(await states()).toEqual({ 5: 'confirmed' });
    expect(fake.taken).toHaveLength(before);
    expect(await audit('anchor.found')).toHaveLength(1);
  });

  test('the other records another root for the size: told as a contradiction, and never shown as anchored', async () => {
    const { grow, blocks, states, trouble, audit, deps, fake } = await open();
    const checkpoint = grow(5);
    const { registry } = await enterChain(deps);
    const fork = { ...checkpoint, root: `0x${'ab'.repeat(32)}` } as const;
    await sendAsAnother(world, { kind: 'publish', contract: registry.contract, checkpoint: fork }, 1);
    fake.mine();
    await blocks(3);
    expect(await states()).toEqual({});
    expect(await trouble()).toBe('contradiction');
    expect((await audit('chain.trouble')).at(-1)?.detail).toMatchObject({ code: 'contradiction' });
  });

  test('the other records a larger tree of ours while ours waits: ours is given up, and the larger is taken over', async () => {
    const { grow, round, blocks, states, recorded, deps, fake } = await open();
    grow(5);
    await round();
    const larger = grow(9);
    const { registry } = await enterChain(deps);
    await sendAsAnother(world, { kind: 'publish', contract: registry.contract, checkpoint: larger }, 1);
    fake.mine();
    await blocks(5);
    expect(await states()).toEqual({ 5: 'superseded', 9: 'confirmed' });
    expect(recorded()).toEqual([{ size: 9, root: larger.root }]);
  });

  test('the other is ahead of a log that was set back: told, and nothing is sent', async () => {
    const { grow, blocks, states, trouble, deps, fake } = await open();
    const checkpoint = grow(50);
    const { registry } = await enterChain(deps);
    await sendAsAnother(world, { kind: 'publish', contract: registry.contract, checkpoint }, 1);
    fake.mine();
    grow(40);
    const before = fake.taken.length;
    await blocks(3);
    expect(await states()).toEqual({});
    expect(await trouble()).toBe('log-behind-chain');
    expect(fake.taken).toHaveLength(before);
  });
});

test('K08 1,000 anchors, one after the other: none stuck, none twice, none lost', { timeout: 600_000 }, async () => {
  const { grow, round, fake, recorded, attempts, blocks, anchors } = await open(1);
  for (let size = 1; size <= 1_000; size += 1) {
    grow(size);
    await round();
    fake.mine();
  }
  await blocks(4);
  expect(recorded().map(({ size }) => size)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
  const all = await anchors();
  expect(all.filter(({ state }) => state !== 'confirmed')).toEqual([]);
  expect(await attempts()).toHaveLength(1_001);
});
