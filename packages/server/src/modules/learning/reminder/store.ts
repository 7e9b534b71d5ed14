import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { Assignment } from '../submission/assignment.ts';

/** What a reminder is of. */
export interface ReminderKey {
  enrolmentId: string;
  organisationId: string;
  kind: 'deadline-week' | 'deadline-day' | 'cohort-week' | 'cohort-day' | 'idle';
  about: string;
  dueAt: Date;
}

/** Something that a learner has not handed in yet. */
export interface OpenTask {
  enrolmentId: string;
  organisationId: string;
  personId: string;
  enrolledAt: Date;
  cohortStartsAt: Date | null;
  programmeTitle: string;
  lessonId: string;
  lessonTitle: string;
  assignment: Assignment;
  /** More time, where it was given. */
  until: Date | null;
}

/** Somebody who has not been back. */
export interface IdleRow {
  id: string;
  organisationId: string;
  personId: string;
  lastActiveAt: Date;
}

/** Keeps that a reminder is sent; says no when it was before. */
export async function insertReminder(tx: Tx, { now, ...key }: ReminderKey & { now: Date }): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.reminder
    (enrolment_id, organisation_id, kind, about, due_at, sent_at)
    values (${key.enrolmentId}, ${key.organisationId}, ${key.kind}, ${key.about}, ${key.dueAt}, ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Those who learn from a version with a day to hand something in, a batch at a time. */
export async function selectEnrolmentsWithDue(
  tx: Tx,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select e.id from learning.enrolment e where e.state = 'active'
    and (${after ?? null}::uuid is null or e.id > ${after ?? null}::uuid)
    and exists (select from learning.lesson l where l.version_id = e.version_id and l.assignment -> 'due' <> 'null')
    order by e.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Their tasks with a day to hand in that are still open. */
export async function selectOpenTasks(tx: Tx, enrolmentIds: readonly string[]): Promise<OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    select e.id as enrolment_id, e.organisation_id, e.person_id, e.enrolled_at, c.starts_on::timestamp at time zone 'UTC' as cohort_starts_at,
      v.title as programme_title, l.id as lesson_id, l.title as lesson_title, l.assignment, x.until
    from learning.enrolment e
    join learning.programme_version v on v.id = e.version_id
    join learning.lesson l on l.version_id = e.version_id and l.assignment -> 'due' <> 'null'
    left join learning.cohort c on c.id = e.cohort_id
    left join learning.extension x on x.enrolment_id = e.id and x.origin_id = l.origin_id
    left join learning.lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
    where e.id = any(${[...enrolmentIds]}::uuid[]) and coalesce(p.state, 'started') = 'started'`.execute(tx);
  return rows;
}

/**
 * Who stopped between these times, one enrolment a person, the last active: nobody who was reminded since `remindedSince`,
 * and nobody whom two reminders have not brought back.
 */
export async function selectIdle(
  tx: Tx,
  { from, to, remindedSince }: { from: Date; to: Date; remindedSince: Date },
): Promise<IdleRow[]> {
  const { rows } = await sql<IdleRow>`
    select distinct on (e.person_id) e.id, e.organisation_id, e.person_id, e.last_active_at from learning.enrolment e
    where e.state = 'active' and e.last_active_at between ${from} and ${to}
      and not exists (select from learning.reminder r join learning.enrolment o on o.id = r.enrolment_id
        where o.person_id = e.person_id and r.kind = 'idle' and r.sent_at > ${remindedSince})
      and (select count(*) from learning.reminder r
        where r.enrolment_id = e.id and r.kind = 'idle' and r.sent_at > e.last_active_at) < 2
    order by e.person_id, e.last_active_at desc`.execute(tx);
  return rows;
}

/** Somebody whose cohort is about to end. */
export interface EndingRow {
  id: string;
  cohortId: string;
  cohortName: string;
  /** The last day, which counts. */
  endsOn: string;
}

/** Who is active in a cohort whose last day is one of these. */
export async function selectEnding(tx: Tx, { from, to }: { from: Date; to: Date }): Promise<EndingRow[]> {
  const { rows } = await sql<EndingRow>`select e.id, c.id as cohort_id, c.name as cohort_name,
      to_char(c.ends_on, 'YYYY-MM-DD') as ends_on
    from learning.enrolment e join learning.cohort c on c.id = e.cohort_id where e.state = 'active'
      and c.ends_on between (${from}::timestamptz at time zone 'UTC')::date and (${to}::timestamptz at time zone 'UTC')::date`.execute(
    tx,
  );
  return rows;
}
