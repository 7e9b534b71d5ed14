import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { presentForAuthor, presentForLearner } from './present-question.ts';
import { presentStatistics } from './present-statistics.ts';
import { selectStatistics } from './statistics-store.ts';
import { type QuestionRow, selectExams, selectVersionNumbers } from './store.ts';

/** A question as those who write it see it. */
export type BankQuestion = AnswerOf<typeof endpoints.getQuestion>;

/** A question in the bank's list. */
export type BankQuestionSummary = AnswerOf<typeof endpoints.listQuestions>['items'][number];

/** Shows questions in the bank's list. */
export async function presentSummaries(tx: Tx, rows: readonly QuestionRow[]): Promise<BankQuestionSummary[]> {
  const known = await selectStatistics(
    tx,
    rows.map(({ current }) => current.id),
  );
  return rows.map((row) => {
    const { kind, prompt, points } = row.current;
    const statistics = presentStatistics(known.find(({ versionId }) => versionId === row.current.id));
    return { ...presentAbout(row), kind, prompt, points, statistics };
  });
}

/** Shows a question to those who write it. */
export async function presentBankQuestion(tx: Tx, row: QuestionRow): Promise<BankQuestion> {
  const [known] = await selectStatistics(tx, [row.current.id]);
  return {
    ...presentAbout(row),
    question: presentForAuthor(row.current),
    preview: presentForLearner(row.current),
    statistics: presentStatistics(known),
    versions: (await selectVersionNumbers(tx, row.id)).map(({ number, createdAt }) => ({
      number,
      createdAt: createdAt.toISOString(),
    })),
    exams: await selectExams(tx, row.id),
  };
}

function presentAbout({ current, changedAt, ...row }: QuestionRow) {
  return { ...row, version: current.number, changedAt: changedAt.toISOString() };
}
