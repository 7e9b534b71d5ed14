import type { Outcome } from '../stack/run-quietly.ts';

/** What a check found. */
export interface CheckResult {
  passed: number;
  failed: number;
  skipped: number;
  /** What a person needs to mend it, or to know what was skipped. */
  detail?: string;
}

/** One line of the report. */
export interface Check {
  name: string;
  run(): Promise<CheckResult>;
}

const shownLines = 60;

/** The result of a check that is one program: it passed when the program ended well. */
export function resultOf({ code, stdout, stderr }: Outcome): CheckResult {
  if (code === 0) return { passed: 1, failed: 0, skipped: 0 };
  return failure([stdout, stderr].join('\n').trim().split('\n').slice(0, shownLines).join('\n'));
}

/** The result of a check that failed as a whole. */
export function failure(detail: string): CheckResult {
  return { passed: 0, failed: 1, skipped: 0, detail };
}

/** The result of a check that passes when it found no fault. */
export function resultOfFaults(faults: readonly string[]): CheckResult {
  return faults.length === 0 ? { passed: 1, failed: 0, skipped: 0 } : failure(faults.join('\n'));
}
