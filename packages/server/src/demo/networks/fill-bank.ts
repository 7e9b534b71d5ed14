import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { networksBank } from '../content/index.ts';

interface Input {
  call: ApiCaller;
  organisationId: string;
  /** Ids of the outcomes that questions show, in their order. */
  outcomeIds: readonly string[];
}

/** Fills the question bank; answers the pools with how many questions an exam draws from each. */
export async function fillBank({
  call,
  organisationId,
  outcomeIds,
}: Input): Promise<{ title: string; poolId: string; draw: number }[]> {
  const params = { organisationId };
  const pools: { title: string; poolId: string; draw: number }[] = [];
  for (const { name, draw, questions } of networksBank) {
    const { id: poolId } = await call(endpoints.createPool, { params, body: { name } });
    for (const { outcome, ...question } of questions) {
      const shown = outcomeIds.slice(outcome, outcome + 1);
      await call(endpoints.createQuestion, { params, body: { ...question, outcomeIds: shown, poolIds: [poolId] } });
    }
    pools.push({ title: name, poolId, draw });
  }
  return pools;
}
