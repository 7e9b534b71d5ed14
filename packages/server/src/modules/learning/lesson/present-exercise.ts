import type { AnswerOf, endpoints } from '@laurel/api';
import { presentForLearner } from '../question/present-question.ts';
import { renderMarkdown } from '../render-markdown.ts';
import type { ExerciseAnswerRow, ExerciseRow } from './exercise-store.ts';

/** An exercise as its learner sees it. */
export type ExerciseView = AnswerOf<typeof endpoints.answerExercise>;

/** Shows an exercise to its learner: never with the key, and with no more of the help than was earned or asked for. */
export function presentExercise(
  { key, question }: ExerciseRow,
  given: ExerciseAnswerRow | undefined,
  { origin }: { origin: string },
): ExerciseView {
  const { answer = null, outcome = null, tries = 0, hintsShown = 0 } = given ?? {};
  const html = (markdown: string) => renderMarkdown(markdown, { origin });
  const isOver = outcome === 'right' || outcome === 'given-up';
  return {
    key,
    question: presentForLearner({ ...question, id: key }),
    promptHtml: html(question.prompt),
    answer,
    outcome,
    tries,
    hints: question.hints.slice(0, hintsShown).map(html),
    hintCount: question.hints.length,
    explanationHtml: isOver ? html(question.explanation) : null,
    expectedOutput: question.kind === 'code' ? question.key.expectedOutput : null,
  };
}
