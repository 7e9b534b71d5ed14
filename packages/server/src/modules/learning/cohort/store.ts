import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import { beginsNow } from '../enrolment/store.ts';

/** Those who learn a programme together. Days are `YYYY-MM-DD`, in UTC. */
export interface CohortRow {
  id: string;
  organisationId: string;
  programmeId: string;
  name: string;
  startsOn: string;
  endsOn: string;
  enrolUntil: string;
  /** Null where there is room for everybody. */
  capacity: number | null;
  closedAt: Date | null;
}

/** What an organisation decides about a cohort. */
export type CohortFields = Pick<CohortRow, 'name' | 'startsOn' | 'endsOn' | 'enrolUntil' | 'capacity'>;

/** How many are in a cohort, and how many would be. */
export interface Places {
  taken: number;
  waiting: number;
}

const columns = sql`c.id, c.organisation_id, c.programme_id, c.name, c.starts_on, c.ends_on, c.enrol_until, c.capacity, c.closed_at
  from learning.cohort c`;

export async function selectCohort(tx: Tx, id: string): Promise<CohortRow | undefined> {
  return (await selectCohorts(tx, [id]))[0];
}

export async function selectCohorts(tx: Tx, ids: readonly string[]): Promise<CohortRow[]> {
  const { rows } = await sql<CohortRow>`select ${columns} where c.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** The cohorts of a programme, the last to start first. */
export async function selectCohortsOf(tx: Tx, programmeId: string): Promise<CohortRow[]> {
  const { rows } = await sql<CohortRow>`select ${columns} where c.programme_id = ${programmeId}
    order by c.starts_on desc, c.created_at desc, c.id`.execute(tx);
  return rows;
}

/**
 * The same cohorts, and whatever else concerns their places waits until this transaction ends. They are locked in one order,
 * and before any enrolment: so no two transactions wait for each other in a circle.
 */
export async function lockCohorts(tx: Tx, ids: readonly string[]): Promise<CohortRow[]> {
  const { rows } = await sql<CohortRow>`select ${columns} where c.id = any(${[...ids]}::uuid[])
    order by c.id for update`.execute(tx);
  return rows;
}

export async function insertCohort(
  tx: Tx,
  row: CohortFields & Pick<CohortRow, 'id' | 'organisationId' | 'programmeId'> & { now: Date },
): Promise<void> {
  await sql`insert into learning.cohort
    (id, organisation_id, programme_id, name, starts_on, ends_on, enrol_until, capacity, created_at)
    values (${row.id}, ${row.organisationId}, ${row.programmeId}, ${row.name}, ${row.startsOn}, ${row.endsOn},
      ${row.enrolUntil}, ${row.capacity}, ${row.now})`.execute(tx);
}

export async function updateCohort(tx: Tx, row: CohortFields & Pick<CohortRow, 'id' | 'closedAt'>): Promise<void> {
  await sql`update learning.cohort set name = ${row.name}, starts_on = ${row.startsOn}, ends_on = ${row.endsOn},
    enrol_until = ${row.enrolUntil}, capacity = ${row.capacity}, closed_at = ${row.closedAt}
    where id = ${row.id}`.execute(tx);
}

/** How many are in each of these cohorts; whoever completed the programme keeps their place. */
export async function countPlaces(tx: Tx, cohortIds: readonly string[]): Promise<Map<string, Places>> {
  const { rows } = await sql<Places & { cohortId: string }>`select cohort_id,
      count(*) filter (where state in ('active', 'completed')) as taken, count(*) filter (where state = 'waiting') as waiting
    from learning.enrolment where cohort_id = any(${[...cohortIds]}::uuid[]) group by cohort_id`.execute(tx);
  const counted = new Map(rows.map(({ cohortId, ...places }) => [cohortId, places]));
  return new Map(cohortIds.map((id) => [id, counted.get(id) ?? { taken: 0, waiting: 0 }]));
}

/** Gives places to those who have waited longest, at most so many; all where it is null. */
export async function placeWaiting(
  tx: Tx,
  { cohortId, atMost, now }: { cohortId: string; atMost: number | null; now: Date },
): Promise<{ id: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`
    update learning.enrolment e set state = 'active', had_place = true, waiting_since = null, waiting_turn = null, enrolled_at = ${beginsNow(now)}, last_active_at = ${now}
    where e.id in (select w.id from learning.enrolment w where w.cohort_id = ${cohortId} and w.state = 'waiting'
      order by w.waiting_turn limit ${atMost})
    returning e.id, e.person_id`.execute(tx);
  return rows;
}

/** Which place in the line somebody has who waits: 1 is next. */
export async function selectPosition(tx: Tx, enrolmentId: string): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`select count(*) as position from learning.enrolment e
    join learning.enrolment w on w.cohort_id = e.cohort_id and w.state = 'waiting'
      and w.waiting_turn <= e.waiting_turn
    where e.id = ${enrolmentId} and e.state = 'waiting'`.execute(tx);
  return rows[0]?.position || null;
}

export async function updatePace(tx: Tx, { id, pace }: { id: string; pace: string }): Promise<void> {
  await sql`update learning.programme set pace = ${pace} where id = ${id}`.execute(tx);
}
