import { roleMay } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { findRole } from '../../account/index.ts';
import type { Standing } from './settle-marks.ts';
import type { ReviewRow } from './store.ts';

/** By what settled the work: in which roles they are who decide. */
const deciders: Record<Extract<Standing, { state: 'settled' }>['by'], readonly ReviewRow['role'][]> = {
  one: ['marker'],
  mean: ['marker', 'second'],
  first: ['marker', 'second'],
  moderator: ['moderator'],
  peers: [],
  guest: [],
};

/**
 * Whose marking settled the work: they decide; after moderation the moderator alone. What fellow learners or a guest say is
 * confirmed by whoever reviews for the organisation: none of them decides.
 */
export function decidersOf<Review extends Pick<ReviewRow, 'state' | 'role'>>(
  standing: Standing,
  reviews: readonly Review[],
): Review[] {
  if (standing.state !== 'settled') return [];
  return reviews.filter(({ state, role }) => state === 'handed-in' && deciders[standing.by].includes(role));
}

/** Whether the marks are settled and nobody who would decide may review at the organisation any more. */
export async function isLeftAlone(
  tx: Tx,
  { standing, reviews }: { standing: Standing; reviews: readonly ReviewRow[] },
): Promise<boolean> {
  for (const { organisationId, reviewerId: personId } of decidersOf(standing, reviews)) {
    const role = personId === null ? undefined : await findRole(tx, { organisationId, personId });
    if (role && roleMay(role, 'review:write')) return false;
  }
  return standing.state === 'settled';
}
