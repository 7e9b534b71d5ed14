import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createEvmChain } from '../../../adapters/evm-chain.ts';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import { planFees } from './plan-fees.ts';
import { type AnchorWorld, createAnchorWorld, gwei } from './testing/anchor-world.ts';

const keyEncryptionKey = randomBytes(32);
let world: AnchorWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function open(capGwei: bigint): Promise<AnchorWorld> {
  world = await createAnchorWorld({
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    open: (urls) => createEvmChain({ urls, isDevelopment: false }),
    policy: { confirmations: 3, maxFeePerGas: capGwei * gwei },
  });
  await world.settle();
  return world;
}

/** Seconds from a moment to the alert of this code. */
async function secondsToAlert({ audit }: AnchorWorld, code: string, since: Date): Promise<number> {
  const line = (await audit('chain.trouble')).find(({ at, detail }) => detail.code === code && at >= since);
  return line ? (line.at.getTime() - since.getTime()) / 1_000 : Number.POSITIVE_INFINITY;
}

test('K09 the price of gas times 100: nothing is sent above the cap, the queue waits, it is told within 60 s, and goes on', async () => {
  const here = await open(20n);
  const { grow, blocks, fake, states, attempts, trouble, clock } = here;
  fake.baseFee = 100n * gwei;
  const since = clock.now;
  const before = fake.taken.length;
  for (let size = 1; size <= 10; size += 1) {
    grow(size);
    await blocks(1);
  }
  expect(fake.taken).toHaveLength(before);
  expect(await secondsToAlert(here, 'fee-cap-reached', since)).toBeLessThanOrEqual(60);
  fake.baseFee = 1n * gwei;
  await blocks(5);
  expect(await states()).toEqual({ 10: 'confirmed' });
  expect(await trouble()).toBeUndefined();
  for (const { maxFee } of await attempts()) expect(BigInt(maxFee)).toBeLessThanOrEqual(20n * gwei);
});

test('K09 it rises above what was offered already: offers follow up to the cap and no further, and the last one gets in', async () => {
  const here = await open(20n);
  const { grow, round, blocks, fake, states, attempts, trouble, clock } = here;
  grow(5);
  await round();
  const since = clock.now;
  fake.baseFee = 100n * gwei;
  await blocks(20);
  expect(await states()).toEqual({ 5: 'pending' });
  expect(await trouble()).toBe('fee-cap-reached');
  expect(await secondsToAlert(here, 'fee-cap-reached', since)).toBeLessThanOrEqual(60);
  fake.baseFee = 12n * gwei;
  await blocks(10);
  expect(await states()).toEqual({ 5: 'confirmed' });
  expect(await trouble()).toBeUndefined();
  for (const { maxFee } of await attempts()) expect(BigInt(maxFee)).toBeLessThanOrEqual(20n * gwei);
});

test('K09 out of funds: told within 60 s, nothing is signed, and it goes on by itself when there is money', async () => {
  const here = await open(20n);
  const { grow, blocks, fake, states, attempts, trouble, publisher, clock } = here;
  fake.setBalance(await publisher(), 1n);
  const signed = (await attempts()).length;
  const since = clock.now;
  grow(5);
  await blocks(5);
  expect(await trouble()).toBe('out-of-funds');
  expect(await secondsToAlert(here, 'out-of-funds', since)).toBeLessThanOrEqual(60);
  expect(await attempts()).toHaveLength(signed);
  fake.setBalance(await publisher(), 10n ** 18n);
  await blocks(5);
  expect(await states()).toEqual({ 5: 'confirmed' });
  expect(await trouble()).toBeUndefined();
});

test('K09 the money goes while a transaction waits: told, and it gets in when there is money again', async () => {
  const here = await open(20n);
  const { grow, round, blocks, fake, states, trouble, publisher } = here;
  grow(5);
  await round();
  fake.drop();
  fake.setBalance(await publisher(), 1n);
  await blocks(5);
  expect(await trouble()).toBe('out-of-funds');
  fake.setBalance(await publisher(), 10n ** 18n);
  await blocks(5);
  expect(await states()).toEqual({ 5: 'confirmed' });
});

test('K09 what is offered: twice the base fee and the tip, never more than the cap, an eighth more than before', () => {
  const cap = 100n;
  expect(planFees({ baseFee: 10n, priorityFee: 2n, cap })).toEqual({ maxFeePerGas: 22n, maxPriorityFeePerGas: 2n });
  expect(planFees({ baseFee: 90n, priorityFee: 2n, cap })).toEqual({ maxFeePerGas: 100n, maxPriorityFeePerGas: 2n });
  expect(planFees({ baseFee: 100n, priorityFee: 2n, cap })).toBeUndefined();
  expect(planFees({ baseFee: 10n, priorityFee: 500n, cap })).toEqual({
    maxFeePerGas: 100n,
    maxPriorityFeePerGas: 100n,
  });
  const replaced = { maxFeePerGas: 80n, maxPriorityFeePerGas: 8n };
  expect(planFees({ baseFee: 10n, priorityFee: 2n, cap, replaced })).toEqual({
    maxFeePerGas: 91n,
    maxPriorityFeePerGas: 10n,
  });
  expect(planFees({ baseFee: 10n, priorityFee: 2n, cap: 90n, replaced })).toBeUndefined();
});
