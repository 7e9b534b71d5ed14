import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import { isRecognised } from '../recognition/store.ts';

/** What happened in an enrolment, by days in UTC; lessons by what stays the same from version to version. */
export interface LearnerFacts {
  enrolmentId: string;
  organisationId: string;
  personId: string;
  programmeId: string;
  cohortId: string | null;
  enrolledOn: string;
  /** The first day of their cohort, where that is later. */
  openedOn: string | null;
  /** The first step forward. */
  beganOn: string | null;
  completedOn: string | null;
  done: string[];
  results: { lessonId: string; passed: boolean }[];
}

/** A programme as figures name it: the newest version that was published. */
export interface CountedProgramme {
  id: string;
  title: string;
  lessons: { id: string; title: string; kind: string }[];
  cohorts: { id: string; name: string }[];
}

const dayOf = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD')`;

/**
 * Of enrolments that ever had a place: who only applies for recognition learns nothing, and what was recognised was not taken.
 * Of a whole programme nothing is told: it was neither completed here in so many days, nor left.
 */
export async function selectFacts(tx: Tx, enrolmentIds: readonly string[]): Promise<LearnerFacts[]> {
  const { rows } = await sql<LearnerFacts>`
    select e.id as enrolment_id, e.organisation_id, e.person_id, e.programme_id, e.cohort_id,
      ${dayOf('e.enrolled_at')} as enrolled_on, ${dayOf('e.completed_at')} as completed_on,
      (select to_char(c.starts_on, 'YYYY-MM-DD') from learning.cohort c where c.id = e.cohort_id
        and c.starts_on > (e.enrolled_at at time zone 'UTC')::date) as opened_on,
      to_char((select min(s.at) from (
        select p.changed_at as at from learning.lesson_progress p where p.enrolment_id = e.id
        union all select a.started_at from learning.attempt a where a.enrolment_id = e.id
        union all select w.created_at from learning.submission w where w.enrolment_id = e.id and w.recognition_id is null) s)
        at time zone 'UTC', 'YYYY-MM-DD') as began_on,
      coalesce((select jsonb_agg(distinct l.origin_id) from learning.lesson_progress p
        join learning.lesson l on l.id = p.lesson_id where p.enrolment_id = e.id and p.state = 'done'), '[]') as done,
      coalesce((select jsonb_agg(jsonb_build_object('lessonId', r.origin_id, 'passed', r.passed)) from (
        select l.origin_id, bool_or(r.outcome = 'passed') as passed from learning.assessment_result r
        join learning.lesson l on l.id = r.lesson_id
        where r.enrolment_id = e.id and r.outcome <> 'pending' and not r.details ? 'recognised' group by l.origin_id) r), '[]') as results
    from learning.enrolment e where e.id = any(${[...enrolmentIds]}::uuid[]) and e.state <> 'waiting' and e.had_place
      and not ${isRecognised}`.execute(tx);
  return rows;
}

export async function selectEnrolmentIds(
  tx: Tx,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from learning.enrolment
    where ${after ?? null}::uuid is null or id > ${after ?? null}::uuid order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The programmes of an organisation that were ever published, with their lessons in order. */
export async function selectCountedProgrammes(tx: Tx, organisationId: string): Promise<CountedProgramme[]> {
  const { rows } = await sql<CountedProgramme>`
    select v.programme_id as id, v.title, coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name)
        order by c.starts_on, c.id) from learning.cohort c where c.programme_id = v.programme_id), '[]') as cohorts,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.origin_id, 'title', l.title, 'kind', l.kind)
        order by m.position, l.position) from learning.lesson l join learning.module m on m.id = l.module_id
        where l.version_id = v.id), '[]') as lessons
    from (select distinct on (programme_id) * from learning.programme_version
      where organisation_id = ${organisationId} and state = 'published' order by programme_id, number desc) v
    order by v.title, v.programme_id`.execute(tx);
  return rows;
}
