import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createEvmChain } from '../../../adapters/evm-chain.ts';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import { runRound } from './run-round.ts';
import { type AnchorWorld, createAnchorWorld } from './testing/anchor-world.ts';

const keyEncryptionKey = randomBytes(32);
let world: AnchorWorld;
afterEach(() => world.close());
const open = async () => {
  world = await createAnchorWorld({
    signer: createLocalSigner({ keyEncryptionKeys: async () => [keyEncryptionKey] }),
    open: (urls) => createEvmChain({ urls, isDevelopment: false }),
  });
  return world;
};

test('K06 undisturbed: one transaction, its intent on record before it is sent, and counted as deep as the policy wants', async () => {
  const { settle, grow, round, blocks, states, recorded, fake, audit } = await open();
  await settle();
  const { root } = grow(1_000);
  await round();
  expect(await states()).toEqual({ 1000: 'pending' });
  expect(fake.pool).toHaveLength(1);
  await blocks(11);
  expect(await states()).toEqual({ 1000: 'mined' });
  await blocks(1);
  expect(await states()).toEqual({ 1000: 'confirmed' });
  expect(recorded()).toEqual([{ size: 1_000, root }]);
  expect(await audit('transaction.signed')).toHaveLength(2);
});

describe('K06 killed at any place, and started again: one record of the root, made by one transaction', () => {
  test.each(['anchor.signed', 'anchor.recorded', 'anchor.sent', 'anchor.seen', 'anchor.noted'])('%s', async (point) => {
    const { settle, grow, round, blocks, states, recorded, fake } = await open();
    await settle();
    const { root } = grow(7);
    for (let kills = 0; kills < 3; kills += 1) await round(point);
    fake.mine();
    await round(point);
    await round();
    await blocks(13);
    expect(recorded()).toEqual([{ size: 7, root }]);
    expect(fake.taken.filter(({ to }) => to !== undefined)).toHaveLength(1);
    expect(await states()).toEqual({ 7: 'confirmed' });
  });

  test('while the contract is made', async () => {
    const { settle, grow, round, blocks, fake, states } = await open();
    for (const point of ['anchor.signed', 'anchor.recorded', 'anchor.sent']) await round(point);
    await settle();
    grow(1);
    await round();
    await blocks(13);
    expect(fake.taken.filter(({ to }) => to === undefined)).toHaveLength(1);
    expect(await states()).toEqual({ 1: 'confirmed' });
  });
});

test('K06 no audit line, no signature: a transaction whose line cannot be kept is neither kept nor sent', async () => {
  const { settle, grow, deps, fake, attempts } = await open();
  await settle();
  grow(5);
  const before = (await attempts()).length;
  const signed: unknown[] = [];
  const { database } = deps;
  const unaudited: typeof database = {
    ...database,
    write: (scope, work) =>
      database.write(scope, (unit) =>
        work({
          ...unit,
          audit: (line) =>
            line.action === 'transaction.signed' ? unit.audit({ ...line, organisationId: 'none' }) : unit.audit(line),
        }),
      ),
  };
  const watching: typeof deps.signer = {
    ...deps.signer,
    sign(key, digest) {
      signed.push(digest);
      return deps.signer.sign(key, digest);
    },
  };
  await expect(runRound({ ...deps, database: unaudited, signer: watching })).rejects.toThrow('uuid');
  expect(signed).toEqual([]);
  expect(await attempts()).toHaveLength(before);
  expect(fake.pool).toEqual([]);
});

test('K06 no record, nothing sent: killed between the signature and its record, nobody has heard of it', async () => {
  const { settle, grow, round, fake, attempts } = await open();
  await settle();
  grow(5);
  const before = { taken: fake.taken.length, attempts: (await attempts()).length };
  await round('anchor.signed');
  expect({ taken: fake.taken.length, attempts: (await attempts()).length }).toEqual(before);
  await round('anchor.recorded');
  expect({ taken: fake.taken.length, attempts: (await attempts()).length }).toEqual({
    ...before,
    attempts: before.attempts + 1,
  });
});

test('K06 two processes at once begin one anchor', async () => {
  const { settle, grow, round, blocks, recorded, fake } = await open();
  await settle();
  const { root } = grow(50);
  await Promise.all([round(), round(), round(), round()]);
  await blocks(13);
  expect(recorded()).toEqual([{ size: 50, root }]);
  expect(fake.taken.filter(({ to }) => to !== undefined)).toHaveLength(1);
});
