import { encodeEventTopics, getAddress, keccak256, parseEventLogs, toHex } from 'viem';
import { afterAll, describe, expect, test } from 'vitest';
import { openChain, rootOf } from '../testing/open-chain.ts';
import { checkpointRegistry } from './index.ts';

const { abi, deployedBytecode } = checkpointRegistry;
const chain = await openChain();
afterAll(() => chain.close());

const { client, address, publisher, publish } = chain;
const other = await chain.createPublisher('another publisher');
const zeros = `0x${'00'.repeat(32)}` as const;
const read = { abi, address } as const;
const atSize = (origin: string, size: number | bigint, by = publisher) =>
  client.readContract({ ...read, functionName: 'atSize', args: [by.address, origin, BigInt(size)] });
const atRoot = (origin: string, root: `0x${string}`, by = publisher) =>
  client.readContract({ ...read, functionName: 'atRoot', args: [by.address, origin, root] });
const newest = (origin: string, by = publisher) =>
  client.readContract({ ...read, functionName: 'newest', args: [by.address, origin] });
const refused = (refusal: string, ...args: unknown[]) =>
  expect.objectContaining({
    cause: expect.objectContaining({
      data: expect.objectContaining({ errorName: refusal, ...(args.length > 0 ? { args } : {}) }),
    }),
  });

test('the code on the chain is the code of the artefact, to the byte', async () => {
  expect(await client.getCode({ address })).toBe(deployedBytecode);
});

test('what was published is answered by size and by root, with its block and its time', async () => {
  const receipt = await publish('one.example/log', 7, rootOf('7'));
  const { timestamp } = await client.getBlock({ blockNumber: receipt.blockNumber });
  expect(await atSize('one.example/log', 7)).toEqual([rootOf('7'), receipt.blockNumber, timestamp]);
  expect(await atRoot('one.example/log', rootOf('7'))).toEqual([7n, receipt.blockNumber, timestamp]);
  expect(await newest('one.example/log')).toEqual([7n, rootOf('7'), receipt.blockNumber, timestamp]);
});

test('the event names publisher, origin, size and root, and can be searched by all but the size', async () => {
  const { logs } = await publish('event.example/log', 3, rootOf('event'));
  const [event, ...more] = parseEventLogs({ abi, logs });
  expect(more).toEqual([]);
  const originHash = keccak256(toHex('event.example/log'));
  const args = { publisher: getAddress(publisher.address), originHash, root: rootOf('event') };
  expect(event?.args).toEqual({ ...args, size: 3n, origin: 'event.example/log' });
  expect(logs[0]?.topics).toEqual(encodeEventTopics({ abi, eventName: 'CheckpointPublished', args }));
});

test('a larger tree is added, and what came before stays as it was', async () => {
  const origin = 'grows.example/log';
  await publish(origin, 1, rootOf('grows 1'));
  const before = await atSize(origin, 1);
  await publish(origin, 2, rootOf('grows 2'));
  await publish(origin, 2n ** 64n - 1n, rootOf('grows to the end'));
  expect(await atSize(origin, 1)).toEqual(before);
  expect((await newest(origin))[0]).toBe(2n ** 64n - 1n);
});

test('nothing is there that was not published: all zero', async () => {
  expect(await atSize('never.example/log', 7)).toEqual([zeros, 0n, 0n]);
  expect(await atSize('one.example/log', 6)).toEqual([zeros, 0n, 0n]);
  expect(await atSize('one.example/log', 0)).toEqual([zeros, 0n, 0n]);
  expect(await atRoot('one.example/log', zeros)).toEqual([0n, 0n, 0n]);
  expect(await atRoot('one.example/log', rootOf('another'))).toEqual([0n, 0n, 0n]);
  expect(await newest('never.example/log')).toEqual([0n, zeros, 0n, 0n]);
});

describe('K14: a log on the chain only ever grows', () => {
  const origin = 'k14.example/log';
  const sizes = [10, 20];

  test('a smaller tree is refused', async () => {
    for (const size of sizes) await publish(origin, size, rootOf(`k14 ${size}`));
    await expect(publish(origin, 19, rootOf('k14 19'))).rejects.toEqual(refused('SizeBelowNewest', 20n));
    await expect(publish(origin, 1, rootOf('k14 1'))).rejects.toEqual(refused('SizeBelowNewest', 20n));
  });

  test('a second root for a size is refused, of the newest and of every older one', async () => {
    for (const size of sizes) {
      const recorded = rootOf(`k14 ${size}`);
      await expect(publish(origin, size, rootOf('fork'))).rejects.toEqual(
        refused('Contradiction', recorded, BigInt(size)),
      );
    }
  });

  test('a second size for a root is refused', async () => {
    await expect(publish(origin, 30, rootOf('k14 20'))).rejects.toEqual(
      refused('Contradiction', rootOf('k14 20'), 20n),
    );
  });

  test('the same checkpoint again is told to be there already, and since when', async () => {
    for (const size of sizes) {
      const [root, block] = await atSize(origin, size);
      await expect(publish(origin, size, root)).rejects.toEqual(refused('AlreadyRecorded', block));
    }
  });

  test('refusals change nothing', async () => {
    expect((await newest(origin)).slice(0, 2)).toEqual([20n, rootOf('k14 20')]);
    expect((await atSize(origin, 19))[0]).toBe(zeros);
    expect(await atRoot(origin, rootOf('fork'))).toEqual([0n, 0n, 0n]);
  });
});

test('nobody writes into another’s log, and logs of two origins are two', async () => {
  await publish('mine.example/log', 5, rootOf('mine'));
  await publish('mine.example/log', 4, rootOf('theirs'), other);
  await publish('mine.example/log2', 3, rootOf('my other'));
  expect((await newest('mine.example/log')).slice(0, 2)).toEqual([5n, rootOf('mine')]);
  expect((await newest('mine.example/log', other)).slice(0, 2)).toEqual([4n, rootOf('theirs')]);
  expect((await newest('mine.example/log2')).slice(0, 2)).toEqual([3n, rootOf('my other')]);
});

test('a log without a name, an empty tree and a root of zeros are refused', async () => {
  await expect(publish('', 1, rootOf('nameless'))).rejects.toEqual(refused('OriginMissing'));
  await expect(publish('empty.example/log', 0, rootOf('empty'))).rejects.toEqual(refused('NothingToRecord'));
  await expect(publish('empty.example/log', 1, zeros)).rejects.toEqual(refused('NothingToRecord'));
});

test('it takes no money and answers no call it does not know', async () => {
  await expect(client.call({ to: address, value: 1n, account: publisher })).rejects.toThrow('revert');
  await expect(client.call({ to: address, data: '0x12345678', account: publisher })).rejects.toThrow('revert');
  const args = ['paid.example/log', 1n, rootOf('paid')] as const;
  await expect(
    // Of what is not payable the types allow no value.
    client.simulateContract({ ...read, functionName: 'publish', args, account: publisher, value: 1n as never }),
  ).rejects.toThrow('revert');
});

test('its interface has nothing beyond publishing and reading', () => {
  const functions = abi.filter((part) => part.type === 'function');
  expect(functions.map(({ name, stateMutability }) => `${name} ${stateMutability}`).sort()).toEqual([
    'atRoot view',
    'atSize view',
    'newest view',
    'publish nonpayable',
  ]);
});
