import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { Assignment } from './assignment.ts';

/** Work with a day to hand it in that a learner can hand in still, and what the day follows from. */
export interface DueWork {
  enrolmentId: string;
  organisationId: string;
  personId: string;
  lessonId: string;
  originId: string;
  lessonTitle: string;
  programmeTitle: string;
  assignment: Assignment;
  enrolledAt: Date;
  cohortStartsAt: Date | null;
  /** More time, where it was given. */
  until: Date | null;
  /** Until when another version is asked for, where it is. */
  again: Date | null;
}

interface Wanted {
  /** Those of one person, or all of these. */
  of: { personId: string } | { enrolmentIds: readonly string[] };
  now: Date;
}

/** The open work of active learners; not what was decided for good, nor what their cohort's end has closed. */
export async function selectDueWork(tx: Tx, { of, now }: Wanted): Promise<DueWork[]> {
  const whose = 'personId' in of ? sql`e.person_id = ${of.personId}` : sql`e.id = any(${[...of.enrolmentIds]}::uuid[])`;
  const { rows } = await sql<DueWork>`
    select e.id as enrolment_id, e.organisation_id, e.person_id, l.id as lesson_id, l.origin_id, l.title as lesson_title,
      v.title as programme_title, l.assignment, e.enrolled_at, c.starts_on::timestamp at time zone 'UTC' as cohort_starts_at,
      x.until, d.resubmit_until as again
    from learning.enrolment e
    join learning.programme_version v on v.id = e.version_id
    join learning.lesson l on l.version_id = e.version_id and l.assignment is not null
    left join learning.cohort c on c.id = e.cohort_id
    left join learning.extension x on x.enrolment_id = e.id and x.origin_id = l.origin_id
    left join learning.lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
    left join lateral (select d.outcome, d.resubmit_until from learning.decision d
      join learning.submission s on s.id = d.submission_id
      where s.enrolment_id = e.id and s.origin_id = l.origin_id order by s.number desc limit 1) d on true
    where ${whose} and e.state = 'active' and coalesce(p.state, 'started') = 'started'
      and (l.assignment -> 'due' <> 'null' or d.resubmit_until is not null) and d.outcome is distinct from 'not-passed'
      and (c.id is null or c.ends_on >= (${now}::timestamptz at time zone 'UTC')::date)
    order by l.id, e.id`.execute(tx);
  return rows;
}
