import { checkpointRegistry } from '@laurel/contracts';
import { encodeAbiParameters, encodeEventTopics, type Hex, keccak256, toHex } from 'viem';
import { type FakeChain, FakeRefusal, type FakeView } from './fake-chain.ts';
import type { FakeBlock } from './fake-world.ts';

const { abi, deployedBytecode } = checkpointRegistry;
const zeros: Hex = `0x${'00'.repeat(32)}`;

type Answer = (chain: FakeChain, view: FakeView, params: readonly unknown[]) => unknown;

// Parameters are taken at the word of the test that sends them.
const methods: Record<string, Answer> = {
  eth_chainId: ({ chainId }) => toHex(chainId),
  eth_blockNumber: (_, { blocks }) => toHex(blocks.length - 1),
  eth_maxPriorityFeePerGas: ({ tip }) => toHex(tip),
  eth_getTransactionCount: (_, { world }, [address]) => toHex(world.nonceOf(address as Hex)),
  eth_getBalance: (chain, { world }, [address]) => toHex(chain.balanceOf(address as Hex, world)),
  eth_getCode: (_, { world }, [address]) => (world.registryAt(address as Hex) ? deployedBytecode : '0x'),
  eth_sendRawTransaction: (chain, _, [raw]) => chain.send(raw as Hex),
  eth_getBlockByNumber: (chain, view, [at]) => blockOf(view, at as string, chain.baseFee),
  eth_getTransactionByHash: (chain, view, [hash]) => transactionOf(chain, view, hash as Hex),
  eth_getTransactionReceipt: (_, view, [hash]) => receiptOf(view, hash as Hex),
  eth_getLogs: (_, view, [filter]) => logsOf(view, filter as Filter),
  eth_call: (_, view, [call]) => answerRead(view, call as Call),
  eth_estimateGas: (_, view, [call]) => estimate(view, call as Call),
  anvil_setBalance: (chain, _, [address, balance]) => {
    chain.setBalance(address as Hex, BigInt(balance as string));
    return null;
  },
};

/** Answers one JSON-RPC call as an endpoint of the chain would. */
export async function answerCall(
  chain: FakeChain,
  view: FakeView,
  { method, params }: { method: string; params: readonly unknown[] },
): Promise<unknown> {
  const answer = methods[method];
  if (!answer) throw new FakeRefusal(`the method ${method} does not exist`, { code: -32_601 });
  return answer(chain, view, params);
}

function blockOf({ blocks }: FakeView, at: string, nextBaseFee: bigint) {
  const block = blocks[at === 'latest' ? blocks.length - 1 : Number(at)];
  if (!block) return null;
  return {
    number: toHex(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: toHex(block.time),
    baseFeePerGas: toHex(at === 'latest' ? nextBaseFee : block.baseFee),
    gasLimit: toHex(30_000_000),
    gasUsed: toHex(0),
    difficulty: '0x0',
    size: '0x0',
    nonce: '0x0000000000000000',
    transactions: block.receipts.map(({ transaction }) => transaction.hash),
  };
}

function eventsOf(block: FakeBlock) {
  return block.receipts.flatMap(({ transaction, published, contract }, index) => {
    if (!published || !contract) return [];
    const { publisher, origin, size, root } = published;
    const args = { publisher, originHash: keccak256(toHex(origin)), root };
    return [
      {
        address: contract,
        topics: encodeEventTopics({ abi, eventName: 'CheckpointPublished', args }),
        data: encodeAbiParameters([{ type: 'uint64' }, { type: 'string' }], [size, origin]),
        blockNumber: toHex(block.number),
        blockHash: block.hash,
        transactionHash: transaction.hash,
        transactionIndex: toHex(index),
        logIndex: toHex(index),
        removed: false,
      },
    ];
  });
}

interface Filter {
  address: Hex;
  topics: (Hex | null)[];
  blockHash: Hex;
}

function logsOf({ blocks }: FakeView, filter: Filter) {
  const block = blocks.find(({ hash }) => hash === filter.blockHash);
  if (!block) throw new FakeRefusal('unknown block');
  return eventsOf(block).filter(
    ({ address, topics }) =>
      address.toLowerCase() === filter.address.toLowerCase() &&
      filter.topics.every((topic, index) => topic === null || topic === topics[index]),
  );
}

function minedOf(view: FakeView, hash: Hex) {
  return view.blocks
    .flatMap((block) => block.receipts.map((receipt) => ({ block, ...receipt })))
    .find(({ transaction }) => transaction.hash === hash);
}

function transactionOf({ chainId, pool }: FakeChain, view: FakeView, hash: Hex) {
  const mined = minedOf(view, hash);
  const transaction = mined?.transaction ?? pool.find((waiting) => waiting.hash === hash);
  if (!transaction) return null;
  const { from, to, nonce, data, gas, maxFee, tip } = transaction;
  return {
    hash,
    from,
    to: to ?? null,
    nonce: toHex(nonce),
    input: data,
    value: '0x0',
    gas: toHex(gas),
    gasPrice: toHex(maxFee),
    maxFeePerGas: toHex(maxFee),
    maxPriorityFeePerGas: toHex(tip),
    chainId: toHex(chainId),
    type: '0x2',
    blockHash: mined?.block.hash ?? null,
    blockNumber: mined ? toHex(mined.block.number) : null,
    transactionIndex: mined ? '0x0' : null,
  };
}

function receiptOf(view: FakeView, hash: Hex) {
  const found = minedOf(view, hash);
  if (!found) return null;
  const { block, transaction, ok, created } = found;
  return {
    transactionHash: hash,
    transactionIndex: '0x0',
    blockHash: block.hash,
    blockNumber: toHex(block.number),
    from: transaction.from,
    to: transaction.to ?? null,
    contractAddress: created ?? null,
    cumulativeGasUsed: toHex(80_000),
    effectiveGasPrice: toHex(block.baseFee + transaction.tip),
    gasUsed: toHex(80_000),
    logs: eventsOf(block).filter(({ transactionHash }) => transactionHash === hash),
    logsBloom: `0x${'00'.repeat(256)}`,
    status: ok ? '0x1' : '0x0',
    type: '0x2',
  };
}

interface Call {
  to?: Hex;
  from?: Hex;
  data?: Hex;
}

function answerRead({ world }: FakeView, { to = zeros, data = '0x' }: Call): Hex {
  return world.registryAt(to)?.answer(data) ?? '0x';
}

function estimate({ world }: FakeView, { to, from = zeros, data = '0x' }: Call): Hex {
  if (!to) return toHex(600_000);
  const refusal = world.registryAt(to)?.read(from, data)?.refusal;
  if (refusal) throw new FakeRefusal('execution reverted', { code: 3, data: refusal });
  return toHex(90_000);
}
