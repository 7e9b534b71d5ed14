import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { InsightDeps } from '../deps.ts';
import { suppressChain } from '../suppression/suppress-chain.ts';
import type { Asked } from './asked.ts';
import { periodOf } from './period.ts';
import { selectDone } from './store.ts';

type Answer = AnswerOf<typeof endpoints.getInsightDropOff>;

/** How many came as far as each lesson: whoever has done one after it has come as far, though they skipped it. */
export async function getDropOff(
  { database, clock, learning }: InsightDeps,
  { scope, organisationId, query }: Asked<QueryOf<typeof endpoints.getInsightDropOff>>,
): Promise<Answer> {
  const period = periodOf(query, clock());
  const programmes = await database.read(scope, (tx) => learning.programmesOf(tx, organisationId));
  const programme = programmes.find(({ id }) => id === query.programmeId);
  if (!programme) throw notFound('programme');
  const done = await database.read(scope, (tx) => selectDone(tx, { ...query, ...period, organisationId }));
  const places = new Map(programme.lessons.map(({ id }, index) => [id, index]));
  const furthest = done.map((lessons) => Math.max(-1, ...lessons.map((id) => places.get(id) ?? -1)));
  const counts = programme.lessons.map((_, index) => furthest.filter((place) => place >= index).length);
  const [enrolled = null, ...reached] = suppressChain([done.length, ...counts]);
  return {
    ...period,
    programmeTitle: programme.title,
    enrolled,
    steps: programme.lessons.map(({ id, title, kind }, index) => ({
      lessonId: id,
      title,
      kind,
      reached: reached[index] ?? null,
    })),
  };
}
