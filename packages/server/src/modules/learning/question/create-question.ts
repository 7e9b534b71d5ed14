import type { BodyOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { contentOf, readOwnQuestion, requireOwnPools } from './own-question.ts';
import { setQuestionPools } from './pool-store.ts';
import { type BankQuestion, presentBankQuestion } from './present-bank-question.ts';
import { insertQuestion } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  body: BodyOf<typeof endpoints.createQuestion>;
}

/** Adds a question to the bank. */
export async function createQuestion(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { scope, organisationId, body }: Input,
): Promise<BankQuestion> {
  const { question, poolIds, ...about } = body;
  const [questionId, id] = [randomness.uuid(), randomness.uuid()];
  return database.write(scope, async (unit) => {
    const { tx, now } = unit;
    await requireOwnPools(tx, { organisationId, poolIds, pointer: (index) => `/poolIds/${index}` });
    await insertQuestion(tx, { id, questionId, organisationId, content: contentOf(question, randomness), about, now });
    await setQuestionPools(tx, { questionId, organisationId, poolIds });
    await unit.audit({
      action: 'question.created',
      subject: `question:${questionId}`,
      detail: { kind: question.kind },
    });
    return presentBankQuestion(tx, await readOwnQuestion(tx, { organisationId, questionId }));
  });
}
