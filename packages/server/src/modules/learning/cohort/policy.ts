import { notFound, Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import type { ProgrammeRow } from '../programme/store.ts';
import { phaseOf } from './calendar-days.ts';
import { type CohortRow, countPlaces, lockCohorts } from './store.ts';

/** A cohort of a programme of the organisation, locked. */
export async function lockOwnCohort(
  tx: Tx,
  { cohortId, ...own }: OwnProgramme & { cohortId: string },
): Promise<{ programme: ProgrammeRow; cohort: CohortRow }> {
  const programme = await readOwnProgramme(tx, own);
  const [cohort] = await lockCohorts(tx, [cohortId]);
  if (cohort?.programmeId !== programme.id) throw notFound('cohort');
  return { programme, cohort };
}

/** Whether a locked cohort has a place for whoever comes now: those who wait come first. */
export async function hasPlace(tx: Tx, { id, capacity }: CohortRow): Promise<boolean> {
  if (capacity === null) return true;
  const places = (await countPlaces(tx, [id])).get(id);
  return places !== undefined && places.waiting === 0 && places.taken < capacity;
}

/** What somebody is about to do in a programme. */
export type Purpose = 'look' | 'learn' | 'hand-in';

/**
 * Refuses what the place in a cohort does not allow: looking at one's enrolment is always free, learning is for those who have
 * a place once the cohort has started, and what counts is handed in before it has ended.
 */
export function requirePlace(
  { state }: { state: string },
  cohort: CohortRow | undefined,
  { purpose, now }: { purpose: Purpose; now: Date },
): void {
  if (purpose === 'look') return;
  if (state === 'waiting' && cohort && phaseOf(cohort, now) === 'ended') {
    throw new Refusal(
      'no-place',
      `No place came free in “${cohort.name}”, which has ended. Leave its waiting list to enrol in another cohort.`,
    );
  }
  if (state === 'waiting') {
    throw new Refusal('no-place', 'You wait for a place in this cohort. We write to you as soon as you have it.');
  }
  if (state === 'left') {
    throw new Refusal('no-place', 'You gave your place up. Enrol again on the programme’s page to go on.');
  }
  if (state === 'applying') {
    throw new Refusal('no-place', 'You are not enrolled: you have applied for recognition. Enrol to learn meanwhile.');
  }
  if (!cohort) return;
  const phase = phaseOf(cohort, now);
  if (phase === 'upcoming') {
    throw new Refusal('cohort-not-started', `Your cohort starts on ${cohort.startsOn}. Its lessons open that day.`);
  }
  if (phase === 'ended' && purpose === 'hand-in') {
    throw new Refusal(
      'cohort-ended',
      `Nothing was changed: your cohort ended on ${cohort.endsOn}. You can still read its lessons.`,
    );
  }
}
