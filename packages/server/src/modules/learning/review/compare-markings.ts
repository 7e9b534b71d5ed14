import type { Score } from './mark-with-rubric.ts';
import type { Rubric } from './rubric.ts';

/** How far two markings of the same work are apart. */
export interface Difference {
  /** By how many levels in each criterion, in the rubric's order. */
  criteria: { criterionId: string; levels: number; points: number; tooFar: boolean }[];
  /** In percentage points. */
  percent: number;
  percentTooFar: boolean;
  /** Whether a third person must look: anything is further apart than the rubric tolerates. */
  needsModeration: boolean;
}

/** Compares two complete markings by the rubric's tolerance. What is just as far apart as tolerated is tolerated. */
export function compareMarkings(rubric: Rubric, one: Score, other: Score): Difference {
  const criteria = one.reached.map(({ criterionId, level, points }) => {
    const against = other.reached.find((each) => each.criterionId === criterionId);
    const levels = Math.abs(level - (against?.level ?? Number.POSITIVE_INFINITY));
    return {
      criterionId,
      levels,
      points: Math.abs(points - (against?.points ?? 0)),
      tooFar: levels > rubric.toleranceLevels,
    };
  });
  const percent = Math.round(Math.abs(one.percent - other.percent) * 100) / 100;
  const percentTooFar = percent > rubric.tolerancePercent;
  return { criteria, percent, percentTooFar, needsModeration: percentTooFar || criteria.some(({ tooFar }) => tooFar) };
}
