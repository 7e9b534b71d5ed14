import { checkpointRegistry } from '@laurel/contracts';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { BaseError, ExecutionRevertedError, getContractAddress, toHex } from 'viem';
import { publicKeyToAddress } from 'viem/accounts';
import {
  type Chain,
  type ChainCall,
  ChainFault,
  type Hex,
  type RecordAnswer,
  type Registry,
  type SignedTransaction,
  type TransactionAnswer,
} from '../../ports/index.ts';
import { developmentOf } from './development.ts';
import { openEndpoint } from './endpoint.ts';
import { namesOf } from './endpoint-names.ts';
import type { EvmChainOptions } from './evm-chain-options.ts';
import { answersOf, findSeen, placeFor } from './find-seen.ts';
import { createQuorum, type Quorum } from './quorum.ts';
import { seeRecord } from './registry-record.ts';
import { seeTransaction } from './see-transaction.ts';
import { dataOf, signTransaction } from './sign-transaction.ts';

const { abi, deployedBytecode } = checkpointRegistry;
/** No transaction of ours needs as much; an endpoint that says so does not make us pay for it. */
const mostGas = 5_000_000n;
/** Where an endpoint has no advice: one gwei. */
const usualPriorityFee = 1_000_000_000n;

/** Opens a chain over its endpoints; see {@link Chain}. */
export function openEvmChain({ urls, isDevelopment, limits = {} }: EvmChainOptions): Chain {
  const names = namesOf(urls);
  const quorum = createQuorum(urls.map((url, index) => openEndpoint(url, { name: names[index] ?? url, limits })));
  const { agree, reached } = quorum;
  const [first] = quorum.endpoints;
  return {
    isDevelopment,
    endpoints: names,
    chainId: () => agree(({ client }) => client.getChainId()),
    pinChainId: quorum.pinChainId,
    takeRemarks: quorum.takeRemarks,
    codeAt: (contract) => agree(async ({ client }) => kindOf(await client.getCode({ address: contract }))),
    async head() {
      const number = await reached(({ client }) => client.getBlockNumber());
      const baseFee = await reached(async ({ client }) => (await client.getBlock()).baseFeePerGas ?? 0n);
      const priorityFee = await reached(({ client }) =>
        client.estimateMaxPriorityFeePerGas().catch(() => usualPriorityFee),
      );
      return { number: Number(number), baseFee, priorityFee };
    },
    async account(address) {
      const nonce = await reached(async ({ client }) => BigInt(await client.getTransactionCount({ address })));
      const balance = await reached(({ client }) => client.getBalance({ address }));
      return { nonce: Number(nonce), balance };
    },
    find: (registry, of) => findSeen(quorum, (endpoint) => seeRecord(endpoint, registry, of)),
    findTransaction: (hash) => findSeen(quorum, (endpoint) => seeTransaction(endpoint, hash)),
    async newestSize({ contract, publisher }, origin) {
      const args = [publisher, origin] as const;
      const call = { abi, address: contract, functionName: 'newest', args } as const;
      return Number(await reached(async ({ client }) => (await client.readContract(call))[0]));
    },
    answers: (registry, of) => answers(quorum, registry, of),
    transactionAnswers: (of) => transactionAnswers(quorum, of),
    async addressOf(publicKey) {
      const point = secp256k1.Point.fromBytes(publicKey).toBytes(false);
      const publisher = publicKeyToAddress(toHex(point));
      return { publisher, firstContract: getContractAddress({ from: publisher, nonce: 0n }) };
    },
    gasFor: (call, publisher) => gasFor(quorum, call, publisher),
    sign: signTransaction,
    send: (transaction) => send(quorum, transaction),
    ...(isDevelopment && first ? { development: developmentOf(first) } : {}),
  };
}

function kindOf(code: Hex | undefined): 'ours' | 'none' | 'other' {
  if (!code || code === '0x') return 'none';
  return code === deployedBytecode ? 'ours' : 'other';
}

async function answers(
  quorum: Quorum,
  registry: Registry,
  of: { chainId: number; origin: string; size: number },
): Promise<RecordAnswer[]> {
  return answersOf(quorum, of.chainId, async (endpoint) => {
    // A contract of other code may record and forget what it likes.
    const code = await endpoint.client.getCode({ address: registry.contract });
    if (kindOf(code) !== 'ours') return { error: 'there is no registry of checkpoints at this address' };
    const { head, record } = await seeRecord(endpoint, registry, of);
    return record ? { root: record.root, ...placeFor(record, head) } : { root: null };
  });
}

async function transactionAnswers(
  quorum: Quorum,
  { chainId, transaction }: { chainId: number; transaction: Hex },
): Promise<TransactionAnswer[]> {
  return answersOf(quorum, chainId, async (endpoint) => {
    const { head, record } = await seeTransaction(endpoint, transaction);
    return record ? { from: record.from, input: record.input, ...placeFor(record, head) } : { transaction: null };
  });
}

async function gasFor(quorum: Quorum, call: ChainCall, publisher: Hex): Promise<bigint | undefined> {
  const estimate = await quorum.reached(({ client }) =>
    client.estimateGas({ account: publisher, ...dataOf(call) }).catch(zeroIfRefused),
  );
  if (estimate === 0n) return undefined;
  // What it needs may grow a little until it is in a block.
  const wanted = (estimate * 5n) / 4n;
  return wanted > mostGas ? mostGas : wanted;
}

function zeroIfRefused(error: unknown): bigint {
  if (error instanceof BaseError && error.walk((cause) => cause instanceof ExecutionRevertedError)) return 0n;
  throw error;
}

async function send({ endpoints }: Quorum, { raw, hash }: SignedTransaction): Promise<void> {
  const outcomes = await Promise.all(
    endpoints.map(async ({ client }) => {
      try {
        await client.sendRawTransaction({ serializedTransaction: raw });
        return undefined;
      } catch (error) {
        const said = `${(error as { details?: string }).details ?? ''} ${(error as Error).message}`;
        // It has it already, or has it in a block already: what matters is looked up and not believed here.
        if (/already known|already imported|already in pool|known transaction|nonce too low/i.test(said))
          return undefined;
        return said.trim().split('\n')[0]?.slice(0, 200);
      }
    }),
  );
  if (!outcomes.every((fault) => fault !== undefined)) return;
  const code = outcomes.some((fault) => /insufficient funds/i.test(fault)) ? 'out-of-funds' : 'unreachable';
  throw new ChainFault(code, `no endpoint took transaction ${hash} (${outcomes.join('; ')})`);
}
