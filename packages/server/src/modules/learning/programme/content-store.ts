import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A module of a programme. */
export interface ModuleRow {
  id: string;
  programmeId: string;
  title: string;
  summary: string;
}

/** A lesson with all its content. */
export interface LessonRow {
  id: string;
  programmeId: string;
  moduleId: string;
  kind: 'reading' | 'video' | 'exam';
  title: string;
  minutes: number;
  markdown: string | null;
  videoUrl: string | null;
  captionsUrl: string | null;
  posterUrl: string | null;
  transcript: string | null;
  instructions: string | null;
  passMarkPercent: number | null;
  attemptsAllowed: number | null;
}

/** What an author writes into a lesson. */
export type LessonFields = Omit<LessonRow, 'id' | 'programmeId' | 'moduleId'>;

/** A lesson's place in a programme, without its content. */
export type LessonOutline = Pick<LessonRow, 'id' | 'programmeId' | 'moduleId' | 'kind' | 'title' | 'minutes'>;

/** The modules of these programmes, each programme's in order. */
export async function selectModules(tx: Tx, programmeIds: readonly string[]): Promise<ModuleRow[]> {
  const { rows } = await sql<ModuleRow>`select id, programme_id, title, summary from learning.module
    where programme_id = any(${[...programmeIds]}::uuid[]) order by position, id`.execute(tx);
  return rows;
}

const ordered = sql`from learning.lesson l join learning.module m on m.id = l.module_id`;
const order = sql`order by m.position, m.id, l.position, l.id`;

/** The lessons of these programmes, each programme's in order. */
export async function selectOutline(tx: Tx, programmeIds: readonly string[]): Promise<LessonOutline[]> {
  const { rows } =
    await sql<LessonOutline>`select l.id, l.programme_id, l.module_id, l.kind, l.title, l.minutes ${ordered}
    where l.programme_id = any(${[...programmeIds]}::uuid[]) ${order}`.execute(tx);
  return rows;
}

/** The lessons of a programme in order, with all their content. */
export async function selectLessons(tx: Tx, programmeId: string): Promise<LessonRow[]> {
  const { rows } =
    await sql<LessonRow>`select l.id, l.programme_id, l.module_id, l.kind, l.title, l.minutes, l.markdown,
    l.video_url, l.captions_url, l.poster_url, l.transcript, l.instructions, l.pass_mark_percent, l.attempts_allowed ${ordered}
    where l.programme_id = ${programmeId} ${order}`.execute(tx);
  return rows;
}

export async function insertModule(
  tx: Tx,
  {
    id,
    organisationId,
    programmeId,
    title,
    summary,
  }: { id: string; organisationId: string; programmeId: string; title: string; summary: string },
): Promise<void> {
  await sql`insert into learning.module (id, organisation_id, programme_id, position, title, summary)
    values (${id}, ${organisationId}, ${programmeId},
      (select coalesce(max(position), 0) + 1 from learning.module where programme_id = ${programmeId}), ${title}, ${summary})`.execute(
    tx,
  );
}

/** Says no when the programme has no such module. */
export async function updateModule(
  tx: Tx,
  {
    id,
    programmeId,
    title,
    summary,
  }: { id: string; programmeId: string; title?: string | undefined; summary?: string | undefined },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.module
    set title = coalesce(${title ?? null}, title), summary = coalesce(${summary ?? null}, summary)
    where id = ${id} and programme_id = ${programmeId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Removes a module, its lessons and their questions; says no when the programme has no such module. */
export async function deleteModule(tx: Tx, { id, programmeId }: { id: string; programmeId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from learning.module where id = ${id} and programme_id = ${programmeId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Says no when the programme has no such module. */
export async function insertLesson(
  tx: Tx,
  { id, programmeId, moduleId, fields }: { id: string; programmeId: string; moduleId: string; fields: LessonFields },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.lesson
    (id, organisation_id, programme_id, module_id, position, kind, title, minutes, markdown, video_url, captions_url, poster_url,
     transcript, instructions, pass_mark_percent, attempts_allowed)
    select ${id}::uuid, organisation_id, programme_id, id,
      (select coalesce(max(l.position), 0) + 1 from learning.lesson l where l.module_id = m.id),
      ${fields.kind}, ${fields.title}, ${fields.minutes}::integer, ${fields.markdown}, ${fields.videoUrl}, ${fields.captionsUrl},
      ${fields.posterUrl}, ${fields.transcript}, ${fields.instructions}, ${fields.passMarkPercent}::double precision,
      ${fields.attemptsAllowed}::integer
    from learning.module m where m.id = ${moduleId} and m.programme_id = ${programmeId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateLesson(tx: Tx, { id, fields }: { id: string; fields: LessonFields }): Promise<void> {
  await sql`update learning.lesson set title = ${fields.title}, minutes = ${fields.minutes}, markdown = ${fields.markdown},
    video_url = ${fields.videoUrl}, captions_url = ${fields.captionsUrl}, poster_url = ${fields.posterUrl},
    transcript = ${fields.transcript}, instructions = ${fields.instructions}, pass_mark_percent = ${fields.passMarkPercent},
    attempts_allowed = ${fields.attemptsAllowed} where id = ${id}`.execute(tx);
}

export async function selectLesson(
  tx: Tx,
  { id, programmeId }: { id: string; programmeId: string },
): Promise<LessonRow | undefined> {
  const { rows } =
    await sql<LessonRow>`select id, programme_id, module_id, kind, title, minutes, markdown, video_url, captions_url,
    poster_url, transcript, instructions, pass_mark_percent, attempts_allowed
    from learning.lesson where id = ${id} and programme_id = ${programmeId}`.execute(tx);
  return rows[0];
}

/** Removes a lesson and its questions; says no when the programme has no such lesson. */
export async function deleteLesson(tx: Tx, { id, programmeId }: { id: string; programmeId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from learning.lesson where id = ${id} and programme_id = ${programmeId}`.execute(tx);
  return numAffectedRows === 1n;
}
