import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A pool of the bank. */
export interface PoolRow {
  id: string;
  name: string;
  questionCount: number;
  createdAt: Date;
}

const columns = sql`p.id, p.name, p.created_at,
  (select count(*)::int from learning.pool_question i where i.pool_id = p.id) as question_count`;

export async function listPoolRows(tx: Tx, organisationId: string): Promise<PoolRow[]> {
  const { rows } = await sql<PoolRow>`select ${columns} from learning.pool p
    where p.organisation_id = ${organisationId} order by p.name, p.id`.execute(tx);
  return rows;
}

export async function selectPool(
  tx: Tx,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<PoolRow | undefined> {
  const { rows } = await sql<PoolRow>`select ${columns} from learning.pool p
    where p.id = ${id} and p.organisation_id = ${organisationId}`.execute(tx);
  return rows[0];
}

interface NewPool {
  id: string;
  organisationId: string;
  name: string;
  /** The exam whose own pool it is. */
  examOriginId: string | null;
  now: Date;
}

/** Makes a pool, and says its id; the own pool of an exam is made once. */
export async function insertPool(tx: Tx, { id, organisationId, name, examOriginId, now }: NewPool): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into learning.pool (id, organisation_id, name, exam_origin_id, created_at)
    values (${id}, ${organisationId}, ${name}, ${examOriginId}, ${now})
    on conflict (exam_origin_id) do update set exam_origin_id = excluded.exam_origin_id returning id`.execute(tx);
  return rows[0]?.id ?? id;
}

export async function renamePool(tx: Tx, { id, name }: { id: string; name: string }): Promise<void> {
  await sql`update learning.pool set name = ${name} where id = ${id}`.execute(tx);
}

/** Puts these in the place of all questions of a pool. */
export async function setPoolQuestions(
  tx: Tx,
  { poolId, organisationId, questionIds }: { poolId: string; organisationId: string; questionIds: readonly string[] },
): Promise<void> {
  await sql`delete from learning.pool_question where pool_id = ${poolId}
    and question_id <> all(${[...questionIds]}::uuid[])`.execute(tx);
  await sql`insert into learning.pool_question (pool_id, question_id, organisation_id)
    select ${poolId}::uuid, q, ${organisationId}::uuid from unnest(${[...questionIds]}::uuid[]) q on conflict do nothing`.execute(
    tx,
  );
}

/** Puts these in the place of all pools of a question. */
export async function setQuestionPools(
  tx: Tx,
  { questionId, organisationId, poolIds }: { questionId: string; organisationId: string; poolIds: readonly string[] },
): Promise<void> {
  await sql`delete from learning.pool_question where question_id = ${questionId}
    and pool_id <> all(${[...poolIds]}::uuid[])`.execute(tx);
  await sql`insert into learning.pool_question (pool_id, question_id, organisation_id)
    select p, ${questionId}::uuid, ${organisationId}::uuid from unnest(${[...poolIds]}::uuid[]) p on conflict do nothing`.execute(
    tx,
  );
}

/** Adds questions to a pool. */
export async function addToPool(
  tx: Tx,
  { poolId, organisationId, questionIds }: { poolId: string; organisationId: string; questionIds: readonly string[] },
): Promise<void> {
  await sql`insert into learning.pool_question (pool_id, question_id, organisation_id)
    select ${poolId}::uuid, q, ${organisationId}::uuid from unnest(${[...questionIds]}::uuid[]) q on conflict do nothing`.execute(
    tx,
  );
}
