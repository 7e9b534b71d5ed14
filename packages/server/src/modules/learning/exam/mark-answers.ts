import type { Option, QuestionRow } from './question-store.ts';

/** What a learner answered to one question. */
export type Answer = { optionIds: string[] } | { number: number } | { text: string };

/** How one question was marked. */
export interface Outcome {
  questionId: string;
  points: number;
  correct: boolean;
}

/** How an attempt was marked. */
export interface Marks {
  outcomes: Outcome[];
  /** Points earned of all points, in per cent with one decimal. */
  scorePercent: number;
}

/** Marks answers, kept by question id, by the keys: a question is right or wrong, and one without an answer is wrong. */
export function markAnswers(questions: readonly QuestionRow[], answers: Record<string, Answer>): Marks {
  const outcomes = questions.map((question) => {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const correct = answer !== undefined && isCorrect(question, answer);
    return { questionId: question.id, points: correct ? question.points : 0, correct };
  });
  const earned = outcomes.reduce((sum, { points }) => sum + points, 0);
  const possible = questions.reduce((sum, { points }) => sum + points, 0);
  return { outcomes, scorePercent: possible > 0 ? Math.round((earned / possible) * 1000) / 10 : 0 };
}

function isCorrect(question: QuestionRow, answer: Answer): boolean {
  switch (question.kind) {
    case 'numeric':
      return 'number' in answer && isClose(answer.number, question.key);
    case 'short-text':
      return 'text' in answer && isAccepted(answer.text, question.key.accepted);
    default:
      return 'optionIds' in answer && isTheRightChoice(answer.optionIds, question.key.options);
  }
}

function isTheRightChoice(chosen: readonly string[], options: readonly Option[]): boolean {
  const picked = new Set(chosen);
  return options.every(({ id, correct }) => picked.delete(id) === correct) && picked.size === 0;
}

function isClose(given: number, { answer, tolerance }: { answer: number; tolerance: number }): boolean {
  // Decimal fractions are not exact in binary: 1.0 is within 0.1 of 1.1, though the machine says 0.10000000000000009.
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(answer), Math.abs(given));
  return Number.isFinite(given) && Math.abs(given - answer) <= tolerance + slack;
}

function isAccepted(given: string, accepted: readonly string[]): boolean {
  const plain = plainText(given);
  return plain !== '' && accepted.some((text) => plainText(text) === plain);
}

// Accents of Latin, Greek and Cyrillic, and the optional vowel points of Hebrew and Arabic. Marks of other scripts are
// letters in their own right: without them another word would be accepted.
const diacritics = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;

/** Text without what does not matter in an answer: case, spaces, diacritics, and which of several like characters it is. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(diacritics, '')
    .replaceAll(/[\s\u200b]+/gu, '');
}
