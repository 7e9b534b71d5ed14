import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { SubmissionRow } from '../submission/store.ts';
import type { Rubric } from './rubric.ts';

/** A rubric and what it belongs to. */
export interface RubricRow extends Rubric {
  id: string;
  versionId: string;
  /** Null where it is for evidence for the whole programme. */
  lessonId: string | null;
}

const columns = sql`r.id, r.version_id, r.lesson_id, r.levels, r.criteria, r.pass_percent, r.marking, r.agreement, r.tolerance_levels,
  r.tolerance_percent, r.peer, r.allocation, r.resubmissions, r.resubmission_days`;

/** The rubrics of a version. */
export async function selectRubrics(tx: Tx, versionId: string): Promise<RubricRow[]> {
  const { rows } =
    await sql<RubricRow>`select ${columns} from learning.rubric r where r.version_id = ${versionId}`.execute(tx);
  return rows;
}

/** The rubric of a lesson of whichever version. */
export async function selectRubric(tx: Tx, lessonId: string): Promise<RubricRow | undefined> {
  const { rows } =
    await sql<RubricRow>`select ${columns} from learning.rubric r where r.lesson_id = ${lessonId}`.execute(tx);
  return rows[0];
}

/** By what a version of somebody's work is marked: its lesson's rubric, or that of the application it is evidence for. */
export async function selectRubricFor(
  tx: Tx,
  { lessonId, recognitionId }: Pick<SubmissionRow, 'lessonId' | 'recognitionId'>,
): Promise<RubricRow | undefined> {
  const { rows } = await sql<RubricRow>`select ${columns} from learning.rubric r where r.lesson_id = ${lessonId}
    or r.id = (select a.rubric_id from learning.recognition a where a.id = ${recognitionId})`.execute(tx);
  return rows[0];
}

/** The rubric of a version for evidence of prior learning. */
export async function selectRubricOfVersion(tx: Tx, versionId: string): Promise<RubricRow | undefined> {
  const { rows } = await sql<RubricRow>`select ${columns} from learning.rubric r
    where r.version_id = ${versionId} and r.lesson_id is null`.execute(tx);
  return rows[0];
}

export async function deleteRubricOfVersion(tx: Tx, versionId: string): Promise<void> {
  await sql`delete from learning.rubric where version_id = ${versionId} and lesson_id is null`.execute(tx);
}

export async function selectRubricsById(tx: Tx, ids: readonly string[]): Promise<RubricRow[]> {
  const { rows } = await sql<RubricRow>`select ${columns} from learning.rubric r
    where r.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function selectRubricById(tx: Tx, id: string): Promise<RubricRow | undefined> {
  return (await selectRubricsById(tx, [id]))[0];
}

/** Puts a rubric in the place of the one before. */
export async function putRubric(
  tx: Tx,
  {
    id,
    organisationId,
    versionId,
    lessonId,
    rubric,
  }: Pick<RubricRow, 'id' | 'versionId' | 'lessonId'> & { organisationId: string; rubric: Rubric },
): Promise<void> {
  await sql`delete from learning.rubric where version_id = ${versionId} and lesson_id is not distinct from ${lessonId}`.execute(
    tx,
  );
  await sql`insert into learning.rubric (id, organisation_id, version_id, lesson_id, levels, criteria, pass_percent, marking, agreement,
      tolerance_levels, tolerance_percent, peer, allocation, resubmissions, resubmission_days)
    values (${id}, ${organisationId}, ${versionId}, ${lessonId}, ${JSON.stringify(rubric.levels)}::jsonb,
      ${JSON.stringify(rubric.criteria)}::jsonb, ${rubric.passPercent}, ${rubric.marking}, ${rubric.agreement},
      ${rubric.toleranceLevels}, ${rubric.tolerancePercent},
      ${rubric.peer ? JSON.stringify(rubric.peer) : null}::jsonb, ${rubric.allocation}, ${rubric.resubmissions},
      ${rubric.resubmissionDays})`.execute(tx);
}
