import { isJsonObject, type JsonObject, parseChainTransactionUrl } from '@laurel/credential';
import { callRpc, type RpcOptions } from './call-rpc.ts';
import { nameOf, numberOf } from './node-answers.ts';

/**
 * Asks nodes for a transaction, and puts what each answers into the JSON that `verifyCredential` reads. A node of another
 * chain has no say: it is asked which it is of.
 */
export async function askTransaction(url: string, rpcs: readonly string[], options: RpcOptions): Promise<string> {
  const wanted = parseChainTransactionUrl(url);
  const answers = await Promise.all(
    rpcs.map(async (rpc) => ({
      rpc: nameOf(rpc),
      ...(await askOne(rpc, wanted ?? { chainId: 0, transaction: '' }, options)),
    })),
  );
  return JSON.stringify({ answers });
}

type Wanted = NonNullable<ReturnType<typeof parseChainTransactionUrl>>;

async function askOne(rpc: string, { chainId, transaction }: Wanted, options: RpcOptions): Promise<JsonObject> {
  const ask = (method: string, ...params: readonly unknown[]) => callRpc(rpc, method, params, options);
  const chain = await ask('eth_chainId');
  if (!chain.ok) return { error: chain.error };
  if (numberOf(chain.result) !== chainId) return { error: `it is of chain ${String(numberOf(chain.result))}` };
  const found = await ask('eth_getTransactionByHash', transaction);
  if (!found.ok) return { error: found.error };
  // A transaction that is in no block yet is not recorded.
  if (!isJsonObject(found.result) || typeof found.result.blockHash !== 'string') return { transaction: null };
  const { from, input, blockHash, hash } = found.result;
  const [block, head] = await Promise.all([ask('eth_getBlockByHash', blockHash, false), ask('eth_blockNumber')]);
  if (!block.ok || !head.ok || !isJsonObject(block.result)) return { error: 'it does not have the block' };
  const [number, time, newest] = [block.result.number, block.result.timestamp, head.result].map(numberOf);
  if (hash !== transaction || number === undefined || time === undefined || newest === undefined) {
    return { error: 'an answer to another question' };
  }
  return {
    from: from ?? null,
    input: input ?? null,
    block: number,
    blockHash,
    blockTime: new Date(time * 1_000).toISOString(),
    confirmations: Math.max(0, newest - number + 1),
  };
}
