import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import { formGroups, type Group } from '../suppression/form-groups.ts';
import type { Asked } from './asked.ts';
import { peopleWithin } from './count-within.ts';
import { listMonths, periodOf } from './period.ts';
import { type CredentialRow, selectCredentials } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightCredentials>;

/** How many credentials were issued in each month. */
export async function getCredentials(
  { database, clock }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightCredentials>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const issued = groupCredentials(await database.read(scope, (tx) => selectCredentials(tx, organisationId)));
  const countIn = (from: string, to: string) => peopleWithin(issued, { from, to })?.length ?? null;
  return {
    ...period,
    rows: listMonths(period).map((month) => ({ month, issued: countIn(month, month) })),
    total: countIn(period.from, period.to),
  };
}

/** Credentials as they were issued, and in the groups in which they are counted. */
export function groupCredentials(rows: readonly CredentialRow[]) {
  const cells: Group<CredentialRow>[] = [...Map.groupBy(rows, ({ month }) => month)].map(([month, people]) => ({
    month,
    people,
  }));
  return { cells, groups: formGroups(cells) };
}
