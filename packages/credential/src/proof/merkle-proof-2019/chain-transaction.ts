import { z } from 'zod';
import { parseJson } from '../../model/parse-json.ts';
import type { Anchor } from './merkle-proof.ts';

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const found = z.object({
  rpc: z.string().max(500),
  from: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  input: z.string().regex(/^0x[0-9a-fA-F]*$/),
  block: z.number().int().nonnegative(),
  blockHash: hash,
  blockTime: z.iso.datetime(),
  confirmations: z.number().int().nonnegative(),
});
const answer = z.union([
  found,
  z.object({ rpc: z.string().max(500), transaction: z.null() }),
  z.object({ rpc: z.string().max(500), error: z.string().max(2_000) }),
]);
const answersSchema = z.object({ answers: z.array(answer).min(1).max(16) });

/** A transaction as one node of a chain gave it. */
export type ChainTransaction = z.infer<typeof found>;

/** What the nodes of a chain said of one transaction. */
export type ChainTransactionLookup =
  | { readonly state: 'found'; readonly transaction: ChainTransaction }
  /** No node that answered has it. */
  | { readonly state: 'missing' }
  /** The nodes say different things. */
  | { readonly state: 'disagreed' }
  /** No node answered. */
  | { readonly state: 'unanswered'; readonly detail: string };

const ID = /^(?:0x)?([0-9a-fA-F]{64})$/;

/**
 * The address under which a verifier is asked to look a transaction up: `eip155:<chain>/tx/0x<hash>`; undefined for what is
 * no transaction of a chain that can be asked.
 */
export function chainTransactionUrl({ network: { chainId }, transactionId }: Anchor): string | undefined {
  const digits = ID.exec(transactionId)?.[1];
  return chainId === undefined || digits === undefined ? undefined : `eip155:${chainId}/tx/0x${digits.toLowerCase()}`;
}

/** The chain and the transaction of such an address. */
export function parseChainTransactionUrl(url: string): { chainId: number; transaction: string } | undefined {
  const [, chainId, transaction] = /^eip155:([1-9]\d{0,15})\/tx\/(0x[0-9a-f]{64})$/.exec(url) ?? [];
  return chainId === undefined || transaction === undefined ? undefined : { chainId: Number(chainId), transaction };
}

/**
 * Reads what a caller's nodes answered: `{"answers":[{"rpc","from","input","block","blockHash","blockTime",
 * "confirmations"} | {"rpc","transaction":null} | {"rpc","error"}]}`. Those that answered must agree; what one gives and
 * another does not have is a disagreement.
 */
export function readChainTransaction(body: string): ChainTransactionLookup {
  const parsed = answersSchema.safeParse(attemptJson(body));
  if (!parsed.success) return { state: 'unanswered', detail: 'an answer that could not be read' };
  const { answers } = parsed.data;
  const transactions = answers.filter((one) => 'from' in one);
  const isMissing = answers.some((one) => 'transaction' in one);
  const [first, ...others] = transactions;
  if (first === undefined) {
    return isMissing ? { state: 'missing' } : { state: 'unanswered', detail: faultsOf(answers) };
  }
  if (isMissing || others.some((other) => !isSame(first, other))) return { state: 'disagreed' };
  const confirmations = Math.min(...transactions.map((one) => one.confirmations));
  return { state: 'found', transaction: { ...first, confirmations } };
}

function isSame(one: ChainTransaction, other: ChainTransaction): boolean {
  return (
    one.from.toLowerCase() === other.from.toLowerCase() &&
    one.input.toLowerCase() === other.input.toLowerCase() &&
    one.blockHash === other.blockHash
  );
}

function faultsOf(answers: readonly z.infer<typeof answer>[]): string {
  return answers.flatMap((one) => ('error' in one ? [`${one.rpc}: ${one.error}`] : [])).join('; ');
}

function attemptJson(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    // Whatever is no JSON is no answer.
    return undefined;
  }
}
