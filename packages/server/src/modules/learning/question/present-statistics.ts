import type { AnswerOf, endpoints } from '@laurel/api';
import type { StatisticsRow } from './statistics-store.ts';

type Statistics = AnswerOf<typeof endpoints.getQuestion>['statistics'];

/** Fewer attempts say more of who took them than of the question. */
const enough = 5;

/** Shows how a question did, and what to do about it. */
export function presentStatistics(row: Omit<StatisticsRow, 'versionId'> | undefined): Statistics {
  if (!row || row.attempts < enough || row.right === null) {
    return { attempts: row?.attempts ?? 0, rightPercent: null, discrimination: null, advice: 'wait' };
  }
  const { attempts, right, discrimination } = row;
  return {
    attempts,
    rightPercent: Math.round(right * 1000) / 10,
    discrimination: discrimination === null ? null : Math.round(discrimination * 100) / 100,
    advice: adviseOn(right, discrimination),
  };
}

/** Thresholds as in common practice: facility between 0.2 and 0.95, discrimination of 0.1 at least. */
function adviseOn(right: number, discrimination: number | null): Statistics['advice'] {
  if (discrimination !== null && discrimination < -0.1) return 'misleads';
  if (right < 0.2) return 'too-hard';
  if (right > 0.95) return 'too-easy';
  return discrimination !== null && discrimination < 0.1 ? 'tells-little' : 'fine';
}
