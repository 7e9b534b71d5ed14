import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sighting } from '../index.ts';
import { type ChainPublisher, type ChainSubject, openPublisher, origin } from './chain-publisher.ts';

/** What every chain does, the one that we start ourselves and the fake one alike. The tests build upon each other. */
export function describeChain(name: string, open: () => Promise<ChainSubject>): void {
  describe(`the chain ${name}`, () => {
    let opened: ChainPublisher | undefined;
    const publisher = () => {
      if (!opened) throw new Error('The chain was not opened.');
      return opened;
    };
    beforeAll(async () => {
      opened = await openPublisher(await open());
    });
    afterAll(() => opened?.close());
    describePublishing(publisher);
    describeTransactions(publisher);
    describeReorganisation(publisher);
    describeRefusals(publisher);
  });
}

async function sighting(publisher: ChainPublisher, size: number): Promise<Sighting> {
  const found = await publisher.find(size);
  if (typeof found === 'string') throw new Error(`The record of ${size} is ${found}.`);
  return found;
}

function describePublishing(open: () => ChainPublisher): void {
  test('a publisher’s first transaction makes the contract, at the address that was foretold', async () => {
    const { chain, chainId, registry, sign, mine } = open();
    expect(await chain.chainId()).toBe(chainId);
    expect(await chain.codeAt(registry.contract)).toBe('none');
    await chain.send(await sign({ kind: 'deploy' }));
    await mine(1);
    expect(await chain.codeAt(registry.contract)).toBe('ours');
    const { nonce, balance } = await chain.account(registry.publisher);
    expect(nonce).toBe(1);
    expect(balance).toBeGreaterThan(0n);
  });

  test('what is published is found in its block, the deeper the more blocks there are', async () => {
    const { chain, registry, mine, find, publish } = open();
    const { root, transaction } = await publish(10);
    const found = await sighting(open(), 10);
    expect(found).toMatchObject({ root, transaction });
    expect(found.blockHash).toMatch(/^0x[0-9a-f]{64}$/);
    expect(found.blockTime.getTime() % 1_000).toBe(0);
    await mine(5);
    expect(await find(10)).toEqual({ ...found, confirmations: found.confirmations + 5 });
    expect(await chain.newestSize(registry, origin)).toBe(10);
    expect(await find(9)).toBe('absent');
  });

  test('each endpoint answers a verifier alike', async () => {
    const { chain, chainId, registry } = open();
    const { root, block, blockHash, blockTime, confirmations } = await sighting(open(), 10);
    const answer = { root, block, blockHash, blockTime: blockTime.toISOString(), confirmations };
    const answers = await chain.answers(registry, { chainId, origin, size: 10 });
    expect(answers).toEqual(chain.endpoints.map((rpc) => ({ rpc, ...answer })));
    const none = await chain.answers(registry, { chainId, origin, size: 11 });
    expect(none).toEqual(chain.endpoints.map((rpc) => ({ rpc, root: null })));
  });

  test('the same transaction sent again, waiting or done, changes nothing', async () => {
    const { chain, registry, callOf, sign, mine, find } = open();
    const call = callOf(20);
    const transaction = await sign(call);
    await chain.send(transaction);
    await chain.send(transaction);
    await mine(1);
    await chain.send(transaction);
    expect(await find(20)).toMatchObject({ root: call.checkpoint.root, transaction: transaction.hash });
    expect((await chain.account(registry.publisher)).nonce).toBe(open().signed);
  });
}

function describeTransactions(open: () => ChainPublisher): void {
  test('a transaction whose data is a root is found in its block, by us and by a verifier alike', async () => {
    const { chain, chainId, registry, sign, mine } = open();
    const root = `0x${'5c'.repeat(32)}` as const;
    const transaction = await sign({ kind: 'record', to: registry.publisher, root });
    expect(await chain.findTransaction(transaction.hash)).toBe('absent');
    const none = await chain.transactionAnswers({ chainId, transaction: transaction.hash });
    expect(none).toEqual(chain.endpoints.map((rpc) => ({ rpc, transaction: null })));
    await chain.send(transaction);
    await mine(1);
    const found = await chain.findTransaction(transaction.hash);
    if (typeof found === 'string') throw new Error(`The transaction is ${found}.`);
    expect(found).toMatchObject({ transaction: transaction.hash, input: root });
    expect(found.from.toLowerCase()).toBe(registry.publisher.toLowerCase());
    await mine(3);
    expect(await chain.findTransaction(transaction.hash)).toEqual({ ...found, confirmations: found.confirmations + 3 });
    const { from, block, blockHash } = found;
    const answer = { from, input: root, block, blockHash, blockTime: found.blockTime.toISOString() };
    const answers = await chain.transactionAnswers({ chainId, transaction: transaction.hash });
    expect(answers).toEqual(chain.endpoints.map((rpc) => ({ rpc, ...answer, confirmations: found.confirmations + 3 })));
    for (const elsewhere of await chain.transactionAnswers({ chainId: 1, transaction: transaction.hash }))
      expect(elsewhere).toMatchObject({ error: `it speaks for chain ${chainId}` });
  });
}

function describeReorganisation(open: () => ChainPublisher): void {
  test('a block that is no more takes its record with it', async () => {
    const { chain, publish, find, reorganise } = open();
    const { transaction } = await publish(30);
    expect(await find(30)).toMatchObject({ confirmations: expect.any(Number) });
    expect(await chain.findTransaction(transaction)).toMatchObject({ transaction });
    await reorganise(1);
    expect(await find(30)).toBe('absent');
    expect(await chain.findTransaction(transaction)).toBe('absent');
    expect(await find(10)).toMatchObject({ confirmations: expect.any(Number) });
  });
}

function describeRefusals(open: () => ChainPublisher): void {
  test('what the contract would refuse is refused before it costs anything', async () => {
    const { gasFor } = open();
    expect(await gasFor(20)).toBeUndefined();
    expect(await gasFor(15)).toBeUndefined();
    expect(await gasFor(40)).toBeGreaterThan(50_000n);
  });

  test('K11 a contract of other code is no registry, and a chain of another id not the one that was asked of', async () => {
    const { chain, chainId, registry } = open();
    const elsewhere = { ...registry, contract: registry.publisher };
    for (const answer of await chain.answers(elsewhere, { chainId, origin, size: 10 }))
      expect(answer).toMatchObject({ error: expect.stringContaining('no registry') });
    for (const answer of await chain.answers(registry, { chainId: 1, origin, size: 10 }))
      expect(answer).toMatchObject({ error: `it speaks for chain ${chainId}` });
  });

  test('K11 an endpoint of another chain than the one that was pinned is not believed', async () => {
    const { chain, chainId, find } = open();
    chain.takeRemarks();
    chain.pinChainId(chainId + 1);
    await expect(find(10)).rejects.toMatchObject({ code: 'wrong-chain' });
    expect(chain.takeRemarks()).toContainEqual(expect.objectContaining({ code: 'wrong-chain' }));
    chain.pinChainId(chainId);
    expect(await find(10)).toMatchObject({ confirmations: expect.any(Number) });
  });
}
