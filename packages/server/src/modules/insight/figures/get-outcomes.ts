import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import type { Asked } from './asked.ts';
import type { Within } from './count-within.ts';
import { readLearners } from './learners.ts';
import { listMonths, periodOf } from './period.ts';
import { groupOutcomes, showOutcomes } from './show-outcomes.ts';

type Answer = AnswerOf<typeof endpoints.getInsightOutcomes>;

/** What became of those who enrolled, by month, programme or cohort. */
export async function getOutcomes(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightOutcomes>>,
): Promise<Answer> {
  const { by, ...filters } = query;
  const period = periodOf(filters, clock());
  const within: Within = { ...filters, ...period };
  const { learners, programmes } = await database.read(scope, async (tx) => ({
    learners: await readLearners(tx, organisationId),
    programmes: await learning.programmesOf(tx, organisationId),
  }));
  const groups = groupOutcomes(learners);
  const show = (place: Within) => showOutcomes(learners, groups, place);
  const among = programmes.filter(({ id }) => query.programmeId === undefined || id === query.programmeId);
  const cohorts = among
    .flatMap((programme) => programme.cohorts)
    .filter(({ id }) => query.cohortId === undefined || id === query.cohortId);
  // A month in which nobody enrolled is a month too; a programme in which nobody is, is left out.
  const rows = {
    month: () => listMonths(period).map((key) => ({ ...show({ ...within, from: key, to: key }), key, label: key })),
    programme: () =>
      among
        .map(({ id, title }) => ({ ...show({ ...within, programmeId: id }), key: id, label: title }))
        .filter(({ enrolled }) => enrolled !== 0),
    cohort: () =>
      cohorts
        .map(({ id, name }) => ({ ...show({ ...within, cohortId: id }), key: id, label: name }))
        .filter(({ enrolled }) => enrolled !== 0),
  };
  return { ...period, rows: rows[by](), total: show(within) };
}
