import { checkGrowth } from './check-growth.ts';
import { checkReceipt } from './check-receipt.ts';
import { compareWithChains, type LogChains, type RecordedState } from './compare-with-chains.ts';
import { findingsOf, type LogFinding, outcomeOf } from './log-fault.ts';
import type { LogSource } from './log-source.ts';
import { heldToPolicy, type LogKeys, readCheckpoint, type SignedCheckpoint } from './read-checkpoint.ts';

/** What `verifyLog` needs. */
export interface VerifyLogInput extends LogKeys {
  readonly source: LogSource;
  /** Receipts that are held against the log: their texts, by the names they are told by. */
  readonly receipts?: ReadonlyMap<string, string | Uint8Array> | undefined;
  /** Where it is recorded on chains: what is recorded there must be of the same log. */
  readonly chains?: LogChains | undefined;
  readonly onProgress?: ((entries: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was found out about a log. */
export interface LogReport {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  /** What the log says of itself. Undefined when it says nothing that can be believed. */
  readonly checkpoint?: SignedCheckpoint | undefined;
  /** What its chains have of it, where they were asked. */
  readonly recorded: readonly RecordedState[];
  /** Everything that is wrong, or could not be found out; empty when all is well. */
  readonly findings: readonly LogFinding[];
}

/**
 * Verifies a whole log: its checkpoint, every entry, every tile, and that they come to the signed root. What it had earlier,
 * and what it shows to others, it cannot see: see `monitorLog`.
 *
 * What is wrong is in the findings and never thrown. Keys that are none are (CredentialError `log.key-malformed`).
 *
 * @example
 * import { createLogSource, verifyLog } from '@laurel/sdk';
 *
 * const source = createLogSource('http://not-https.example/log');
 * const report = await verifyLog({ source, verifierKeys: ['example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'] });
 * console.log(report.outcome); // unknown: only https is asked
 */
export async function verifyLog(input: VerifyLogInput): Promise<LogReport> {
  const { source, receipts, chains, onProgress, signal, ...keys } = input;
  let checkpoint: SignedCheckpoint | undefined;
  let recorded: readonly RecordedState[] = [];
  const findings = await findingsOf(async () => {
    const newest = await readCheckpoint(source, keys);
    checkpoint = newest;
    const ofEntries = await findingsOf(() => checkGrowth({ source, to: newest, onProgress, signal }));
    const ofReceipts: LogFinding[] = [];
    for (const [name, text] of receipts ?? []) {
      ofReceipts.push(...(await findingsOf(() => checkReceipt({ name, text, source, newest, keys }))));
    }
    const ofChains = await compareWithChains(newest, source, chains);
    recorded = ofChains.recorded;
    return [...ofEntries, ...ofReceipts, ...ofChains.findings, ...heldToPolicy(newest, keys, source.name)];
  });
  return { outcome: outcomeOf(findings), checkpoint, recorded, findings };
}
