import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import { suppressTable } from '../suppression/suppress-table.ts';
import type { Asked } from './asked.ts';
import { periodOf } from './period.ts';
import { selectRetention } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightRetention>;

/** How many of those who completed a programme enrolled in another afterwards. */
export async function getRetention(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightRetention>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const programmes = await database.read(scope, (tx) => learning.programmesOf(tx, organisationId));
  const found = await database.read(scope, (tx) => selectRetention(tx, { ...query, ...period, organisationId }));
  const titles = new Map(programmes.map(({ id, title }) => [id, title]));
  const { rows, total } = suppressTable(found.map(({ completed, wentOn }) => ({ size: completed, part: wentOn })));
  return {
    ...period,
    rows: found.map(({ programmeId }, index) => ({
      programmeId,
      programmeTitle: titles.get(programmeId) ?? programmeId,
      completed: rows[index]?.size ?? null,
      wentOn: rows[index]?.part ?? null,
    })),
    total: { completed: total.size, wentOn: total.part },
  };
}
