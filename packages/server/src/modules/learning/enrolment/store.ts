import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';
import { isRecognised } from '../recognition/store.ts';

/** One person's learning in one programme. */
export interface EnrolmentRow {
  id: string;
  organisationId: string;
  programmeId: string;
  /** Which version is learnt from. */
  versionId: string;
  personId: string;
  state: 'waiting' | 'active' | 'completed' | 'left' | 'applying';
  /** The cohort in which they learn, or wait for a place; null at their own pace. */
  cohortId: string | null;
  waitingSince: Date | null;
  credentialId: string | null;
  enrolledAt: Date;
  lastActiveAt: Date;
  completedAt: Date | null;
  /** Whether the learner wants the credential to say where their work can be seen. */
  sharesWork: boolean;
  /** Whether the whole of it was recognised as prior learning: then it is earned by that, and not by lessons. */
  recognised: boolean;
}

/** How far a learner is with one lesson; there is none for a lesson not begun. */
export interface ProgressRow {
  enrolmentId: string;
  lessonId: string;
  state: 'started' | 'handed-in' | 'done';
  positionSeconds: number | null;
  /** The block of a reading where one stopped. */
  anchor: string | null;
  changedAt: Date;
}

/** How a lesson came to be done: marked, watched, or by its transcript. */
export type DoneBy = 'mark' | 'watching' | 'transcript';

/** An enrolment as its programme's list of learners shows it. */
export interface LearnerRow extends EnrolmentRow {
  version: number;
  lessonsTotal: number;
  lessonsDone: number;
  bestScorePercent: number | null;
  cohort: { id: string; name: string } | null;
  waitingPosition: number | null;
}

const columns = sql`e.id, e.organisation_id, e.programme_id, e.version_id, e.person_id, e.state, e.cohort_id, e.waiting_since, e.credential_id, e.enrolled_at, e.last_active_at,
  e.completed_at, e.shares_work, ${isRecognised} as recognised`;

/** An enrolment: one's own, or one in a programme of the organisation. */
export async function selectEnrolment(tx: Tx, id: string): Promise<EnrolmentRow | undefined> {
  const { rows } = await sql<EnrolmentRow>`select ${columns} from learning.enrolment e where e.id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, and whatever else concerns this enrolment waits until this transaction ends. */
export async function lockEnrolment(tx: Tx, id: string): Promise<EnrolmentRow | undefined> {
  const { rows } = await sql<EnrolmentRow>`
    select ${columns} from learning.enrolment e where e.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function selectEnrolmentOf(
  tx: Tx,
  { personId, programmeId }: { personId: string; programmeId: string },
): Promise<EnrolmentRow | undefined> {
  const { rows } = await sql<EnrolmentRow>`select ${columns} from learning.enrolment e
    where e.person_id = ${personId} and e.programme_id = ${programmeId}`.execute(tx);
  return rows[0];
}

/** A person's enrolments, the last active first; one who only applies for recognition is not enrolled. */
export async function selectEnrolmentsOf(tx: Tx, personId: string): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`select ${columns} from learning.enrolment e
    where e.person_id = ${personId} and e.state <> 'applying' order by e.last_active_at desc, e.id`.execute(tx);
  return rows;
}

/** Where somebody is from now on: at their own pace or in a cohort, with a place, waiting, or gone. */
export type Place = Pick<EnrolmentRow, 'cohortId'> & { state: 'waiting' | 'active' | 'left' | 'applying'; now: Date };

/** Time that counts from the beginning is given once: for whoever has begun anything, it goes on counting from then. */
export const beginsNow = (
  now: Date,
) => sql`case when exists (select from learning.lesson_progress p where p.enrolment_id = e.id)
    or exists (select from learning.attempt a where a.enrolment_id = e.id)
    or exists (select from learning.submission s where s.enrolment_id = e.id and s.recognition_id is null) then e.enrolled_at else ${now}::timestamptz end`;

