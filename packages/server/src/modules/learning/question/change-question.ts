import type { BodyOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { contentOf, readOwnQuestion, requireOwnPools, saysTheSame } from './own-question.ts';
import { setQuestionPools } from './pool-store.ts';
import { type BankQuestion, presentBankQuestion } from './present-bank-question.ts';
import { insertVersion, lockQuestion, updateQuestion } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  questionId: string;
  body: BodyOf<typeof endpoints.changeQuestion>;
}

/** Replaces a question. What it asks becomes a new version where it differs: exams that are published go on asking the old one. */
export async function changeQuestion(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { scope, organisationId, questionId, body }: Input,
): Promise<BankQuestion> {
  const { question, poolIds, ...about } = body;
  const id = randomness.uuid();
  return database.write(scope, async (unit) => {
    const { tx, now } = unit;
    await lockQuestion(tx, questionId);
    const { current } = await readOwnQuestion(tx, { organisationId, questionId });
    await requireOwnPools(tx, { organisationId, poolIds, pointer: (index) => `/poolIds/${index}` });
    const number = saysTheSame(question, current) ? current.number : current.number + 1;
    if (number > current.number) {
      await insertVersion(tx, {
        id,
        questionId,
        organisationId,
        number,
        content: contentOf(question, randomness),
        now,
      });
    }
    await updateQuestion(tx, { id: questionId, number, about, now });
    await setQuestionPools(tx, { questionId, organisationId, poolIds });
    await unit.audit({ action: 'question.changed', subject: `question:${questionId}`, detail: { version: number } });
    return presentBankQuestion(tx, await readOwnQuestion(tx, { organisationId, questionId }));
  });
}
