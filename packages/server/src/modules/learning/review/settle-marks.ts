import { compareMarkings } from './compare-markings.ts';
import { levelOf } from './level-of.ts';
import { addUp, type Reached, type Score } from './mark-with-rubric.ts';
import { combinePeerMarks, type PeerMarking } from './peer/combine-peer-marks.ts';
import type { Rubric } from './rubric.ts';

/** Complete markings that were handed in; what is not there yet is undefined. */
export interface Markings {
  marker: Score | undefined;
  second: Score | undefined;
  moderator: Score | undefined;
  /** Those of fellow learners, once all that were asked for are in. */
  peers?: readonly PeerMarking[] | undefined;
  guest?: Score | undefined;
}

/** Where the marking of a piece of work stands. */
export type Standing =
  | { state: 'marking' }
  | { state: 'moderation' }
  /** `by` says what decided: one marking, two that agree, the moderator, fellow learners together, or a guest. */
  | { state: 'settled'; by: 'one' | 'mean' | 'first' | 'moderator' | 'peers' | 'guest'; score: Score };

/**
 * Works out the final marks: the moderator's where there is one, else one marking, else two that agree by the rubric's rule. Where
 * fellow learners or a guest mark, a marking by staff goes before theirs.
 */
export function settleMarks(rubric: Rubric, { marker, second, moderator, peers, guest }: Markings): Standing {
  if (rubric.marking !== 'double') {
    if (marker) return { state: 'settled', by: 'one', score: marker };
    if (rubric.marking === 'guest' && guest) return { state: 'settled', by: 'guest', score: guest };
    if (rubric.marking !== 'peer' || !peers || peers.length === 0) return { state: 'marking' };
    return { state: 'settled', by: 'peers', score: combinePeerMarks(rubric, peers) };
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
