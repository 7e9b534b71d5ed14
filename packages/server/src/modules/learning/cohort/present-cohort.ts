import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { selectNewest } from '../programme/store.ts';
import { isEnrolling, phaseOf } from './calendar-days.ts';
import { type CohortRow, countPlaces, type Places, selectCohort, selectCohortsOf } from './store.ts';

/** A cohort as its staff see it. */
export type CohortForStaff = AnswerOf<typeof endpoints.createCohort>;

/** A cohort that one can enrol in. */
export type CohortOffer = AnswerOf<typeof endpoints.getCataloguePage>['cohorts'][number];

/** The cohorts of a programme and its pace. */
export type CohortList = AnswerOf<typeof endpoints.listCohorts>;

/** Shows the cohorts of a programme to its staff. */
export async function presentCohorts(tx: Tx, programmeId: string, now: Date): Promise<CohortList> {
  const programme = await selectNewest(tx, programmeId);
  if (!programme) throw notFound('programme');
  const rows = await selectCohortsOf(tx, programmeId);
  const places = await countPlaces(
    tx,
    rows.map(({ id }) => id),
  );
  return { pace: programme.pace, items: rows.map((row) => presentForStaff(row, places.get(row.id), now)) };
}

/** Shows one cohort to its staff. */
export async function presentCohort(tx: Tx, id: string, now: Date): Promise<CohortForStaff> {
  const row = await selectCohort(tx, id);
  if (!row) throw notFound('cohort');
  return presentForStaff(row, (await countPlaces(tx, [id])).get(id), now);
}

/**
 * The cohorts of a programme that one can enrol in now, the first to start first. Counting needs the scope of the programme's
 * organisation: nothing but the counts leaves it.
 */
export async function presentOffers(tx: Tx, programmeId: string, now: Date): Promise<CohortOffer[]> {
  const rows = (await selectCohortsOf(tx, programmeId)).filter((row) => isEnrolling(row, now)).reverse();
  const places = await countPlaces(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => present(row, places.get(row.id), now));
}

function present(row: CohortRow, { taken, waiting }: Places = { taken: 0, waiting: 0 }, now: Date): CohortOffer {
  const { id, name, startsOn, endsOn, enrolUntil, capacity } = row;
  const placesLeft = capacity === null ? null : Math.max(capacity - taken, 0);
  return { id, name, startsOn, endsOn, enrolUntil, capacity, phase: phaseOf(row, now), placesLeft, waiting };
}

function presentForStaff(row: CohortRow, places: Places | undefined, now: Date): CohortForStaff {
  return {
    ...present(row, places, now),
    placesTaken: places?.taken ?? 0,
    closedAt: row.closedAt?.toISOString() ?? null,
    enrolling: isEnrolling(row, now),
  };
}
