/** What can be wrong with a log, in a person's words. */
export const logFaults = {
  unreachable: 'The log could not be reached.',
  missing: 'A file that the log must have is not there.',
  'checkpoint-refused': 'What the log says of itself is not rightly signed, or not rightly written.',
  'cosignature-wrong': 'The log shows a cosignature that a known witness never gave.',
  'too-few-cosignatures': 'Too few of the known witnesses have cosigned what the log says.',
  'unlisted-log': 'The log is none of those that the policy lists.',
  'other-log': 'It is another log than the one that was seen before.',
  'entry-altered': 'An entry is not the one that the log has signed.',
  'tile-altered': 'A part of the log is not what its entries come to.',
  'root-wrong': 'The entries do not come to what the log has signed.',
  'rolled-back': 'The log has fewer entries than it had before.',
  forked: 'The log has signed two different contents for one number of entries.',
  rewritten: 'The log has grown, and what it had before is no longer in it unchanged.',
  'split-view': 'The log shows one content here and another one elsewhere.',
  'receipt-wrong': 'A receipt does not belong to this log, or not to what is in it.',
} as const;

/** A code from the closed list {@link logFaults}. */
export type LogFaultCode = keyof typeof logFaults;

/** One thing that is wrong with a log, or that could not be found out. */
export interface LogFinding {
  readonly code: LogFaultCode;
  /** `unknown`: it could not be found out, and nothing is known against the log. */
  readonly outcome: 'fail' | 'unknown';
  readonly sentence: string;
  /** The place, for an engineer. */
  readonly detail: string;
}

/** Ends a check of a log. Within the checks only: whoever calls them is given findings. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
  readonly finding: LogFinding;

  constructor(code: LogFaultCode, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options);
    this.finding = findingOf(code, detail);
  }
}

/** Nothing is known against a log that somebody else did not answer for. */
const UNKNOWN: ReadonlySet<LogFaultCode> = new Set(['unreachable', 'too-few-cosignatures', 'unlisted-log']);

/** A finding with its words. */
export function findingOf(code: LogFaultCode, detail: string): LogFinding {
  return { code, outcome: UNKNOWN.has(code) ? 'unknown' : 'fail', sentence: logFaults[code], detail };
}

/** What a check found. It may end early, by a fault; whatever else is thrown goes on. */
export async function findingsOf(check: () => Promise<readonly LogFinding[]>): Promise<readonly LogFinding[]> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof LogFault) return [error.finding];
    throw error;
  }
}

/** Of several findings the worst: something proven against the log weighs more than what could not be found out. */
export function outcomeOf(findings: readonly LogFinding[]): 'pass' | 'fail' | 'unknown' {
  if (findings.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return findings.length === 0 ? 'pass' : 'unknown';
}
