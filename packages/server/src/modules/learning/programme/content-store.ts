import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { Assignment } from '../submission/assignment.ts';

/** A module of a version of a programme. */
export interface ModuleRow {
  id: string;
  versionId: string;
  title: string;
  summary: string;
}

/** A lesson with all its content. */
export interface LessonRow {
  id: string;
  /** Which lesson it was in the version where it began: the same in every version. */
  originId: string;
  versionId: string;
  moduleId: string;
  kind: 'reading' | 'video' | 'exam' | 'project' | 'portfolio';
  title: string;
  minutes: number;
  markdown: string | null;
  videoUrl: string | null;
  /** How long a video is; null where nobody knows. */
  durationSeconds: number | null;
  captions: { language: string; url: string }[];
  posterUrl: string | null;
  transcript: string | null;
  instructions: string | null;
  passMarkPercent: number | null;
  attemptsAllowed: number | null;
  /** How long an attempt may take; null for as long as one likes. */
  timeLimitMinutes: number | null;
  /** How long one waits between an attempt and the next. */
  coolDownMinutes: number;
  /** Whether questions and options come in another order in each attempt. */
  shuffle: boolean;
  /** What is shown of a marked attempt. */
  feedback: 'score' | 'outcomes' | 'explanations';
  /** From when on it is shown; the score is at once. */
  feedbackFrom: 'at-once' | 'at-the-end';
  /** Whether an invigilator confirms who somebody is before they see a question, or a proctoring provider watches. */
  supervision: 'none' | 'in-person' | 'proctored';
  /** What a project or portfolio asks for; null in every other kind. */
  assignment: Assignment | null;
}

/** What an author writes into a lesson. */
export type LessonFields = Omit<LessonRow, 'id' | 'originId' | 'versionId' | 'moduleId'>;

/** A lesson's place in a version, without its content. */
export type LessonOutline = Pick<
  LessonRow,
  'id' | 'originId' | 'versionId' | 'moduleId' | 'kind' | 'title' | 'minutes'
> & {
  /** Whether the programme is complete only when it is done: as its rule of completion says, else the lesson itself. */
  required: boolean;
};

/** The modules of these versions, each version's in order. */
export async function selectModules(tx: Tx, versionIds: readonly string[]): Promise<ModuleRow[]> {
  const { rows } = await sql<ModuleRow>`select id, version_id, title, summary from learning.module
    where version_id = any(${[...versionIds]}::uuid[]) order by position, id`.execute(tx);
  return rows;
}

const lessonColumns = sql`l.id, l.origin_id, l.version_id, l.module_id, l.kind, l.title, l.minutes, l.markdown, l.video_url,
  l.duration_seconds, l.captions, l.poster_url, l.transcript, l.instructions, l.pass_mark_percent, l.attempts_allowed,
  l.time_limit_minutes, l.cool_down_minutes, l.shuffle, l.feedback, l.feedback_from, l.supervision, l.assignment`;
const ordered = sql`from learning.lesson l join learning.module m on m.id = l.module_id`;
const order = sql`order by m.position, m.id, l.position, l.id`;

/** The lessons of these versions, each version's in order. */
export async function selectOutline(tx: Tx, versionIds: readonly string[]): Promise<LessonOutline[]> {
  const { rows } =
    await sql<LessonOutline>`select l.id, l.origin_id, l.version_id, l.module_id, l.kind, l.title, l.minutes,
      case when jsonb_typeof(v.completion -> 'lessons') = 'array' then v.completion -> 'lessons' ? l.origin_id::text
        else coalesce((l.assignment ->> 'required')::boolean, true) end as required
    ${ordered} join learning.programme_version v on v.id = l.version_id
    where l.version_id = any(${[...versionIds]}::uuid[]) ${order}`.execute(tx);
  return rows;
}

/** The lessons of a version in order, with all their content. */
export async function selectLessons(tx: Tx, versionId: string): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`select ${lessonColumns} ${ordered}
    where l.version_id = ${versionId} ${order}`.execute(tx);
  return rows;
}

export async function insertModule(
  tx: Tx,
  {
    id,
    organisationId,
    versionId,
    title,
    summary,
  }: { id: string; organisationId: string; versionId: string; title: string; summary: string },
): Promise<void> {
  await sql`insert into learning.module (id, organisation_id, version_id, position, title, summary)
    values (${id}, ${organisationId}, ${versionId},
      (select coalesce(max(position), 0) + 1 from learning.module where version_id = ${versionId}), ${title}, ${summary})`.execute(
    tx,
  );
}

