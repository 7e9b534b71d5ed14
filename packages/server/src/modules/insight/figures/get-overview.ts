import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import type { Asked } from './asked.ts';
import { peopleWithin } from './count-within.ts';
import { groupCredentials } from './get-credentials.ts';
import { readLearners } from './learners.ts';
import { type Period, periodBefore, periodOf } from './period.ts';
import { groupOutcomes, showOutcomes } from './show-outcomes.ts';
import { selectCredentials } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightOverview>;

/** The few figures that matter, of the months asked for and of as many before. */
export async function getOverview(
  { database, clock }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightOverview>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const { learners, issued } = await database.read(scope, async (tx) => ({
    learners: await readLearners(tx, organisationId),
    issued: groupCredentials(await selectCredentials(tx, organisationId)),
  }));
  const groups = groupOutcomes(learners);
  const figuresOf = (months: Period) => ({
    ...showOutcomes(learners, groups, { ...query, ...months }),
    credentials: peopleWithin(issued, months)?.length ?? null,
  });
  return { ...period, now: figuresOf(period), before: figuresOf(periodBefore(period)) };
}
