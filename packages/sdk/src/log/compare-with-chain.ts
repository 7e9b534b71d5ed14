import type { LogAnchor } from '@laurel/credential';
import { askNewestRecord } from '../chain/ask-newest-record.ts';
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

/** The longest that nodes may take, all together. */
const TIMEOUT_MS = 10_000;

/**
 * Whether a log still has what it recorded on a chain: the newest checkpoint there is one that it grew out of. Nodes may be
 * a block behind, and one may lie: only what all that answer say is held against the log.
 */
export async function compareWithChain(
  now: SignedCheckpoint,
  source: LogSource,
  { anchors, rpcs, fetch = globalThis.fetch, signal = AbortSignal.timeout(TIMEOUT_MS) }: LogChains,
): Promise<LogFinding[]> {
  const findings = anchors.map(async (anchor): Promise<readonly LogFinding[]> => {
    const chain = `chain ${anchor.chainId}`;
    const records = await askNewestRecord({ anchor, origin: now.origin }, rpcs, { fetch, signal });
    const known = records.filter((record) => record.ok);
    if (known.length === 0) {
      return [
        findingOf(
          'unreachable',
          `${chain}: ${records.map((it) => (it.ok ? '' : `${it.rpc}: ${it.error}`)).join(', ')}`,
        ),
      ];
    }
    const here = { ...now, name: source.name, source };
    const found = await Promise.all(
      known.map(({ rpc, size, root }) =>
        findingsOf(async () => (size === 0 ? [] : compareCheckpoints({ name: `${chain} (${rpc})`, size, root }, here))),
      ),
    );
    const [first = []] = found;
    const against = found.filter((some) => some.length > 0).length;
    if (against === 0 || against === found.length) return first;
    return [findingOf('unreachable', `${chain}: its nodes do not agree: ${known.map(({ rpc }) => rpc).join(', ')}`)];
  });
  return (await Promise.all(findings)).flat();
}