/** Says no when the version has no such module. */
export async function updateModule(
  tx: Tx,
  {
    id,
    versionId,
    title,
    summary,
  }: { id: string; versionId: string; title?: string | undefined; summary?: string | undefined },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.module
    set title = coalesce(${title ?? null}, title), summary = coalesce(${summary ?? null}, summary)
    where id = ${id} and version_id = ${versionId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Removes a module, its lessons and their questions; says no when the version has no such module. */
export async function deleteModule(tx: Tx, { id, versionId }: { id: string; versionId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from learning.module where id = ${id} and version_id = ${versionId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Null stays null, and does not become the word for it. */
const asJson = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** Says no when the version has no such module. */
export async function insertLesson(
  tx: Tx,
  {
    id,
    originId,
    versionId,
    moduleId,
    fields,
  }: Pick<LessonRow, 'id' | 'originId' | 'versionId' | 'moduleId'> & { fields: LessonFields },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.lesson
    (id, origin_id, organisation_id, version_id, module_id, position, kind, title, minutes, markdown, video_url, duration_seconds, captions, poster_url,
     transcript, instructions, pass_mark_percent, attempts_allowed, time_limit_minutes, cool_down_minutes, shuffle, feedback,
     feedback_from, supervision, assignment)
    select ${id}::uuid, ${originId}::uuid, organisation_id, version_id, id,
      (select coalesce(max(l.position), 0) + 1 from learning.lesson l where l.module_id = m.id),
      ${fields.kind}, ${fields.title}, ${fields.minutes}::integer, ${fields.markdown}, ${fields.videoUrl}, ${fields.durationSeconds}::integer,
      ${JSON.stringify(fields.captions)}::jsonb, ${fields.posterUrl}, ${fields.transcript}, ${fields.instructions}, ${fields.passMarkPercent}::double precision,
      ${fields.attemptsAllowed}::integer, ${fields.timeLimitMinutes}::integer, ${fields.coolDownMinutes}::integer,
      ${fields.shuffle}::boolean, ${fields.feedback}, ${fields.feedbackFrom}, ${fields.supervision}, ${asJson(fields.assignment)}::jsonb
    from learning.module m where m.id = ${moduleId} and m.version_id = ${versionId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateLesson(tx: Tx, { id, fields }: { id: string; fields: LessonFields }): Promise<void> {
  await sql`update learning.lesson set title = ${fields.title}, minutes = ${fields.minutes}, markdown = ${fields.markdown},
    video_url = ${fields.videoUrl}, duration_seconds = ${fields.durationSeconds},
    captions = ${JSON.stringify(fields.captions)}::jsonb, poster_url = ${fields.posterUrl},
    transcript = ${fields.transcript}, instructions = ${fields.instructions},
    -- The pass mark of what people mark is set with its rubric.
    pass_mark_percent = case when assignment is null then ${fields.passMarkPercent}::double precision else pass_mark_percent end,
    attempts_allowed = ${fields.attemptsAllowed}, time_limit_minutes = ${fields.timeLimitMinutes},
    cool_down_minutes = ${fields.coolDownMinutes}, shuffle = ${fields.shuffle}, feedback = ${fields.feedback},
    feedback_from = ${fields.feedbackFrom}, supervision = ${fields.supervision}, assignment = ${asJson(fields.assignment)}::jsonb where id = ${id}`.execute(
    tx,
  );
}

export async function selectLesson(
  tx: Tx,
  { id, versionId }: { id: string; versionId: string },
): Promise<LessonRow | undefined> {
  const { rows } =
    await sql<LessonRow>`select ${lessonColumns} from learning.lesson l where l.id = ${id} and l.version_id = ${versionId}`.execute(
      tx,
    );
  return rows[0];
}

/** A lesson of whichever version. */
export async function selectLessonById(tx: Tx, id: string): Promise<LessonRow | undefined> {
  const { rows } = await sql<LessonRow>`select ${lessonColumns} from learning.lesson l where l.id = ${id}`.execute(tx);
  return rows[0];
}

/** The pass mark of what people mark is that of its rubric. */
export async function setPassMark(
  tx: Tx,
  { id, passMarkPercent }: { id: string; passMarkPercent: number },
): Promise<void> {
  await sql`update learning.lesson set pass_mark_percent = ${passMarkPercent} where id = ${id}`.execute(tx);
}

/** Removes a lesson and its questions; says no when the version has no such lesson. */
export async function deleteLesson(tx: Tx, { id, versionId }: { id: string; versionId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from learning.lesson where id = ${id} and version_id = ${versionId}`.execute(tx);
  return numAffectedRows === 1n;
}
