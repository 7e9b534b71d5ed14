import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** What a reminder is of. */
export interface ReminderKey {
  enrolmentId: string;
  organisationId: string;
  kind: 'deadline-week' | 'deadline-day' | 'cohort-week' | 'cohort-day' | 'cohort-no-place' | 'idle';
  about: string;
  dueAt: Date;
}

/** Somebody who has not been back. */
export interface IdleRow {
  id: string;
  organisationId: string;
  personId: string;
  lastActiveAt: Date;
}

/** Whether a reminder was sent. */
export async function isReminded(tx: Tx, { enrolmentId, kind, about, dueAt }: ReminderKey): Promise<boolean> {
  const { rows } = await sql`select from learning.reminder
    where enrolment_id = ${enrolmentId} and kind = ${kind} and about = ${about} and due_at = ${dueAt}`.execute(tx);
  return rows.length > 0;
}

/** Keeps that a reminder is sent; says no when it was before. */
export async function insertReminder(tx: Tx, { now, ...key }: ReminderKey & { now: Date }): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.reminder
    (enrolment_id, organisation_id, kind, about, due_at, sent_at)
    values (${key.enrolmentId}, ${key.organisationId}, ${key.kind}, ${key.about}, ${key.dueAt}, ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Those with a day to hand something in, by the version that they learn from or as they are asked to again; a batch at a time. */
export async function selectEnrolmentsWithDue(
  tx: Tx,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select e.id from learning.enrolment e where e.state = 'active'
    and (${after ?? null}::uuid is null or e.id > ${after ?? null}::uuid)
    and (exists (select from learning.lesson l where l.version_id = e.version_id and l.assignment -> 'due' <> 'null')
      or exists (select from learning.submission s join learning.decision d on d.submission_id = s.id
        where s.enrolment_id = e.id and d.resubmit_until is not null))
    order by e.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
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

/** Somebody whose cohort is about to end, or has ended. */
export interface EndingRow {
  id: string;
  cohortId: string;
  cohortName: string;
  /** The last day, which counts. */
  endsOn: string;
}

/** Who is active, or still waits for a place, in a cohort whose last day is one of these. */
export async function selectEnding(
  tx: Tx,
  { state, from, to }: { state: 'active' | 'waiting'; from: Date; to: Date },
): Promise<EndingRow[]> {
  const { rows } = await sql<EndingRow>`select e.id, c.id as cohort_id, c.name as cohort_name,
      to_char(c.ends_on, 'YYYY-MM-DD') as ends_on
    from learning.enrolment e join learning.cohort c on c.id = e.cohort_id where e.state = ${state}
      and c.ends_on between (${from}::timestamptz at time zone 'UTC')::date and (${to}::timestamptz at time zone 'UTC')::date`.execute(
    tx,
  );
  return rows;
}
