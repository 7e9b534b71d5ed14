import { type ChainQuestion, isJsonObject, type JsonObject, parseChainRecordUrl } from '@laurel/credential';
import { callRpc, type RpcOptions } from './call-rpc.ts';
import { nameOf, numberOf } from './node-answers.ts';
import { atSizeCall, readAtSize, registryCodes } from './registry-call.ts';

const zeros = `0x${'0'.repeat(64)}`;

/**
 * Asks nodes which checkpoint a chain has of a log, and puts what each answers into the JSON that `verifyCredential` reads.
 * A node of another chain has no say, and neither has a contract of other code.
 */
export async function askChainRecord(url: string, rpcs: readonly string[], options: RpcOptions): Promise<string> {
  const question = parseChainRecordUrl(url);
  const answers = await Promise.all(
    rpcs.map(async (rpc) => ({
      rpc: nameOf(rpc),
      ...(question ? await askOne(rpc, question, options) : { error: 'no question' }),
    })),
  );
  return JSON.stringify({ answers });
}

async function askOne(rpc: string, question: ChainQuestion, options: RpcOptions): Promise<JsonObject> {
  const ask = (method: string, ...params: readonly unknown[]) => callRpc(rpc, method, params, options);
  // The newest block comes first: what is counted from it can only be too little.
  const [chain, head, code, record] = await Promise.all([
    ask('eth_chainId'),
    ask('eth_blockNumber'),
    ask('eth_getCode', question.anchor.contract, 'latest'),
    ask('eth_call', atSizeCall(question), 'latest'),
  ]);
  const failed = [chain, head, code, record].find((answer) => !answer.ok);
  if (failed?.ok === false) return { error: failed.error };
  const [chainId, newest] = [chain, head].map((answer) => numberOf(answer.ok ? answer.result : undefined));
  if (chainId !== question.anchor.chainId) return { error: `it is of chain ${String(chainId)}` };
  const found = readAtSize(record.ok ? record.result : undefined);
  if (!(await isRegistry(code.ok ? code.result : undefined)))
    return { error: 'there is no registry of checkpoints at this address' };
  if (found === undefined || newest === undefined) return { error: 'an answer to another question' };
  if (found.root === zeros) return { root: null };
  return blockOf(found, { newest, ask });
}

async function blockOf(
  { root, block, time }: { root: string; block: number; time: number },
  { newest, ask }: { newest: number; ask(method: string, ...params: readonly unknown[]): ReturnType<typeof callRpc> },
): Promise<JsonObject> {
  const got = await ask('eth_getBlockByNumber', `0x${block.toString(16)}`, false);
  if (!got.ok || !isJsonObject(got.result)) return { error: 'it does not have the block' };
  const { hash, number, timestamp } = got.result;
  if (numberOf(number) !== block || numberOf(timestamp) !== time || typeof hash !== 'string')
    return { error: 'block and record do not agree' };
  return {
    root,
    block,
    blockHash: hash,
    blockTime: new Date(time * 1_000).toISOString(),
    confirmations: Math.max(0, newest - block + 1),
  };
}

/** True for the code of a contract that keeps checkpoints as it must. */
export async function isRegistry(code: unknown): Promise<boolean> {
  if (typeof code !== 'string' || !/^0x([0-9a-f]{2})+$/.test(code)) return false;
  const bytes = Uint8Array.from(code.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return registryCodes.includes([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
