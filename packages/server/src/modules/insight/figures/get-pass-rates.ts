import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import type { InsightDeps } from '../deps.ts';
import { formGroups } from '../suppression/form-groups.ts';
import type { Asked } from './asked.ts';
import { peopleWithin } from './count-within.ts';
import { readLearners } from './learners.ts';
import { periodOf } from './period.ts';
import { type LearnerRow, selectResults } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightPassRates>;

/** How many were marked in each assessment, and how many passed. One that is in no newest version any more is left out. */
export async function getPassRates(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightPassRates>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const { learners, programmes, results } = await database.read(scope, async (tx) => ({
    learners: await readLearners(tx, organisationId),
    programmes: await learning.programmesOf(tx, organisationId),
    results: await selectResults(tx, organisationId),
  }));
  const among = programmes.filter(({ id }) => query.programmeId === undefined || id === query.programmeId);
  const rows = among.flatMap(({ id: programmeId, title: programmeTitle, lessons }) => {
    const of = (groups: typeof learners.groups) => groups.filter((group) => group.programmeId === programmeId);
    const [cells, counted] = [of(learners.cells), of(learners.groups)];
    return lessons.flatMap(({ id: lessonId, title }) => {
      const outcomeOf = ({ enrolmentId }: LearnerRow) => results.get(enrolmentId)?.[lessonId];
      if (cells.every(({ people }) => people.every((row) => outcomeOf(row) === undefined))) return [];
      const groups = formGroups(counted, outcomeOf);
      const marked = peopleWithin({ cells, groups }, { ...query, ...period, programmeId })?.filter(
        (row) => outcomeOf(row) !== undefined,
      );
      const passed = marked?.filter(outcomeOf).length ?? null;
      return [{ programmeId, programmeTitle, lessonId, title, decided: marked?.length ?? null, passed }];
    });
  });
  return { ...period, rows };
}
