import assert from 'node:assert/strict';
import type { Tx } from '../../../storage/index.ts';
import { pointsByOutcome } from '../completion/points-by-outcome.ts';
import type { ResultDetails, ResultRow } from '../completion/result-store.ts';
import { proctoredOf } from '../proctoring/proctored-of.ts';
import { isHeld } from '../proctoring/state-of.ts';
import { supervisionOf } from '../supervision/supervision-of.ts';
import type { AttemptRow } from './attempt-store.ts';
import { readPaper } from './read-paper.ts';

/** What an attempt that was handed in comes to. */
export type AttemptResult = Pick<ResultRow, 'outcome' | 'percent' | 'decidedAt'> & { details: ResultDetails };

/**
 * What an attempt comes to: its score, once nothing that its provider said keeps it waiting; nothing where it was set aside. What it shows
 * of outcomes counts no sooner than the rest.
 */
export async function resultOf(tx: Tx, attempt: AttemptRow): Promise<AttemptResult> {
  const { submittedAt, outcomes, scorePercent, passed, number } = attempt;
  assert(submittedAt && outcomes && scorePercent !== null && passed !== null);
  const proctored = await proctoredOf(tx, { id: attempt.id, submittedAt });
  const supervision = proctored ? proctored.supervision : await supervisionOf(tx, attempt.id);
  const details = { attempts: number, ...(supervision ? { supervision } : {}) };
  if (proctored?.state === 'set-aside') return { outcome: 'failed', percent: 0, details, decidedAt: submittedAt };
  if (proctored && isHeld(proctored.state))
    return { outcome: 'pending', percent: scorePercent, details, decidedAt: submittedAt };
  return {
    outcome: passed ? 'passed' : 'failed',
    percent: scorePercent,
    details: {
      ...details,
      ...(await pointsByOutcome(tx, { asked: await readPaper(tx, attempt), marks: outcomes })),
    },
    decidedAt: submittedAt,
  };
}
