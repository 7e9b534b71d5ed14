import { hex } from '@scure/base';
import { z } from 'zod';
import { dateTimeSchema } from '../../model/date-time.ts';
import { parseJson } from '../../model/parse-json.ts';
import { attempt } from '../finding.ts';

const word = z.string().regex(/^0x[0-9a-fA-F]{64}$/);
const rpc = z.string().min(1).max(200);
const count = z.int().min(0);

const answerSchema = z.union([
  z.object({ rpc, error: z.string().max(1_000) }),
  z.object({ rpc, root: z.null(), ...loose() }),
  z.object({ rpc, root: word, block: count, blockHash: word, blockTime: dateTimeSchema, confirmations: count }),
]);
const recordSchema = z.object({ answers: z.array(answerSchema).max(16) });

/** Where a checkpoint stands on a chain. */
export interface ChainEntry {
  readonly root: Uint8Array;
  readonly block: number;
  readonly blockHash: string;
  readonly blockTime: string;
  /** The fewest that any server counted. */
  readonly confirmations: number;
  /** The servers that said so. */
  readonly servers: readonly string[];
}

/** What the servers of a chain said together. */
export type ChainRecord =
  | { readonly kind: 'recorded'; readonly entry: ChainEntry }
  | { readonly kind: 'not-recorded'; readonly servers: readonly string[] }
  | { readonly kind: 'no-answer' | 'disagree' | 'unreadable'; readonly detail: string };

/**
 * Puts together what several servers of a chain answered. One answer at least must have come, and all that came must be the
 * same: one that lies, or lags behind, is never outvoted.
 */
export function readChainRecord(text: string): ChainRecord {
  const read = attempt(() => recordSchema.safeParse(parseJson(text)));
  const parsed = read.ok ? read.value.data : undefined;
  if (parsed === undefined) return { kind: 'unreadable', detail: text.slice(0, 200) };
  const answers = parsed.answers.flatMap((answer) => ('error' in answer ? [] : [answer]));
  const servers = answers.map((answer) => answer.rpc);
  const [first, ...others] = answers;
  if (first === undefined) return { kind: 'no-answer', detail: failuresOf(parsed.answers) };
  if (others.some((other) => identityOf(other) !== identityOf(first))) {
    return { kind: 'disagree', detail: answers.map((answer) => `${answer.rpc}: ${identityOf(answer)}`).join('; ') };
  }
  if (first.root === null) return { kind: 'not-recorded', servers };
  const { block, blockHash, blockTime } = first;
  const confirmations = Math.min(...answers.map((answer) => (answer.root === null ? 0 : answer.confirmations)));
  const root = hex.decode(first.root.slice(2).toLowerCase());
  return { kind: 'recorded', entry: { root, block, blockHash, blockTime, confirmations, servers } };
}

type Answer = z.infer<typeof answerSchema>;

/** What two servers must say alike. How many blocks came since, they may not know alike. */
function identityOf(answer: Exclude<Answer, { error: string }>): string {
  if (answer.root === null) return 'no record';
  return `${answer.root} in block ${answer.block} ${answer.blockHash}`.toLowerCase();
}

function failuresOf(answers: readonly Answer[]): string {
  return answers.map((answer) => ('error' in answer ? `${answer.rpc}: ${answer.error}` : '')).join('; ') || 'no server';
}

/** Beside "no record" nothing is known of a block. */
function loose() {
  const none = z.union([z.null(), count, z.string().max(100)]).optional();
  return { block: none, blockHash: none, blockTime: none, confirmations: none };
}
