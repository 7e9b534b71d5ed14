import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { LessonRow } from '../programme/content-store.ts';

/** What is known about how a result came about; what is not known is not there. */
export interface ResultDetails {
  /** How often it was tried: attempts at an exam, rounds of a submission. */
  attempts?: number;
  /** The level reached in each criterion of the lesson's rubric, counted from 1. */
  rubric?: { criterionId: string; levelId: string }[];
  /** What happened on the way; unsupervised where it is not there. */
  supervision?: { kind: 'none' | 'in-person' | 'proctored'; narrative?: string };
  /** Who decided, as roles: nobody is named in a credential. */
  assessors?: ('marker' | 'second' | 'moderator' | 'peer' | 'guest')[];
  /** Points of the questions that show an outcome, by the outcome's origin. */
  outcomes?: Record<string, { points: number; possible: number }>;
  /** Whether it was recognised by evidence of prior learning, and not taken. */
  recognised?: true;
  /** How often evidence of it was handed in; known of what was decided since this is kept. */
  evidenceRounds?: number;
  /** By what the evidence was marked. */
  rubricId?: string;
  /** The submission that was decided on. */
  submissionId?: string;
}

/** What somebody achieved in one assessment. */
export interface ResultRow {
  enrolmentId: string;
  /** The assessment as it was when the result was reached. */
  lessonId: string;
  originId: string;
  kind: LessonRow['kind'];
  outcome: 'passed' | 'failed' | 'pending';
  percent: number | null;
  details: ResultDetails;
  /** The pass mark that counted. */
  passMarkPercent: number | null;
  decidedAt: Date;
}

/** The results of these enrolments, in whichever versions they were reached. */
export async function selectResults(tx: Tx, enrolmentIds: readonly string[]): Promise<ResultRow[]> {
  const { rows } =
    await sql<ResultRow>`select r.enrolment_id, r.lesson_id, l.origin_id, l.kind, r.outcome, r.percent, r.details,
      l.pass_mark_percent, r.decided_at
    from learning.assessment_result r join learning.lesson l on l.id = r.lesson_id
    where r.enrolment_id = any(${[...enrolmentIds]}::uuid[]) order by r.decided_at, r.lesson_id`.execute(tx);
  return rows;
}

export async function keepResult(
  tx: Tx,
  row: Omit<ResultRow, 'originId' | 'kind' | 'passMarkPercent'> & { organisationId: string; personId: string },
): Promise<void> {
  await sql`insert into learning.assessment_result
    (enrolment_id, lesson_id, organisation_id, person_id, outcome, percent, details, decided_at)
    values (${row.enrolmentId}, ${row.lessonId}, ${row.organisationId}, ${row.personId}, ${row.outcome}, ${row.percent},
      ${JSON.stringify(row.details)}::jsonb, ${row.decidedAt})
    on conflict (enrolment_id, lesson_id) do update set outcome = excluded.outcome, percent = excluded.percent,
      details = excluded.details, decided_at = excluded.decided_at`.execute(tx);
}

/** Which outcomes these versions of questions show. A question may name an outcome as any version of a programme has it. */
export async function selectShown(
  tx: Tx,
  questionIds: readonly string[],
): Promise<{ questionId: string; originId: string }[]> {
  const { rows } = await sql<{ questionId: string; originId: string }>`select distinct v.id as question_id, o.origin_id
    from learning.question_version v
    join learning.question q on q.id = v.question_id
    join learning.outcome o on o.organisation_id = q.organisation_id
      and (o.id::text = any(q.outcome_ids) or o.origin_id::text = any(q.outcome_ids))
    where v.id = any(${[...questionIds]}::uuid[])`.execute(tx);
  return rows;
}
