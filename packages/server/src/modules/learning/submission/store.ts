import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** A piece of a portfolio. */
export interface Piece {
  id: string;
  title: string;
  /** Markdown. */
  reflection: string;
}

/** A version of a learner's work on a project or portfolio. */
export interface SubmissionRow {
  id: string;
  organisationId: string;
  enrolmentId: string;
  /** Null of evidence of prior learning. */
  lessonId: string | null;
  /** The application that it is evidence for; null of work for a lesson. */
  recognitionId: string | null;
  /** The lesson in whichever version of the programme, or the application. */
  originId: string;
  personId: string;
  number: number;
  state: 'draft' | 'handed-in';
  /** Markdown. */
  body: string;
  pieces: Piece[];
  createdAt: Date;
  changedAt: Date;
  handedInAt: Date | null;
  isLate: boolean;
}

/** A learner's work on one lesson, in whichever version of the programme. */
export interface WorkPlace {
  enrolmentId: string;
  /** Or the application for recognition that it is evidence for. */
  originId: string;
}

const columns = sql`s.id, s.organisation_id, s.enrolment_id, s.lesson_id, s.recognition_id, s.origin_id, s.person_id, s.number, s.state, s.body,
  s.pieces, s.created_at, s.changed_at, s.handed_in_at, s.is_late`;

/** A version: one's own, or one handed in at the organisation. */
export async function selectSubmission(tx: Tx, id: string): Promise<SubmissionRow | undefined> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from learning.submission s where s.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** All versions of a learner's work, or so many; the newest first, the draft before all. */
export async function selectSubmissions(
  tx: Tx,
  { enrolmentId, originId, newest }: WorkPlace & { newest?: number },
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from learning.submission s
    where s.enrolment_id = ${enrolmentId} and s.origin_id = ${originId} order by s.number desc limit ${newest ?? null}::bigint`.execute(
    tx,
  );
  return rows;
}

/** The newest version that each learner handed in of a lesson, the last handed in first; of all but one of them. */
export async function listHandedIn(
  tx: Tx,
  {
    originId,
    after,
    limit,
    notOf,
  }: { originId: string; after: Cursor | undefined; limit: number; notOf: string | undefined },
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`select ${columns} from learning.submission s
    where s.origin_id = ${originId} and s.state = 'handed-in'
      and s.person_id is distinct from ${notOf ?? null}
      and not exists (select from learning.submission t where t.enrolment_id = s.enrolment_id
        and t.origin_id = s.origin_id and t.state = 'handed-in' and t.number > s.number)
      and (${after?.at ?? null}::timestamptz is null
        or (s.handed_in_at, s.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by s.handed_in_at desc, s.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function insertDraft(
  tx: Tx,
  row: Omit<SubmissionRow, 'state' | 'createdAt' | 'changedAt' | 'handedInAt' | 'isLate'> & { now: Date },
): Promise<void> {
  await sql`insert into learning.submission (id, organisation_id, enrolment_id, lesson_id, recognition_id, origin_id, person_id, number, state,
      body, pieces, created_at, changed_at)
    values (${row.id}, ${row.organisationId}, ${row.enrolmentId}, ${row.lessonId}, ${row.recognitionId}, ${row.originId}, ${row.personId},
      ${row.number}, 'draft', ${row.body}, ${JSON.stringify(row.pieces)}::jsonb, ${row.now}, ${row.now})`.execute(tx);
}

export async function updateDraft(
  tx: Tx,
  { id, body, pieces, now }: Pick<SubmissionRow, 'id' | 'body' | 'pieces'> & { now: Date },
): Promise<void> {
  await sql`update learning.submission set body = ${body}, pieces = ${JSON.stringify(pieces)}::jsonb, changed_at = ${now}
    where id = ${id} and state = 'draft'`.execute(tx);
}

/** Makes a version of a draft; says no when it was handed in before. `lessonId` is the lesson as its learner has it now. */
export async function markHandedIn(
  tx: Tx,
  { id, lessonId, isLate, now }: Pick<SubmissionRow, 'id' | 'lessonId' | 'isLate'> & { now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.submission set state = 'handed-in', lesson_id = ${lessonId},
    handed_in_at = ${now}, is_late = ${isLate} where id = ${id} and state = 'draft'`.execute(tx);
  return numAffectedRows === 1n;
}
