import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createEvmChain } from '../../../adapters/evm-chain.ts';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import { type AnchorWorld, createAnchorWorld } from './testing/anchor-world.ts';

const keyEncryptionKey = randomBytes(32);
let world: AnchorWorld;
afterEach(() => world.close());

async function open(confirmations: number): Promise<AnchorWorld> {
  world = await createAnchorWorld({
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    open: (urls) => createEvmChain({ urls, isDevelopment: false }),
    policy: { confirmations },
  });
  await world.settle();
  return world;
}

test('K07 of every depth from 1 to 64: what was mined waits again, and is mined again', {
  timeout: 300_000,
}, async () => {
  const { grow, round, blocks, states, fake, audit } = await open(65);
  fake.mine(70);
  for (let depth = 1; depth <= 64; depth += 1) {
    grow(depth);
    await round();
    fake.mine(depth);
    await round();
    expect((await states())[depth], `mined, ${depth} deep`).toBe('mined');
    fake.reorganise(depth, { lost: true });
    await round();
    expect((await states())[depth], `undone, ${depth} deep`).toBe('pending');
    await blocks(1);
    expect((await states())[depth], `again, ${depth} deep`).toBe('mined');
  }
  expect((await audit('anchor.reorganised')).length).toBeGreaterThanOrEqual(64);
  await blocks(70);
  expect((await states())[64]).toBe('confirmed');
});

describe.each([12, 64])('K07 with a policy of %i blocks', (confirmations) => {
  test('nothing that counts is lost to a reorganisation of fewer blocks', async () => {
    const { grow, round, states, fake, recorded, audit } = await open(confirmations);
    const { root } = grow(9);
    await round();
    fake.mine(confirmations);
    await round();
    expect(await states()).toEqual({ 9: 'confirmed' });
    fake.reorganise(confirmations - 1, { lost: true });
    await round();
    await round();
    expect(await states()).toEqual({ 9: 'confirmed' });
    expect(recorded()).toEqual([{ size: 9, root }]);
    expect(await audit('anchor.reorganised')).toEqual([]);
  });

  test('what counts after so many blocks did not count one block before', async () => {
    const { grow, round, states, fake } = await open(confirmations);
    grow(9);
    await round();
    fake.mine(confirmations - 1);
    await round();
    expect(await states()).toEqual({ 9: 'mined' });
  });
});

test('K07 beyond the policy, what counted and is gone is told, does not count any more, and is anchored again', async () => {
  const { grow, round, blocks, states, fake, audit } = await open(3);
  grow(9);
  await round();
  fake.mine(3);
  await round();
  fake.reorganise(5, { lost: true });
  await round();
  expect(await states()).toEqual({ 9: 'pending' });
  expect((await audit('anchor.reorganised'))[0]?.detail).toMatchObject({ size: 9, was: 'confirmed' });
  await blocks(4);
  expect(await states()).toEqual({ 9: 'confirmed' });
});

test('K07 an uncle: mined in another block than it was seen in, it counts from there', async () => {
  const { grow, round, blocks, anchors, fake } = await open(3);
  grow(9);
  await round();
  fake.mine();
  await round();
  const [before] = await anchors();
  fake.reorganise(1);
  fake.mine();
  await round();
  const [after] = await anchors();
  expect(after).toMatchObject({ state: 'mined', transaction: before?.transaction });
  expect(after?.blockHash).not.toBe(before?.blockHash);
  expect(after?.blockHash).toBe(fake.blocks.at(-1)?.hash);
  await blocks(2);
  expect((await anchors())[0]?.state).toBe('confirmed');
});

test('K07 a transaction that every endpoint forgot is sent again, the same one', async () => {
  const { grow, round, blocks, states, fake, recorded } = await open(3);
  grow(9);
  await round();
  const sent = fake.pool[0]?.hash;
  fake.drop();
  await blocks(4);
  expect(await states()).toEqual({ 9: 'confirmed' });
  expect(recorded()).toHaveLength(1);
  expect(fake.taken.filter(({ hash }) => hash === sent)).toHaveLength(2);
});

test('K07 of several that are undone together the largest is anchored again and stands for the others', async () => {
  const { grow, round, blocks, states, fake, recorded } = await open(6);
  for (const size of [10, 20, 30]) {
    grow(size);
    await round();
    await blocks(1);
  }
  expect(await states()).toEqual({ 10: 'mined', 20: 'mined', 30: 'mined' });
  fake.reorganise(4, { lost: true });
  await round();
  expect(await states()).toEqual({ 10: 'superseded', 20: 'superseded', 30: 'pending' });
  await blocks(8);
  expect((await states())[30]).toBe('confirmed');
  // Their transactions fill the nonces before it, and so they are recorded once more as well.
  expect(recorded().map(({ size }) => size)).toEqual([10, 20, 30]);
});

test('K07 a reorganisation that undoes the contract itself: it is made again at its place, and so are the records', async () => {
  const { grow, round, blocks, states, fake, recorded } = await open(3);
  grow(9);
  await round();
  await blocks(1);
  fake.reorganise(200, { lost: true });
  await blocks(8);
  expect(await states()).toEqual({ 9: 'confirmed' });
  expect(recorded()).toHaveLength(1);
});
