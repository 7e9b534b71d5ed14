import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { InsightDeps } from '../deps.ts';
import { isSmall } from '../suppression/suppress-table.ts';
import type { Asked } from './asked.ts';
import { periodBefore, periodOf } from './period.ts';
import { showOutcomes } from './show-outcomes.ts';
import { type Among, selectCredentials, selectOutcomes } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightOverview>;

/** The few figures that matter, of the months asked for and of as many before. */
export async function getOverview(
  { database, clock }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightOverview>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const among = { ...query, ...period, organisationId };
  return database.read(scope, async (tx) => ({
    ...period,
    now: await figuresOf(tx, among),
    before: await figuresOf(tx, { ...among, ...periodBefore(period) }),
  }));
}

async function figuresOf(tx: Tx, among: Among): Promise<Answer['now']> {
  const [found] = await selectOutcomes(tx, among, 'none');
  const row = found ?? { enrolled: 0, activated: 0, completed: 0, days: null };
  const [shown] = showOutcomes([row], row).rows;
  const issued = (await selectCredentials(tx, among)).reduce((sum, month) => sum + month.issued, 0);
  const nothing = { enrolled: null, activated: null, completed: null, days: null };
  return { ...(shown ?? nothing), credentials: isSmall(issued) ? null : issued };
}
