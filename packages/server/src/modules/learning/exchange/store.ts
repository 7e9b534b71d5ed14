import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { ReadPackage } from './package.ts';
import type { ReportLine } from './report.ts';

/** A package that was handed in, and how far it is. */
export interface ImportRow {
  id: string;
  organisationId: string;
  fileName: string;
  bytes: number;
  state: 'reading' | 'ready' | 'writing' | 'done' | 'failed';
  kind: ReadPackage['kind'] | null;
  title: string | null;
  report: ReportLine[];
  fault: { code: string; detail: string } | null;
  progressDone: number;
  progressTotal: number;
  /** What is made of it. */
  target: 'programme' | 'bank';
  achievementId: string | null;
  poolId: string | null;
  alreadyThere: 'leave' | 'add';
  programmeId: string | null;
  createdAt: Date;
}

const isWaiting = sql`state in ('reading', 'ready', 'writing')`;
const columns = sql`id, organisation_id, file_name, bytes, state, kind, title, report, fault, progress_done, progress_total,
  target, achievement_id, pool_id, already_there, programme_id, created_at`;

export async function insertImport(
  tx: Tx,
  {
    id,
    organisationId,
    fileName,
    bytes,
    target,
    now,
  }: Pick<ImportRow, 'id' | 'organisationId' | 'fileName' | 'bytes' | 'target'> & { now: Date },
): Promise<void> {
  await sql`insert into learning.programme_import (id, organisation_id, file_name, bytes, target, state, created_at, changed_at)
    values (${id}, ${organisationId}, ${fileName}, ${bytes}, ${target}, 'reading', ${now}, ${now})`.execute(tx);
}

/** Who else would hand in a package for the organisation waits until this transaction ends. */
export async function lockImports(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imports ${organisationId}`}, 0))`.execute(tx);
}

/** How many packages of the organisation are kept: one that was written, or cannot be, is not. */
export async function countWaitingImports(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from learning.programme_import
    where organisation_id = ${organisationId} and ${isWaiting}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The same, the newest first. */
export async function selectWaitingImports(tx: Tx, organisationId: string): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`select ${columns} from learning.programme_import
    where organisation_id = ${organisationId} and ${isWaiting} order by created_at desc, id`.execute(tx);
  return rows;
}

export async function selectImport(
  tx: Tx,
  { id, organisationId }: Pick<ImportRow, 'id' | 'organisationId'>,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select ${columns} from learning.programme_import
    where id = ${id} and organisation_id = ${organisationId}`.execute(tx);
  return rows[0];
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockImport(
  tx: Tx,
  { id, organisationId }: Pick<ImportRow, 'id' | 'organisationId'>,
): Promise<ImportRow | undefined> {
  await sql`select from learning.programme_import where id = ${id} for update`.execute(tx);
  return selectImport(tx, { id, organisationId });
}

/** Keeps what is named; the rest stays. */
export async function updateImport(
  tx: Tx,
  row: ImportRow,
  { now, ...change }: Partial<Omit<ImportRow, 'id' | 'organisationId'>> & { now: Date },
): Promise<void> {
  const next = { ...row, ...change };
  await sql`update learning.programme_import set state = ${next.state}, kind = ${next.kind}, title = ${next.title},
    report = ${JSON.stringify(next.report)}::jsonb, fault = ${next.fault && JSON.stringify(next.fault)}::jsonb,
    progress_done = ${next.progressDone}, progress_total = ${next.progressTotal}, achievement_id = ${next.achievementId},
    pool_id = ${next.poolId}, already_there = ${next.alreadyThere}, programme_id = ${next.programmeId}, changed_at = ${now} where id = ${row.id}`.execute(
    tx,
  );
}

export async function deleteImport(tx: Tx, id: string): Promise<void> {
  await sql`delete from learning.programme_import where id = ${id}`.execute(tx);
}

/** Those that nobody has come back to since. */
export async function selectOldImports(tx: Tx, before: Date): Promise<Pick<ImportRow, 'id' | 'organisationId'>[]> {
  const { rows } = await sql<Pick<ImportRow, 'id' | 'organisationId'>>`select id, organisation_id
    from learning.programme_import where changed_at < ${before} order by created_at limit 1000`.execute(tx);
  return rows;
}

/** Whether the organisation has a programme of this short name. */
export async function hasSlug(
  tx: Tx,
  { organisationId, slug }: { organisationId: string; slug: string },
): Promise<boolean> {
  const { rows } =
    await sql`select from learning.programme where organisation_id = ${organisationId} and slug = ${slug}`.execute(tx);
  return rows.length > 0;
}

/** The organisation's achievements of these names, the oldest of each name. */
export async function selectAchievementsByName(
  tx: Tx,
  { organisationId, names }: { organisationId: string; names: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (name) id, name from issuer.achievement
    where organisation_id = ${organisationId} and name = any(${[...names]}::text[]) order by name, created_at`.execute(
    tx,
  );
  return rows;
}

/** The organisation's outcomes that are called so, by their texts in small letters: the one of the newest version of each. */
export async function selectOutcomesByText(
  tx: Tx,
  { organisationId, texts }: { organisationId: string; texts: readonly string[] },
): Promise<Map<string, string>> {
  const wanted = texts.map((text) => text.toLowerCase());
  const { rows } = await sql<{
    text: string;
    originId: string;
  }>`select distinct on (lower(o.text)) lower(o.text) as text,
      o.origin_id from learning.outcome o join learning.programme_version v on v.id = o.version_id
    where o.organisation_id = ${organisationId} and lower(o.text) = any(${wanted}::text[])
    order by lower(o.text), v.created_at desc`.execute(tx);
  return new Map(rows.map(({ text, originId }) => [text, originId]));
}

/** What is said of these questions beside what they ask, their outcomes by their newest texts; nothing of those of which nothing is. */
export async function selectSaid(
  tx: Tx,
  { organisationId, questionIds }: { organisationId: string; questionIds: readonly string[] },
): Promise<Map<string, { difficulty?: number; tags: string[]; skills: string[]; outcomes: string[] }>> {
  const { rows } = await sql<{
    id: string;
    difficulty: number | null;
    tags: string[];
    skills: string[];
    outcomes: string[];
  }>`select q.id, q.difficulty, q.tags, q.skills, array(
      select newest.text from unnest(q.outcome_ids) with ordinality as shown (id, at)
        cross join lateral (select o.text from learning.outcome o join learning.programme_version v on v.id = o.version_id
          where o.organisation_id = q.organisation_id and shown.id in (o.origin_id::text, o.id::text)
          order by v.number desc limit 1) newest
      order by shown.at) as outcomes
    from learning.question q where q.organisation_id = ${organisationId} and q.id = any(${[...questionIds]}::uuid[])`.execute(
    tx,
  );
  const saying = rows.filter(
    ({ difficulty, tags, skills, outcomes }) =>
      difficulty !== null || tags.length + skills.length + outcomes.length > 0,
  );
  return new Map(
    saying.map(({ id, difficulty, ...said }) => [id, { ...said, ...(difficulty !== null && { difficulty }) }]),
  );
}
