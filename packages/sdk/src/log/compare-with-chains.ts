import { isDevelopmentChain, type LogAnchor } from '@laurel/credential';
import { askNewestRecord, type NewestRecord } from '../chain/ask-newest-record.ts';
import type { RpcOptions } from '../chain/call-rpc.ts';
import { compareCheckpoints } from './compare-checkpoints.ts';
import { findingOf, findingsOf, type LogFinding } from './log-fault.ts';
import type { LogSource } from './log-source.ts';
import type { SignedCheckpoint } from './read-checkpoint.ts';

/** The chains that a log is recorded on, and the nodes that are asked. */
export interface LogChains extends Partial<RpcOptions> {
  /** Where, and whose records count: see `findLog`. */
  readonly anchors: readonly LogAnchor[];
  /** Nodes (JSON-RPC), better several, of different owners. */
  readonly rpcs: readonly string[];
}

/** What a chain has of a log, by all the nodes that answered. */
export interface RecordedState {
  readonly chainId: number;
  /** A chain on one machine: it proves the mechanism, and not permanence. */
  readonly isDevelopmentChain: boolean;
  readonly contract: string;
  /** Entries of the newest checkpoint there, the fewest that a node knows of; 0 where none is recorded. */
  readonly size: number;
  readonly nodes: readonly string[];
}

/** What came of asking the chains. */
export interface ChainComparison {
  readonly recorded: readonly RecordedState[];
  readonly findings: readonly LogFinding[];
}

/** The longest that nodes may take, all together. */
const TIMEOUT_MS = 10_000;

/**
 * Whether a log still has what it recorded on chains: the newest checkpoint there is one that it grew out of. More than half
 * of the nodes of a chain must answer; they may be a block behind, and one may lie: only what all that answer say is held
 * against the log, and where they do not agree it is not known.
 */
export async function compareWithChains(
  now: SignedCheckpoint,
  source: LogSource,
  chains: LogChains | undefined,
): Promise<ChainComparison> {
  const { anchors = [], ...asking } = chains ?? { rpcs: [] };
  const compared = await Promise.all(anchors.map((anchor) => compareWithOne(now, source, { anchor, ...asking })));
  return {
    recorded: compared.flatMap(({ recorded }) => recorded),
    findings: compared.flatMap(({ findings }) => findings),
  };
}

interface Asking extends Omit<LogChains, 'anchors'> {
  readonly anchor: LogAnchor;
}

async function compareWithOne(
  now: SignedCheckpoint,
  source: LogSource,
  { anchor, rpcs, fetch = globalThis.fetch, signal = AbortSignal.timeout(TIMEOUT_MS) }: Asking,
): Promise<ChainComparison> {
  const { chainId, contract } = anchor;
  const chain = `chain ${chainId}`;
  const nothing = (detail: string) => ({ recorded: [], findings: [findingOf('unreachable', `${chain}: ${detail}`)] });
  const records = await askNewestRecord({ anchor, origin: now.origin }, rpcs, { fetch, signal });
  const known = records.filter((record) => record.ok);
  const silent = records.filter((record) => !record.ok && !record.isElsewhere);
  if (known.length <= silent.length) return nothing(whyNot(records));
  const here = { ...now, name: source.name, source };
  const found = await Promise.all(
    known.map(({ rpc, size, root }) =>
      findingsOf(async () => (size === 0 ? [] : compareCheckpoints({ name: `${chain} (${rpc})`, size, root }, here))),
    ),
  );
  const against = found.filter((some) => some.length > 0).length;
  const nodes = known.map(({ rpc }) => rpc);
  if (against !== 0 && against !== found.length) return nothing(`its nodes do not agree: ${nodes.join(', ')}`);
  const size = Math.min(...known.map((record) => record.size));
  const recorded = { chainId, isDevelopmentChain: isDevelopmentChain(chainId), contract, size, nodes };
  return { recorded: [recorded], findings: found[0] ?? [] };
}

function whyNot(records: readonly NewestRecord[]): string {
  const errors = records.map(({ rpc, ...it }) => (it.ok ? `${rpc} answered` : `${rpc}: ${it.error}`));
  return errors.join(', ') || 'no node is known';
}
