import { compareMarkings } from './compare-markings.ts';
import { addUp, type Reached, type Score } from './mark-with-rubric.ts';
import type { Criterion, Rubric } from './rubric.ts';

/** Complete markings that were handed in; what is not there yet is undefined. */
export interface Markings {
  marker: Score | undefined;
  second: Score | undefined;
  moderator: Score | undefined;
}

/** Where the marking of a piece of work stands. */
export type Standing =
  | { state: 'marking' }
  | { state: 'moderation' }
  /** `by` says what decided: one marking, two that agree, or the moderator. */
  | { state: 'settled'; by: 'one' | 'mean' | 'first' | 'moderator'; score: Score };

/** Works out the final marks: the moderator's where there is one, else one marking, else two that agree by the rubric's rule. */
export function settleMarks(rubric: Rubric, { marker, second, moderator }: Markings): Standing {
  if (rubric.marking === 'single') {
    return marker ? { state: 'settled', by: 'one', score: marker } : { state: 'marking' };
  }
  if (!marker || !second) return { state: 'marking' };
  if (compareMarkings(rubric, marker, second).needsModeration) {
    return moderator ? { state: 'settled', by: 'moderator', score: moderator } : { state: 'moderation' };
  }
  const score = rubric.agreement === 'first' ? marker : meanOf(rubric, marker, second);
  return { state: 'settled', by: rubric.agreement, score };
}

function meanOf(rubric: Rubric, one: Score, other: Score): Score {
  const reached = one.reached.map((each): Reached => {
    const against = other.reached.find(({ criterionId }) => criterionId === each.criterionId) ?? each;
    const points = (each.points + against.points) / 2;
    const criterion = rubric.criteria.find(({ id }) => id === each.criterionId);
    return { ...each, points, level: criterion ? levelOf(criterion, points) : each.level };
  });
  return addUp(rubric, reached);
}

/** The highest level whose points were reached: between two levels, the higher one was not. */
function levelOf({ cells }: Criterion, points: number): number {
  return Math.max(1, cells.findLastIndex((cell) => cell.points <= points) + 1);
}
