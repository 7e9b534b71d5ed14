import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** How an application stands. */
export type RecognitionState = 'draft' | 'handed-in' | 'more-wanted' | 'recognised' | 'not-recognised' | 'withdrawn';

/** An application for recognition of prior learning. */
export interface RecognitionRow {
  id: string;
  organisationId: string;
  enrolmentId: string;
  personId: string;
  programmeId: string;
  /** By whose rubric it is reviewed. */
  versionId: string;
  programmeTitle: string;
  organisationName: string;
  /** Null for the whole programme. */
  lessonId: string | null;
  lessonTitle: string | null;
  /** The lesson in whichever version of the programme. */
  lessonOriginId: string | null;
  rubricId: string;
  state: RecognitionState;
  createdAt: Date;
  closedAt: Date | null;
}

/** Of an enrolment `e`: whether the whole programme was recognised as prior learning. */
export const isRecognised = sql<boolean>`exists (select from learning.recognition r
  where r.enrolment_id = e.id and r.lesson_id is null and r.state = 'recognised')`;

const selection = sql`select a.id, a.organisation_id, a.enrolment_id, a.person_id, v.programme_id, a.version_id, v.title as programme_title,
    o.name as organisation_name, a.lesson_id, l.title as lesson_title, l.origin_id as lesson_origin_id, a.rubric_id, a.state,
    a.created_at, a.closed_at
  from learning.recognition a join learning.programme_version v on v.id = a.version_id
    join account.organisation o on o.id = a.organisation_id left join learning.lesson l on l.id = a.lesson_id`;

/** An application: one's own, or one at the organisation. */
export async function selectRecognition(tx: Tx, id: string): Promise<RecognitionRow | undefined> {
  const { rows } = await sql<RecognitionRow>`${selection} where a.id = ${id}`.execute(tx);
  return rows[0];
}

/** A person's applications, the newest first. */
export async function selectRecognitionsOf(tx: Tx, personId: string): Promise<RecognitionRow[]> {
  const { rows } = await sql<RecognitionRow>`${selection} where a.person_id = ${personId}
    order by a.created_at desc, a.id`.execute(tx);
  return rows;
}

/** Those of an enrolment, the newest first. */
export async function selectRecognitionsIn(tx: Tx, enrolmentId: string): Promise<RecognitionRow[]> {
  const { rows } = await sql<RecognitionRow>`${selection} where a.enrolment_id = ${enrolmentId}
    order by a.created_at desc, a.id`.execute(tx);
  return rows;
}

export async function insertRecognition(
  tx: Tx,
  row: Pick<
    RecognitionRow,
    'id' | 'organisationId' | 'enrolmentId' | 'personId' | 'versionId' | 'lessonId' | 'rubricId'
  > & { now: Date },
): Promise<void> {
  await sql`insert into learning.recognition (id, organisation_id, enrolment_id, person_id, version_id, lesson_id, rubric_id, state,
      created_at)
    values (${row.id}, ${row.organisationId}, ${row.enrolmentId}, ${row.personId}, ${row.versionId}, ${row.lessonId},
      ${row.rubricId}, 'draft', ${row.now})`.execute(tx);
}

const ends: readonly RecognitionState[] = ['recognised', 'not-recognised', 'withdrawn'];

/** Says whether nothing more can become of an application. */
export function isClosed({ state }: Pick<RecognitionRow, 'state'>): boolean {
  return ends.includes(state);
}

/** Moves an open application on; says no where it is closed. */
export async function setRecognitionState(
  tx: Tx,
  { id, state, now }: Pick<RecognitionRow, 'id' | 'state'> & { now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.recognition set state = ${state},
    closed_at = ${isClosed({ state }) ? now : null} where id = ${id} and closed_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
