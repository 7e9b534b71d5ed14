import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { VersionRow } from '../question/store.ts';

/** A part of an exam. */
export interface SectionRow {
  id: string;
  lessonId: string;
  title: string;
  pool: { id: string; name: string } | null;
  /** How many are asked; all where nothing is said. */
  draw: number | null;
  /** What each is worth; what the question says where nothing is said. */
  points: number | null;
}

/** A question that a section can ask, in the version that it asks. */
export type Candidate = VersionRow & { lessonId: string; sectionId: string };

/** The sections of these exams, each exam's in order. Only the organisation's own scope sees any. */
export async function selectSections(tx: Tx, lessonIds: readonly string[]): Promise<SectionRow[]> {
  const { rows } = await sql<SectionRow>`select s.id, s.lesson_id, s.title, s.draw, s.points,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as pool
    from learning.exam_section s left join learning.pool p on p.id = s.pool_id
    where s.lesson_id = any(${[...lessonIds]}::uuid[]) order by s.lesson_id, s.position`.execute(tx);
  return rows;
}

// What publishing has fixed; before it, the newest version of whatever is named or stands in the pool, if it is not retired.
const candidates = sql`
  select s.id as section_id, s.lesson_id, s.position as section_position, n.position::bigint, n.question_id, n.version_id
  from learning.exam_section s join learning.section_question n on n.section_id = s.id where n.version_id is not null
  union all
  select s.id, s.lesson_id, s.position, n.position, n.question_id, v.id
  from learning.exam_section s join learning.section_question n on n.section_id = s.id and n.version_id is null
    join learning.question q on q.id = n.question_id and q.state = 'active'
    join learning.question_version v on v.question_id = q.id and v.number = q.current_number
  union all
  -- By the lesson too, or what is asked of one exam would number the pools of all.
  select s.id, s.lesson_id, s.position, row_number() over (partition by s.lesson_id, s.id order by q.created_at, q.id), q.id, v.id
  from learning.exam_section s join learning.pool_question i on i.pool_id = s.pool_id
    join learning.question q on q.id = i.question_id and q.state = 'active'
    join learning.question_version v on v.question_id = q.id and v.number = q.current_number
  where not exists (select from learning.section_question n where n.section_id = s.id)`;

/** All that these exams can ask, each exam's in order. Only the organisation's own scope sees any. */
export async function selectCandidates(tx: Tx, lessonIds: readonly string[]): Promise<Candidate[]> {
  const { rows } =
    await sql<Candidate>`select c.lesson_id, c.section_id, v.id, v.question_id, v.number, v.kind, v.prompt,
      v.points, v.explanation, v.hints, v.key
    from (${candidates}) c join learning.question_version v on v.id = c.version_id
    where c.lesson_id = any(${[...lessonIds]}::uuid[])
    order by c.lesson_id, c.section_position, c.position, c.question_id`.execute(tx);
  return rows;
}

/** A section as its author sets it: it draws from a pool, or from the questions that it names. */
export interface NewSection extends Pick<SectionRow, 'id' | 'title' | 'draw' | 'points'> {
  poolId: string | null;
  questionIds: readonly string[];
}

/** Puts these in the place of all sections of an exam. */
export async function replaceSections(
  tx: Tx,
  { organisationId, lessonId, sections }: { organisationId: string; lessonId: string; sections: readonly NewSection[] },
): Promise<void> {
  await sql`delete from learning.exam_section where lesson_id = ${lessonId}`.execute(tx);
  for (const [index, { id, title, poolId, draw, points, questionIds }] of sections.entries()) {
    await sql`insert into learning.exam_section (id, organisation_id, lesson_id, position, title, pool_id, draw, points)
      values (${id}, ${organisationId}, ${lessonId}, ${index + 1}, ${title}, ${poolId}, ${draw}, ${points})`.execute(
      tx,
    );
    await sql`insert into learning.section_question (section_id, position, question_id, organisation_id)
      select ${id}::uuid, at, q, ${organisationId}::uuid
      from unnest(${[...questionIds]}::uuid[]) with ordinality as named (q, at)`.execute(tx);
  }
}

/** Fixes what the exams of a version ask, each question in the version that it has now. */
export async function fixSections(tx: Tx, versionId: string): Promise<void> {
  await sql`insert into learning.section_question (section_id, position, question_id, version_id, organisation_id)
    select c.section_id, c.position, c.question_id, c.version_id, l.organisation_id
    from (${candidates}) c join learning.lesson l on l.id = c.lesson_id where l.version_id = ${versionId}
    on conflict (section_id, question_id) do update set version_id = excluded.version_id`.execute(tx);
  await sql`delete from learning.section_question n using learning.exam_section s, learning.lesson l
    where s.id = n.section_id and l.id = s.lesson_id and l.version_id = ${versionId} and n.version_id is null`.execute(
    tx,
  );
}
