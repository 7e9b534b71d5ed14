import type { AnswerOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { InsightDeps } from '../deps.ts';

type Answer = AnswerOf<typeof endpoints.getInsightFilters>;

/** What figures can be narrowed by. */
export async function getFilters(
  { database, learning }: Pick<InsightDeps, 'database' | 'learning'>,
  { scope, organisationId }: { scope: Scope; organisationId: string },
): Promise<Answer> {
  const programmes = await database.read(scope, (tx) => learning.programmesOf(tx, organisationId));
  return { programmes: programmes.map(({ id, title, cohorts }) => ({ id, title, cohorts: [...cohorts] })) };
}
