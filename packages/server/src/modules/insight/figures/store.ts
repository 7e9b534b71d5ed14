import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import { addMonths, type Period } from './period.ts';

/** Whom figures are about. */
export interface Among extends Period {
  organisationId: string;
  programmeId?: string | undefined;
  cohortId?: string | undefined;
}

/** What became of those who enrolled, by a key. */
export interface OutcomeRow {
  key: string;
  enrolled: number;
  activated: number;
  completed: number;
  /** Quartiles of the days to completion. */
  days: number[] | null;
}

const keys = {
  month: sql`to_char(l.enrolled_on, 'YYYY-MM')`,
  programme: sql`l.programme_id::text`,
  cohort: sql`l.cohort_id::text`,
  none: sql`'all'`,
};

/** Those enrolled in the months asked for. */
function among({ organisationId, from, to, programmeId = undefined, cohortId = undefined }: Among) {
  return sql`l.organisation_id = ${organisationId}
    and l.enrolled_on >= ${`${from}-01`}::date and l.enrolled_on < ${`${addMonths(to, 1)}-01`}::date
    and (${programmeId ?? null}::uuid is null or l.programme_id = ${programmeId ?? null}::uuid)
    and (${cohortId ?? null}::uuid is null or l.cohort_id = ${cohortId ?? null}::uuid)`;
}

export async function selectOutcomes(tx: Tx, given: Among, by: keyof typeof keys): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`select ${keys[by]} as key, count(*) as enrolled,
      count(*) filter (where l.began_on <= l.enrolled_on + 7) as activated,
      count(*) filter (where l.completed_on is not null) as completed,
      percentile_cont(array[0.25, 0.5, 0.75]) within group (order by (l.completed_on - l.enrolled_on)::double precision)
        filter (where l.completed_on is not null) as days
    from insight.learner l where ${among(given)} and ${keys[by]} is not null group by 1 order by 1`.execute(tx);
  return rows;
}

/** For each enrolment the lessons that were done. */
export async function selectDone(tx: Tx, given: Among): Promise<string[][]> {
  const { rows } = await sql<{ done: string[] }>`
    select coalesce(array_agg(s.lesson_id::text) filter (where s.lesson_id is not null), '{}') as done
    from insight.learner l left join insight.step s on s.enrolment_id = l.enrolment_id
    where ${among(given)} group by l.enrolment_id`.execute(tx);
  return rows.map(({ done }) => done);
}

export async function selectResults(
  tx: Tx,
  given: Among,
): Promise<{ programmeId: string; lessonId: string; decided: number; passed: number }[]> {
  const { rows } = await sql<{ programmeId: string; lessonId: string; decided: number; passed: number }>`
    select l.programme_id, r.lesson_id, count(*) as decided, count(*) filter (where r.passed) as passed
    from insight.learner l join insight.result r on r.enrolment_id = l.enrolment_id
    where ${among(given)} group by 1, 2`.execute(tx);
  return rows;
}

/** Of those who completed a programme, how many enrolled in another of the organisation's afterwards, or on the same day. */
export async function selectRetention(
  tx: Tx,
  given: Among,
): Promise<{ programmeId: string; completed: number; wentOn: number }[]> {
  const { rows } = await sql<{ programmeId: string; completed: number; wentOn: number }>`
    select l.programme_id, count(*) as completed, count(*) filter (where exists (select from insight.learner n
      where n.person_id = l.person_id and n.organisation_id = l.organisation_id and n.programme_id <> l.programme_id
        and n.enrolled_on >= l.completed_on)) as went_on
    from insight.learner l where ${among(given)} and l.completed_on is not null group by 1`.execute(tx);
  return rows;
}

export async function selectCredentials(
  tx: Tx,
  { organisationId, from, to }: Among,
): Promise<{ month: string; issued: number }[]> {
  const { rows } = await sql<{ month: string; issued: number }>`
    select to_char(c.issued_on, 'YYYY-MM') as month, count(*) as issued from insight.credential c
    where c.organisation_id = ${organisationId} and c.issued_on >= ${`${from}-01`}::date
      and c.issued_on < ${`${addMonths(to, 1)}-01`}::date group by 1`.execute(tx);
  return rows;
}
