import type { Question } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { contentOf } from '../question/own-question.ts';
import { addToPool } from '../question/pool-store.ts';
import { insertQuestion } from '../question/store.ts';
import type { PackedQuestion } from './package.ts';
import type { PlacedQuestion } from './place-questions.ts';

interface Input {
  organisationId: string;
  poolId: string | null;
  placed: readonly PlacedQuestion[];
  packed: readonly PackedQuestion[];
  /** What each asks, with the addresses of its media. */
  questions: readonly Question[];
}

/** Writes questions of a package into the bank, and into a pool where one was chosen. */
export async function writeQuestions(
  { tx, now }: WriteUnit,
  randomness: Randomness,
  { organisationId, poolId, placed, packed, questions }: Input,
): Promise<void> {
  const questionIds: string[] = [];
  for (const { index, about } of placed) {
    const [question, from] = [questions[index], packed[index]];
    if (!question || !from) throw new Error(`the package has no question ${index}`);
    const questionId = randomness.uuid();
    questionIds.push(questionId);
    await insertQuestion(tx, {
      id: randomness.uuid(),
      questionId,
      organisationId,
      content: contentOf(question, randomness),
      about,
      source: { identifier: from.identifier || null, hash: from.hash },
      // Each a moment after the one before, so that they stay in the order of the package.
      now: new Date(now.getTime() + index),
    });
  }
  if (poolId) await addToPool(tx, { poolId, organisationId, questionIds });
}
