import type { endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { type Achievement, presentAchievement } from './present-achievement.ts';
import { listAchievementRows } from './store.ts';

/** The organisation's achievements, newest first. */
export async function listAchievements(
  { database }: Pick<IssuerDeps, 'database'>,
  {
    scope,
    organisationId,
    query,
  }: { scope: Scope; organisationId: string; query: QueryOf<typeof endpoints.listAchievements> },
): Promise<Page<Achievement>> {
  const { limit, state } = query;
  const after = readCursor(query.cursor);
  const rows = await database.read(scope, (tx) =>
    listAchievementRows(tx, { organisationId, state, after, limit: limit + 1 }),
  );
  return pageFrom(rows, limit, (row) => ({ at: row.createdAt, id: row.id }), presentAchievement);
}
