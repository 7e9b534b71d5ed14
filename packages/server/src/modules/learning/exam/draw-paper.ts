import type { Randomness } from '../../../ports/index.ts';
import type { Option } from '../question/answer-key.ts';
import type { QuestionRow } from './question-store.ts';

/** A question as one attempt asks it. */
export interface PaperEntry {
  questionId: string;
  /** Its options in the order of this attempt; empty where it has none. */
  optionIds: string[];
}

/** Draws what one attempt asks, and in which order. */
export function drawPaper(
  questions: readonly QuestionRow[],
  { shuffle, randomness }: { shuffle: boolean; randomness: Randomness },
): PaperEntry[] {
  const inOrder = <T>(items: readonly T[]) => (shuffle ? shuffled(items, randomness) : [...items]);
  return inOrder(questions).map((question) => ({
    questionId: question.id,
    optionIds: inOrder(optionsOf(question)).map(({ id }) => id),
  }));
}

/** The questions that a paper asks, in its order, with their options in its order. */
export function questionsOf(paper: readonly PaperEntry[], questions: readonly QuestionRow[]): QuestionRow[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return paper.flatMap(({ questionId, optionIds }) => {
    const question = byId.get(questionId);
    return question ? [inOrderOf(question, optionIds)] : [];
  });
}

function optionsOf(question: QuestionRow): readonly Option[] {
  return 'options' in question.key ? question.key.options : [];
}

function inOrderOf(question: QuestionRow, optionIds: readonly string[]): QuestionRow {
  if (question.kind !== 'single-choice' && question.kind !== 'multiple-choice') return question;
  const options = question.key.options.toSorted((a, b) => optionIds.indexOf(a.id) - optionIds.indexOf(b.id));
  return { ...question, key: { options } };
}

/** The items in an order of which each is as likely as any other (Fisher and Yates). */
function shuffled<T>(items: readonly T[], randomness: Randomness): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(below(rest.length, randomness), 1));
}

/** A whole number from 0 up to `limit`, without it; what would make some numbers likelier is drawn again. */
function below(limit: number, randomness: Randomness): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  const drawn = new DataView(randomness.bytes(4).buffer.slice(0)).getUint32(0);
  return drawn < fair ? drawn % limit : below(limit, randomness);
}
