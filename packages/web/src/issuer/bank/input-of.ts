import type { BankQuestion, BankQuestionInput } from '@laurel/sdk';

/** A question as the API takes it back. */
export function inputOf(known: BankQuestion): BankQuestionInput {
  const { question, difficulty, tags, skills, outcomeIds, state, pools } = known;
  return { question, difficulty, tags, skills, outcomeIds, state, poolIds: pools.map(({ id }) => id) };
}
