import { checkGrowth, isSame } from './check-growth.ts';
import { compareCheckpoints, type Sighting } from './compare-checkpoints.ts';
import { compareWithChains, type LogChains } from './compare-with-chains.ts';
import { findingOf, findingsOf, LogFault, type LogFinding, outcomeOf } from './log-fault.ts';
import type { LogSource } from './log-source.ts';
import { heldToPolicy, type LogKeys, openNote, readCheckpoint, type SignedCheckpoint } from './read-checkpoint.ts';
import type { LogReport } from './verify-log.ts';

/** What `monitorLog` needs. */
export interface MonitorLogInput extends LogKeys {
  readonly source: LogSource;
  /** The checkpoint that was seen last: the `note` of an earlier report that passed. */
  readonly lastSeen?: string | undefined;
  /** Reads all entries again and not only those that came since: finds what was altered in old ones. */
  readonly everything?: boolean | undefined;
  /** Where the log is to be seen too: what it shows there must be of the same log. */
  readonly others?: readonly LogSource[] | undefined;
  /** Where it is recorded on chains: what is recorded there must be of the same log. */
  readonly chains?: LogChains | undefined;
  /** What somebody else saw of it. */
  readonly sightings?: readonly Sighting[] | undefined;
  readonly onProgress?: ((entries: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was found out about a log in one round. */
export interface MonitorReport extends LogReport {
  /** What was seen last, as it was given. With `checkpoint.note` it is the proof of what the log did: both are signed. */
  readonly lastSeen?: SignedCheckpoint | undefined;
}

/**
 * One round of watching a log: that it only grew out of what was seen last, that its entries and tiles come to what it has
 * signed, and that it shows the same elsewhere. Keep `checkpoint.note` for the next round when the report passes, and only
 * then.
 *
 * What is wrong is in the findings and never thrown. Keys that are none are (CredentialError `log.key-malformed`).
 */
export async function monitorLog(input: MonitorLogInput): Promise<MonitorReport> {
  const { source, others = [], sightings = [], everything, onProgress, signal } = input;
  const keys: LogKeys = { verifierKeys: input.verifierKeys, policy: input.policy, origin: input.origin };
  let lastSeen: SignedCheckpoint | undefined;
  let checkpoint: SignedCheckpoint | undefined;
  let recorded: MonitorReport['recorded'] = [];
  const findings = await findingsOf(async () => {
    if (input.lastSeen !== undefined) lastSeen = await openNote(input.lastSeen, keys, 'what was seen last');
    const now = await readCheckpoint(source, keys);
    checkpoint = now;
    const here: Sighting = { ...now, name: source.name, source };
    const ofTime = await findingsOf(async () => comparedWithLast(source, lastSeen, now));
    const from = everything === true || ofTime.length > 0 ? undefined : lastSeen;
    const ofEntries = await findingsOf(() => checkGrowth({ source, from, to: now, onProgress, signal }));
    // Nobody need be asked whether it grew out of what was seen last where it was just grown out of it.
    const ofGrowth = from === undefined ? await findingsOf(() => grownFromLast(lastSeen, now, source)) : [];
    const seen = [...sightings, ...(await Promise.all(others.map((other) => sightingOf(other, keys))))];
    const ofOthers = await Promise.all(
      seen.map((it) => findingsOf(async () => ('code' in it ? [it] : compareCheckpoints(it, here)))),
    );
    const ofChains = await compareWithChains(now, source, input.chains);
    recorded = ofChains.recorded;
    const ofPolicy = heldToPolicy(now, keys, source.name);
    return [...ofTime, ...ofGrowth, ...ofEntries, ...ofOthers.flat(), ...ofChains.findings, ...ofPolicy];
  });
  return { outcome: outcomeOf(findings), checkpoint, recorded, lastSeen, findings };
}

function comparedWithLast(source: LogSource, last: SignedCheckpoint | undefined, now: SignedCheckpoint): LogFinding[] {
  if (last === undefined) return [];
  if (last.origin !== now.origin) return [findingOf('other-log', `${now.origin}, not ${last.origin}`)];
  const sizes = `${source.name}: ${now.size} entries after ${last.size}`;
  if (now.size < last.size) return [findingOf('rolled-back', sizes)];
  return now.size === last.size && !isSame(now.root, last.root) ? [findingOf('forked', sizes)] : [];
}

async function grownFromLast(
  last: SignedCheckpoint | undefined,
  now: SignedCheckpoint,
  source: LogSource,
): Promise<LogFinding[]> {
  // Smaller, or as large and another: that has been said.
  if (last === undefined || last.size >= now.size || last.origin !== now.origin) return [];
  const here = { ...now, name: source.name, source };
  const found = await compareCheckpoints({ ...last, name: 'what was seen last' }, here);
  return found.map((finding) => (finding.code === 'split-view' ? findingOf('rewritten', finding.detail) : finding));
}

async function sightingOf(source: LogSource, keys: LogKeys): Promise<Sighting | LogFinding> {
  try {
    return { ...(await readCheckpoint(source, keys)), name: source.name, source };
  } catch (error) {
    if (error instanceof LogFault) return error.finding;
    throw error;
  }
}
