import type { Answer } from '@laurel/api';
import { cutOff } from '../cut-off.ts';
import type { AnswerKey } from '../question/answer-key.ts';
import { markAnswer } from '../question/mark-answer.ts';

/** A question as an attempt asks it. */
type Asked = { id: string; points: number } & AnswerKey;

/** How one question was marked. */
export interface Outcome {
  questionId: string;
  points: number;
  correct: boolean;
}

/** How an attempt was marked. */
export interface Marks {
  outcomes: Outcome[];
  /** Points earned of all points, in per cent, cut off after one decimal: nearly passing is not passing. */
  scorePercent: number;
}

/** Marks answers, kept by question id, by the keys; a question is correct where all its points are earned. */
export function markAnswers(questions: readonly Asked[], answers: Record<string, Answer>): Marks {
  const outcomes = questions.map((question) => {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const share = markAnswer(question, answer);
    return { questionId: question.id, points: cutOff(question.points * share, 2), correct: share === 1 };
  });
  const earned = outcomes.reduce((sum, { points }) => sum + points, 0);
  const possible = questions.reduce((sum, { points }) => sum + points, 0);
  return { outcomes, scorePercent: possible > 0 ? cutOff((earned / possible) * 100, 1) : 0 };
}
