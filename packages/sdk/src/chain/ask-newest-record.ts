import type { LogAnchor } from '@laurel/credential';
import { isRegistry } from './ask-chain-record.ts';
import { callRpc, type RpcOptions } from './call-rpc.ts';
import { nameOf, numberOf } from './node-answers.ts';
import { newestCall, readNewest } from './registry-call.ts';

/** The newest checkpoint of a log that a node knows of, or why it says nothing. A size of 0 is: none is recorded. */
export type NewestRecord =
  | { readonly rpc: string; readonly ok: true; readonly size: number; readonly root: Uint8Array }
  | {
      readonly rpc: string;
      readonly ok: false;
      readonly error: string;
      /** It is a node of another chain, and has no say. */
      readonly isElsewhere: boolean;
    };

/** Asks nodes for the newest checkpoint that a chain has of a log. They learn which log is watched. */
export function askNewestRecord(
  { anchor, origin }: { anchor: LogAnchor; origin: string },
  rpcs: readonly string[],
  options: RpcOptions,
): Promise<NewestRecord[]> {
  return Promise.all(
    rpcs.map(async (rpc) => ({ rpc: nameOf(rpc), ...(await askOne(rpc, { anchor, origin }, options)) })),
  );
}

type Answer = { ok: true; size: number; root: Uint8Array } | Refused;
type Refused = { ok: false; error: string; isElsewhere: boolean };

const not = (error: string, isElsewhere = false): Refused => ({ ok: false, error, isElsewhere });

async function askOne(
  rpc: string,
  question: { anchor: LogAnchor; origin: string },
  options: RpcOptions,
): Promise<Answer> {
  const ask = (method: string, ...params: readonly unknown[]) => callRpc(rpc, method, params, options);
  const [chain, code, record] = await Promise.all([
    ask('eth_chainId'),
    ask('eth_getCode', question.anchor.contract, 'latest'),
    ask('eth_call', newestCall(question), 'latest'),
  ]);
  const failed = [chain, code, record].find((answer) => !answer.ok);
  if (failed?.ok === false) return not(failed.error);
  const chainId = numberOf(chain.ok ? chain.result : undefined);
  if (chainId !== question.anchor.chainId) {
    return not(`it is of chain ${String(chainId)}`, chainId !== undefined);
  }
  if (!(await isRegistry(code.ok ? code.result : undefined)))
    return not('there is no registry of checkpoints at this address');
  const found = readNewest(record.ok ? record.result : undefined);
  if (found === undefined) return not('an answer to another question');
  const root = Uint8Array.from(found.root.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return { ok: true, size: found.size, root };
}
