import { cutOff } from '../cut-off.ts';
import type { ResultRow } from './result-store.ts';

/** What is known of a result. */
export type ResultFact = Pick<ResultRow, 'originId' | 'kind' | 'outcome' | 'percent'> & {
  details?: Pick<ResultRow['details'], 'outcomes'>;
};

/** What a result counts, from 0 to 100: passing without a score is everything, and what is not decided is nothing. */
export function scoreOf(result: Pick<ResultFact, 'kind' | 'outcome' | 'percent'> | undefined): number {
  if (!result || result.outcome === 'pending' || isRejected(result)) return 0;
  return withinPercent(result.percent ?? (result.outcome === 'passed' ? 100 : 0));
}

/** Whether people decided that it was not passed. That may be for another reason than the marks, and then they count nothing. */
export function isRejected({ kind, outcome }: Pick<ResultFact, 'kind' | 'outcome'>): boolean {
  return outcome === 'failed' && kind !== 'exam';
}

/** The same for one outcome: by the questions that show it where there are any, else by the whole. */
export function scoreFor(outcomeOriginId: string, result: ResultFact | undefined): number {
  const part = result?.details?.outcomes?.[outcomeOriginId];
  if (!part || !result || result.outcome === 'pending' || isRejected(result) || !(part.possible > 0))
    return scoreOf(result);
  return withinPercent((part.points / part.possible) * 100);
}

/** The mean of scores that count so much each, cut off after one decimal as scores are shown; 0 where nothing counts. */
export function meanOf(parts: readonly { score: number; weight: number }[]): number {
  const sum = parts.reduce((so, { weight }) => so + weight, 0);
  if (!(sum > 0)) return 0;
  const mean = parts.reduce((so, { score, weight }) => so + score * weight, 0) / sum;
  return cutOff(withinPercent(mean), 1);
}

function withinPercent(value: number): number {
  return Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : 0;
}