/** Gives an enrolment another place; whoever waits does so at the end of the line, or where they are in it. */
export async function setPlace(tx: Tx, { id, state, cohortId, now }: Place & { id: string }): Promise<void> {
  const waitsThere = sql`state = 'waiting' and cohort_id = ${cohortId}`;
  await sql`update learning.enrolment e set cohort_id = ${cohortId}, last_active_at = ${now},
      waiting_since = case when ${state} = 'waiting' then case when ${waitsThere} then waiting_since else ${now}::timestamptz end end,
      waiting_turn = case when ${state} = 'waiting' then
        case when ${waitsThere} then waiting_turn else nextval('learning.waiting_turn') end end,
      enrolled_at = case when state in ('waiting', 'left', 'applying') and ${state} = 'active' then ${beginsNow(now)} else enrolled_at end,
      had_place = had_place or ${state} = 'active',
      state = ${state}
    where id = ${id}`.execute(tx);
}

/** Says no when the person is enrolled already. */
export async function insertEnrolment(
  tx: Tx,
  row: Pick<EnrolmentRow, 'id' | 'organisationId' | 'programmeId' | 'versionId' | 'personId'> & Place,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.enrolment
    (id, organisation_id, programme_id, version_id, person_id, state, cohort_id, waiting_since, waiting_turn, enrolled_at,
     last_active_at, had_place)
    values (${row.id}, ${row.organisationId}, ${row.programmeId}, ${row.versionId}, ${row.personId}, ${row.state},
      ${row.cohortId}, ${row.state === 'waiting' ? row.now : null},
      case when ${row.state} = 'waiting' then nextval('learning.waiting_turn') end, ${row.now}, ${row.now}, ${row.state === 'active'})
    on conflict (programme_id, person_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function touchEnrolment(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await sql`update learning.enrolment set last_active_at = ${now} where id = ${id}`.execute(tx);
}

/** From now on another version of the programme is learnt from. */
export async function setVersion(
  tx: Tx,
  { id, versionId, now }: { id: string; versionId: string; now: Date },
): Promise<void> {
  await sql`update learning.enrolment set version_id = ${versionId}, last_active_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

export async function setSharesWork(
  tx: Tx,
  { id, sharesWork }: Pick<EnrolmentRow, 'id' | 'sharesWork'>,
): Promise<void> {
  await sql`update learning.enrolment set shares_work = ${sharesWork} where id = ${id}`.execute(tx);
}

/** Whoever had no place, as one who waited for it, has none afterwards either. */
export async function markCompleted(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await sql`update learning.enrolment set state = 'completed', completed_at = ${now}, waiting_since = null, waiting_turn = null,
      cohort_id = case when state = 'active' then cohort_id end
    where id = ${id}`.execute(tx);
}

/** Says no when a credential is there already. */
export async function setCredential(
  tx: Tx,
  { id, credentialId }: { id: string; credentialId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.enrolment set credential_id = ${credentialId}
    where id = ${id} and credential_id is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function isNamedByEnrolment(tx: Tx, credentialId: string): Promise<boolean> {
  const { rows } = await sql`select from learning.enrolment where credential_id = ${credentialId}
    union all select from learning.outcome_award where credential_id = ${credentialId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Has enrolments, and what their outcomes earned, name another credential than they do; answers which enrolments. */
export async function replaceCredential(
  tx: Tx,
  { from, to }: { from: string; to: string },
): Promise<{ id: string; personId: string }[]> {
  const whole = await sql<{ id: string; personId: string }>`update learning.enrolment set credential_id = ${to}
    where credential_id = ${from} returning id, person_id`.execute(tx);
  const part = await sql<{ id: string; personId: string }>`update learning.outcome_award set credential_id = ${to}
    where credential_id = ${from} returning enrolment_id as id, person_id`.execute(tx);
  return [...whole.rows, ...part.rows];
}

/** Enrolments completed before a time whose credential has not been issued, the oldest first. */
export async function selectAwaitingCredential(tx: Tx, before: Date): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`select ${columns} from learning.enrolment e
    where e.state = 'completed' and e.credential_id is null and e.completed_at < ${before}
    order by e.completed_at limit 500`.execute(tx);
  return rows;
}

export async function selectProgress(tx: Tx, enrolmentIds: readonly string[]): Promise<ProgressRow[]> {
  const { rows } =
    await sql<ProgressRow>`select enrolment_id, lesson_id, state, position_seconds, anchor, changed_at from learning.lesson_progress
    where enrolment_id = any(${[...enrolmentIds]}::uuid[])`.execute(tx);
  return rows;
}

/** Keeps whether a lesson is begun or done, and how it was done. */
export async function keepProgress(
  tx: Tx,
  {
    enrolment,
    lessonId,
    state,
    doneBy = 'mark',
    now,
  }: Pick<ProgressRow, 'lessonId' | 'state'> & { enrolment: EnrolmentRow; doneBy?: DoneBy; now: Date },
): Promise<void> {
  await sql`insert into learning.lesson_progress
    (enrolment_id, lesson_id, organisation_id, person_id, state, done_by, changed_at)
    values (${enrolment.id}, ${lessonId}, ${enrolment.organisationId}, ${enrolment.personId}, ${state},
      ${state === 'done' ? doneBy : null}, ${now})
    on conflict (enrolment_id, lesson_id) do update set state = excluded.state,
      done_by = case when excluded.state = 'done' then coalesce(lesson_progress.done_by, excluded.done_by) end,
      changed_at = excluded.changed_at`.execute(tx);
}

/** Which of a programme's learners are wanted. */
export interface LearnerFilter {
  programmeId: string;
  cohortId: string | undefined;
  /** All but those who left, where it is not said. */
  state: EnrolmentRow['state'] | undefined;
}

const learnerColumns = sql`${columns},
  (select v.number from learning.programme_version v where v.id = e.version_id) as version,
  (select count(*) from learning.lesson l where l.version_id = e.version_id) as lessons_total,
  (select count(*) from learning.lesson_progress p join learning.lesson l on l.id = p.lesson_id
    where p.enrolment_id = e.id and l.version_id = e.version_id and p.state = 'done') as lessons_done,
  (select max(a.score_percent) from learning.attempt a where a.enrolment_id = e.id) as best_score_percent,
  (select jsonb_build_object('id', c.id, 'name', c.name) from learning.cohort c where c.id = e.cohort_id) as cohort,
  case when e.state = 'waiting' then (select count(*) from learning.enrolment w where w.cohort_id = e.cohort_id
    and w.state = 'waiting' and w.waiting_turn <= e.waiting_turn) end as waiting_position
  from learning.enrolment e`;

/** A programme's learners, the last enrolled first. */
export async function listLearnerRows(
  tx: Tx,
  { filter, after, limit }: { filter: LearnerFilter; after: Cursor | undefined; limit: number },
): Promise<LearnerRow[]> {
  const { programmeId, cohortId, state } = filter;
  const { rows } = await sql<LearnerRow>`select ${learnerColumns} where e.programme_id = ${programmeId}
      and (${cohortId ?? null}::uuid is null or e.cohort_id = ${cohortId ?? null}::uuid)
      and case when ${state ?? null}::text is null then e.state not in ('left', 'applying') else e.state = ${state ?? null} end
      and (${after?.at ?? null}::timestamptz is null
        or (e.enrolled_at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.enrolled_at desc, e.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** One learner of a programme. */
export async function selectLearnerRow(tx: Tx, enrolmentId: string): Promise<LearnerRow | undefined> {
  const { rows } = await sql<LearnerRow>`select ${learnerColumns} where e.id = ${enrolmentId}`.execute(tx);
  return rows[0];
}
