import { markWithRubric } from './mark-with-rubric.ts';
import type { PeerMarking } from './peer/combine-peer-marks.ts';
import type { Rubric } from './rubric.ts';
import { type Standing, settleMarks } from './settle-marks.ts';
import type { ReviewRole, ReviewRow } from './store.ts';

/** Where the marking stands by the reviews that were handed in. */
export function readStanding(rubric: Rubric, reviews: readonly ReviewRow[]): Standing {
  const scoreIn = (role: ReviewRole) => {
    const review = reviews.find((each) => each.role === role && each.state === 'handed-in');
    return review && markWithRubric(rubric, review.marks);
  };
  return settleMarks(rubric, {
    marker: scoreIn('marker'),
    second: scoreIn('second'),
    moderator: scoreIn('moderator'),
    peers: peersOf(rubric, reviews),
    guest: scoreIn('guest'),
  });
}

/** What fellow learners said, once all of whom it was asked have; undefined before. */
function peersOf(rubric: Rubric, reviews: readonly ReviewRow[]): PeerMarking[] | undefined {
  const peers = reviews.filter(({ role }) => role === 'peer');
  if (peers.some(({ state }) => state === 'open')) return undefined;
  return peers.flatMap(({ marks, weight }) => {
    const score = markWithRubric(rubric, marks);
    return score ? [{ score, weight: weight ?? 1 }] : [];
  });
}

/** Which role nobody has yet, of those that are needed; undefined where nobody else is. */
export function roleNeeded(
  { marking }: Pick<Rubric, 'marking'>,
  reviews: readonly ReviewRow[],
  standing: Standing,
): ReviewRole | undefined {
  const needed: ReviewRole[] = [
    'marker',
    ...(marking === 'double' ? (['second'] as const) : []),
    ...(standing.state === 'moderation' ? (['moderator'] as const) : []),
  ];
  return needed.find((role) => !reviews.some((review) => review.role === role));
}
