import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import { formGroups } from '../suppression/form-groups.ts';
import type { Asked } from './asked.ts';
import { peopleWithin, type Within } from './count-within.ts';
import { readLearners } from './learners.ts';
import { periodOf } from './period.ts';
import { groupOutcomes, isCompleted } from './show-outcomes.ts';
import type { LearnerRow } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightRetention>;

/** How many of those who completed a programme enrolled in another afterwards. */
export async function getRetention(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightRetention>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const { learners, programmes } = await database.read(scope, async (tx) => ({
    learners: await readLearners(tx, organisationId),
    programmes: await learning.programmesOf(tx, organisationId),
  }));
  // Put together from those by which completion is counted, whose numbers are shown too.
  const groups = formGroups(
    groupOutcomes(learners).completed,
    (row) => isCompleted(row) && (row.wentOn ? 'on' : 'off'),
  );
  const show = (within: Within) => {
    const completed = peopleWithin<LearnerRow>({ cells: learners.cells, groups }, within)?.filter(isCompleted);
    return {
      completed: completed?.length ?? null,
      wentOn: completed?.filter(({ wentOn }) => wentOn).length ?? null,
    };
  };
  const within = { ...query, ...period };
  return {
    ...period,
    rows: programmes
      .filter(({ id }) => query.programmeId === undefined || id === query.programmeId)
      .map(({ id, title }) => ({ programmeId: id, programmeTitle: title, ...show({ ...within, programmeId: id }) }))
      .filter(({ completed }) => completed !== 0),
    total: show(within),
  };
}
