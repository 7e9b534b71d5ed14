import type { QuestionForStaff, QuestionInput } from '@laurel/sdk';

/** The questions as the API takes them back: without the ids that it gave. */
export function asInput({ id: _, ...question }: QuestionForStaff): QuestionInput {
  return question;
}

/** The whole list after a button of the list was pressed; undefined when the form is another one. */
export function arrangeQuestions(questions: readonly QuestionForStaff[], form: FormData): QuestionInput[] | undefined {
  const intent = form.get('intent');
  if (intent !== 'remove-question' && intent !== 'move-question') return undefined;
  const at = questions.findIndex(({ id }) => id === form.get('questionId'));
  const moved = questions[at];
  // Somebody else changed the list meanwhile: it stays as it is and is shown as it is.
  if (!moved) return questions.map(asInput);
  const rest = questions.filter((_, index) => index !== at);
  if (intent === 'remove-question') return rest.map(asInput);
  const before = Math.max(0, at - 1);
  return [...rest.slice(0, before), moved, ...rest.slice(before)].map(asInput);
}
