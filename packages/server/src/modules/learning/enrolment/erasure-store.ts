import { sql } from 'kysely';
import type { ErasureOrder, ErasureSubject } from '../../../module.ts';
import type { Tx } from '../../../storage/index.ts';
import { selectProctoringForExport } from '../proctoring/export-store.ts';
import { selectReviewForExport } from '../review/export-store.ts';

/** How many enrolments and attempts somebody has, and the subjects of their audit lines. */
export async function selectTraces(
  tx: Tx,
  { personId, organisationId }: ErasureSubject,
): Promise<{
  enrolments: string[];
  attempts: string[];
  submissions: string[];
  recognitions: string[];
  fileIds: string[];
}> {
  const ids = async (table: 'enrolment' | 'attempt' | 'submission' | 'recognition') => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(`learning.${table}`)}
      where person_id = ${personId ?? null}::uuid
        and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}::uuid)`.execute(tx);
    return rows.map(({ id }) => id);
  };
  const submissions = await ids('submission');
  const files = await sql<{ id: string }>`select distinct file_id as id from learning.submission_file
    where submission_id = any(${submissions}::uuid[])`.execute(tx);
  const fileIds = files.rows.map(({ id }) => id);
  return {
    enrolments: await ids('enrolment'),
    attempts: await ids('attempt'),
    recognitions: await ids('recognition'),
    submissions,
    fileIds,
  };
}

/** The cohorts in which somebody learns or waits. */
export async function selectOwnCohortIds(
  tx: Tx,
  { personId, organisationId }: Pick<ErasureSubject, 'personId' | 'organisationId'>,
): Promise<string[]> {
  const { rows } = await sql<{ cohortId: string }>`select cohort_id from learning.enrolment
    where person_id = ${personId ?? null}::uuid and cohort_id is not null
      and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}::uuid)`.execute(tx);
  return rows.map(({ cohortId }) => cohortId);
}

/** Locks somebody's enrolments before anything in them, in the order of whoever learns, or the two could wait for each other. */
export async function lockOwnEnrolments(
  tx: Tx,
  { personId, organisationId }: Pick<ErasureSubject, 'personId' | 'organisationId'>,
): Promise<void> {
  await sql`select from learning.enrolment where person_id = ${personId ?? null}::uuid
      and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}::uuid)
    order by id for update`.execute(tx);
}

/** Takes a member's name from what they confirmed or decided about exams; that somebody did stays. */
export async function forgetInvigilator(
  tx: Tx,
  { personId, organisationId }: Pick<ErasureSubject, 'personId' | 'organisationId'>,
): Promise<void> {
  const own = sql`${personId ?? null}::uuid
    and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}::uuid)`;
  await sql`update learning.sitting set confirmed_by_name = 'A former member' where confirmed_by = ${own}`.execute(tx);
  await sql`update learning.proctored_session set decided_by_name = 'A former member' where decided_by = ${own}`.execute(
    tx,
  );
}

/** All that somebody did, in every programme or in those of one organisation. */
export async function eraseLearning(tx: Tx, { erasureId, personId, organisationId }: ErasureOrder): Promise<void> {
  await sql`select learning.erase_person(${erasureId}, ${personId ?? null}, ${organisationId ?? null})`.execute(tx);
}

/** Everything that is kept of somebody's learning, as it is kept. */
export async function selectForExport(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const enrolments = await sql<Record<string, unknown>>`
    select e.id, p.title as programme, e.state, c.name as cohort, e.waiting_since, e.enrolled_at, e.last_active_at, e.completed_at,
      e.shares_work
    from learning.enrolment e join learning.programme_version p on p.id = e.version_id
    left join learning.cohort c on c.id = e.cohort_id
    where e.person_id = ${personId} order by e.enrolled_at, e.id`.execute(tx);
  const lessons = await sql<Record<string, unknown>>`
    select enrolment_id, lesson_id, state, position_seconds, anchor, watched::text, done_by, changed_at
    from learning.lesson_progress where person_id = ${personId} order by changed_at`.execute(tx);
  const attempts = await sql<Record<string, unknown>>`
    select id, enrolment_id, lesson_id, number, state, answers, score_percent, passed, started_at, submitted_at
    from learning.attempt where person_id = ${personId} order by started_at, id`.execute(tx);
  const results = await sql<Record<string, unknown>>`
    select enrolment_id, lesson_id, outcome, percent, details, decided_at
    from learning.assessment_result where person_id = ${personId} order by decided_at, lesson_id`.execute(tx);
  const outcomes = await sql<Record<string, unknown>>`
    select a.enrolment_id, o.text as outcome, a.achieved_at, a.credential_id
    from learning.outcome_award a join learning.outcome o on o.id = a.outcome_id
    where a.person_id = ${personId} order by a.achieved_at, a.outcome_id`.execute(tx);
  const accommodations = await sql<Record<string, unknown>>`
    select c.enrolment_id, c.extra_time_percent, c.break_minutes, c.reason, c.decided_at from learning.accommodation c
    join learning.enrolment e on e.id = c.enrolment_id where e.person_id = ${personId} order by c.decided_at`.execute(
    tx,
  );
  const reminders = await sql<Record<string, unknown>>`
    select r.enrolment_id, r.kind, r.due_at, r.sent_at from learning.reminder r
    join learning.enrolment e on e.id = r.enrolment_id where e.person_id = ${personId} order by r.sent_at`.execute(tx);
  const submissions = await sql<Record<string, unknown>>`
    select s.id, s.enrolment_id, s.lesson_id, s.recognition_id, s.number, s.state, s.body, s.pieces, s.created_at, s.changed_at, s.handed_in_at,
      s.is_late,
      coalesce((select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'name', f.name) order by f.position)
        from learning.submission_file f where f.submission_id = s.id), '[]') as files,
      coalesce((select jsonb_agg(jsonb_build_object('url', l.url, 'title', l.title) order by l.position)
        from learning.submission_link l where l.submission_id = s.id), '[]') as links,
      coalesce((select jsonb_agg(jsonb_build_object('source', c.source, 'document', c.document, 'verdict', c.verdict) order by c.position)
        from learning.recognition_credential c where c.submission_id = s.id), '[]') as credentials
    from learning.submission s where s.person_id = ${personId} order by s.created_at, s.id`.execute(tx);
  const recognitions = await sql<Record<string, unknown>>`
    select a.id, a.enrolment_id, v.title as programme, l.title as lesson, a.state, a.created_at, a.closed_at
    from learning.recognition a join learning.programme_version v on v.id = a.version_id
    left join learning.lesson l on l.id = a.lesson_id
    where a.person_id = ${personId} order by a.created_at, a.id`.execute(tx);
  const extensions = await sql<Record<string, unknown>>`
    select x.enrolment_id, x.origin_id, x.until, x.reason, x.decided_at from learning.extension x
    join learning.enrolment e on e.id = x.enrolment_id where e.person_id = ${personId} order by x.decided_at`.execute(
    tx,
  );
  const exercises = await sql<Record<string, unknown>>`
    select enrolment_id, lesson_id, key, answer, outcome, tries, hints_shown, answered_at
    from learning.exercise_answer where person_id = ${personId} order by answered_at`.execute(tx);
  const samples = await sql<Record<string, unknown>>`
    select c.enrolment_id, c.origin_id, c.marks, c.distance, c.weight, c.made_at from learning.peer_calibration c
    join learning.enrolment e on e.id = c.enrolment_id where e.person_id = ${personId} order by c.made_at`.execute(tx);
  return {
    ...(await selectReviewForExport(tx, personId)),
    peerSamples: samples.rows,
    ...(await selectProctoringForExport(tx, personId)),
    submissions: submissions.rows,
    recognitions: recognitions.rows,
    extensions: extensions.rows,
    enrolments: enrolments.rows,
    exercises: exercises.rows,
    reminders: reminders.rows,
    accommodations: accommodations.rows,
    lessons: lessons.rows,
    attempts: attempts.rows,
    results: results.rows,
    outcomes: outcomes.rows,
  };
}
