import type { ResultRow } from './result-store.ts';
import { scoreOf } from './score-of.ts';

/** What two results of an exam are compared by. */
export type Comparable = Pick<ResultRow, 'outcome' | 'percent'>;

const rank = { pending: 0, failed: 1, passed: 2 };

/** Whether a result of an exam is better than another: passed before failed, then the higher score. */
export function isBetter(result: Comparable, than: Comparable): boolean {
  const by =
    rank[result.outcome] - rank[than.outcome] ||
    scoreOf({ ...result, kind: 'exam' }) - scoreOf({ ...than, kind: 'exam' });
  return by > 0;
}
