import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import { suppressTable } from '../suppression/suppress-table.ts';
import type { Asked } from './asked.ts';
import { periodOf } from './period.ts';
import { selectResults } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightPassRates>;

/** How many were marked in each assessment, and how many passed. One that is in no newest version any more is left out. */
export async function getPassRates(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightPassRates>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const programmes = await database.read(scope, (tx) => learning.programmesOf(tx, organisationId));
  const results = await database.read(scope, (tx) => selectResults(tx, { ...query, ...period, organisationId }));
  const rows = programmes.flatMap(({ id: programmeId, title: programmeTitle, lessons }) =>
    lessons.flatMap(({ id: lessonId, title }) => {
      const found = results.find((row) => row.programmeId === programmeId && row.lessonId === lessonId);
      // People are in several rows, so there is no total that one could take rows from.
      const [shown] = suppressTable(found ? [{ size: found.decided, part: found.passed }] : []).rows;
      return shown ? [{ programmeId, programmeTitle, lessonId, title, decided: shown.size, passed: shown.part }] : [];
    }),
  );
  return { ...period, rows };
}
