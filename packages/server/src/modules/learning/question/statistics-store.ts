import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** How a version of a question did in the attempts handed in. */
export interface StatisticsRow {
  versionId: string;
  attempts: number;
  /** The share of right answers. */
  right: number | null;
  /** The correlation of a right answer with the share of points earned in the rest; nothing where either never varies. */
  discrimination: number | null;
}

/** How these versions did; those that nobody answered are left out. */
export async function selectStatistics(tx: Tx, versionIds: readonly string[]): Promise<StatisticsRow[]> {
  const { rows } = await sql<StatisticsRow>`
    with marked as (
      select w.id as version_id, a.id as attempt_id, (o ->> 'questionId')::uuid as asked_id, (o ->> 'correct')::boolean as correct,
        (o ->> 'points')::float as earned,
        coalesce((select (p ->> 'points')::float from jsonb_array_elements(a.paper) p
          where p ->> 'questionId' = o ->> 'questionId'), v.points) as possible
      from unnest(${[...versionIds]}::uuid[]) w (id)
        join learning.attempt a on a.paper @> jsonb_build_array(jsonb_build_object('questionId', w.id::text))
        cross join jsonb_array_elements(a.outcomes) o
        join learning.question_version v on v.id = (o ->> 'questionId')::uuid
      where a.state = 'submitted'),
    answered as (
      select version_id, attempt_id, bool_or(correct) filter (where asked_id = version_id) as correct,
        sum(earned) filter (where asked_id <> version_id) / nullif(sum(possible) filter (where asked_id <> version_id), 0) as rest
      from marked group by version_id, attempt_id)
    select version_id, count(*)::int as attempts, avg(correct::int)::float as right, corr(correct::int, rest) as discrimination
    from answered group by version_id`.execute(tx);
  return rows;
}
