import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import { suppressTable } from '../suppression/suppress-table.ts';
import type { Asked } from './asked.ts';
import { listMonths, periodOf } from './period.ts';
import { selectCredentials } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightCredentials>;

/** How many credentials were issued in each month. */
export async function getCredentials(
  { database, clock }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightCredentials>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const found = await database.read(scope, (tx) => selectCredentials(tx, { ...period, organisationId }));
  const months = listMonths(period);
  const counts = months.map((month) => found.find((row) => row.month === month)?.issued ?? 0);
  const { rows, total } = suppressTable(counts.map((size) => ({ size, part: 0 })));
  return {
    ...period,
    rows: months.map((month, index) => ({ month, issued: rows[index]?.size ?? null })),
    total: total.size,
  };
}
