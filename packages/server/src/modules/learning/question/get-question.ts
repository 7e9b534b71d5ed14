import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { readOwnQuestion } from './own-question.ts';
import { type BankQuestion, presentBankQuestion } from './present-bank-question.ts';

/** A question of the bank with its key. */
export async function getQuestion(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, ...own }: { scope: Scope; organisationId: string; questionId: string },
): Promise<BankQuestion> {
  return database.read(scope, async (tx) => presentBankQuestion(tx, await readOwnQuestion(tx, own)));
}
