import type { Answers } from './answers.ts';

/** What a button that moves an item says when it is pressed; 0 keeps the order as it stands. */
export function moveIntent(questionId: string, itemId: string, by: -1 | 0 | 1): string {
  return `move ${questionId} ${itemId} ${by}`;
}

/** The order after one item was moved; at an end it stays. */
export function moved(order: readonly string[], itemId: string, by: number): string[] {
  const from = order.indexOf(itemId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((id) => id !== itemId);
  return [...rest.slice(0, to), itemId, ...rest.slice(to)];
}

interface Movable {
  id: string;
  items?: { id: string }[];
}

/** The answers after the button was pressed, and the question that it belongs to; undefined where it was another button. */
export function answersAfterMove(
  intent: string,
  answers: Answers,
  questions: readonly Movable[],
): { answers: Answers; index: number } | undefined {
  const [word, questionId = '', itemId = '', by] = intent.split(' ');
  const index = questions.findIndex(({ id }) => id === questionId);
  const items = questions[index]?.items;
  if (word !== 'move' || !items) return undefined;
  const answer = answers[questionId];
  const order = answer && 'order' in answer ? answer.order : items.map(({ id }) => id);
  return { answers: { ...answers, [questionId]: { order: moved(order, itemId, Number(by)) } }, index };
}
