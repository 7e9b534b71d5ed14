import { levelOf } from '../level-of.ts';
import { addUp, mostOf, type Reached, type Score } from '../mark-with-rubric.ts';
import type { Criterion, Rubric } from '../rubric.ts';

/** A complete marking by a fellow learner, and how much it counts. */
export interface PeerMarking {
  score: Score;
  weight: number;
}

/**
 * Puts the markings of fellow learners together, criterion by criterion: the weighted median of their levels, where between two
 * the lower was reached, or the weighted mean of their points.
 */
export function combinePeerMarks(rubric: Rubric, markings: readonly PeerMarking[]): Score {
  const combine = rubric.peer?.counts === 'mean' ? meanIn : medianIn;
  const reached = rubric.criteria.map((criterion): Reached => {
    const given = markings.flatMap(({ score, weight }) => {
      const found = score.reached.find(({ criterionId }) => criterionId === criterion.id);
      return found ? [{ ...found, weight }] : [];
    });
    return { criterionId: criterion.id, maxPoints: mostOf(criterion), ...combine(criterion, given) };
  });
  return addUp(rubric, reached);
}

type Weighted = Pick<Reached, 'level' | 'points'> & { weight: number };

function medianIn({ cells }: Criterion, given: readonly Weighted[]): Pick<Reached, 'level' | 'points'> {
  const half = sumOf(given) / 2;
  const sorted = given.toSorted((one, other) => one.level - other.level);
  let sum = 0;
  const found = sorted.find(({ weight }) => {
    sum += weight;
    // A hair's breadth: a third and two thirds are not exactly one.
    return sum >= half - 1e-9;
  });
  const level = found?.level ?? 1;
  return { level, points: cells[level - 1]?.points ?? 0 };
}

function meanIn(criterion: Criterion, given: readonly Weighted[]): Pick<Reached, 'level' | 'points'> {
  const points = given.reduce((sum, each) => sum + each.points * each.weight, 0) / (sumOf(given) || 1);
  return { level: levelOf(criterion, points + 1e-9), points };
}

function sumOf(given: readonly Weighted[]): number {
  return given.reduce((sum, { weight }) => sum + weight, 0);
}
