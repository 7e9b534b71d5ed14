import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import type { Asked } from './asked.ts';
import { listMonths, periodOf } from './period.ts';
import { showOutcomes } from './show-outcomes.ts';
import { type OutcomeRow, selectOutcomes } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightOutcomes>;

/** What became of those who enrolled, by month, programme or cohort. */
export async function getOutcomes(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightOutcomes>>,
): Promise<Answer> {
  const { by, ...filters } = query;
  const period = periodOf(filters, clock());
  const among = { ...filters, ...period, organisationId };
  const programmes = await database.read(scope, (tx) => learning.programmesOf(tx, organisationId));
  const [found, [all]] = await database.read(scope, async (tx) => [
    await selectOutcomes(tx, among, by),
    await selectOutcomes(tx, among, 'none'),
  ]);
  const cohorts = programmes.flatMap((programme) => programme.cohorts);
  const names = new Map([
    ...programmes.map(({ id, title }) => [id, title] as const),
    ...cohorts.map(({ id, name }) => [id, name] as const),
  ]);
  // A month in which nobody enrolled is a month too.
  const counted =
    by === 'month' ? listMonths(period).map((key) => found.find((row) => row.key === key) ?? none(key)) : found;
  const shown = showOutcomes(counted, { days: all?.days ?? null });
  const rows = shown.rows.map((row, index) => {
    const key = counted[index]?.key ?? '';
    return { ...row, key, label: names.get(key) ?? key };
  });
  return { ...period, rows, total: shown.total };
}

function none(key: string): OutcomeRow {
  return { key, enrolled: 0, activated: 0, completed: 0, days: null };
}
