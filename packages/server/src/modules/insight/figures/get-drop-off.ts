import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { InsightDeps } from '../deps.ts';
import { formGroups } from '../suppression/form-groups.ts';
import { suppressChain } from '../suppression/suppress-chain.ts';
import type { Asked } from './asked.ts';
import { peopleWithin } from './count-within.ts';
import { readLearners } from './learners.ts';
import { periodOf } from './period.ts';
import { type LearnerRow, selectDone } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightDropOff>;

/** How many came as far as each lesson: whoever has done one after it has come as far, though they skipped it. */
export async function getDropOff(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightDropOff>>,
): Promise<Answer> {
  const { programmeId } = query;
  const period = periodOf(query, clock());
  const { learners, programmes, done } = await database.read(scope, async (tx) => ({
    learners: await readLearners(tx, organisationId),
    programmes: await learning.programmesOf(tx, organisationId),
    done: await selectDone(tx, { organisationId, programmeId }),
  }));
  const programme = programmes.find(({ id }) => id === programmeId);
  if (!programme) throw notFound('programme');
  const places = new Map(programme.lessons.map(({ id }, index) => [id, index + 1]));
  /** How many steps they came; enrolling is none. */
  const furthest = ({ enrolmentId }: LearnerRow) =>
    Math.max(0, ...(done.get(enrolmentId) ?? []).map((id) => places.get(id) ?? 0));
  const counted = learners.groups.filter((group) => group.programmeId === programmeId);
  const everybody = counted.flatMap(({ people }) => people);
  const countFrom = (people: readonly LearnerRow[], step: number) =>
    people.filter((row) => furthest(row) >= step).length;
  // Which steps are shown is the same whatever months are asked for.
  const chain = suppressChain([0, ...places.values()].map((step) => countFrom(everybody, step)));
  const shown = chain.flatMap((count, step) => (count === null ? [] : [step]));
  const groups = formGroups(counted, (row) => shown.findLast((step) => step <= furthest(row)));
  const people = peopleWithin({ cells: learners.cells, groups }, { ...query, ...period });
  return {
    ...period,
    programmeTitle: programme.title,
    enrolled: people?.length ?? null,
    steps: programme.lessons.map(({ id, title, kind }, index) => ({
      lessonId: id,
      title,
      kind,
      reached: people && shown.includes(index + 1) ? countFrom(people, index + 1) : null,
    })),
  };
}
