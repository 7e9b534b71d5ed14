import type { Answer } from '@laurel/api';
import type { AnswerKey, Exactness, Option, Part } from './answer-key.ts';
import { plainText } from './plain-text.ts';

/**
 * Which share of a question's points an answer earns, from 0 to 1. Ordering, matching and fill-in give points in part; the
 * other kinds are right or wrong. No answer, and one of another kind, earns nothing.
 */
export function markAnswer(question: AnswerKey, answer: Answer | undefined): number {
  if (answer === undefined) return 0;
  switch (question.kind) {
    case 'numeric':
      return wholly('number' in answer && isClose(answer.number, question.key));
    case 'short-text':
      return wholly('text' in answer && isAccepted(answer.text, question.key));
    case 'ordering':
      return 'order' in answer ? shareInOrder(answer.order, question.key.items) : 0;
    case 'matching': {
      const pairs = 'pairs' in answer ? answer.pairs : {};
      return shareOf(question.key.items, ({ id, targetId }) => Object.hasOwn(pairs, id) && pairs[id] === targetId);
    }
    case 'fill-in': {
      const { gaps, exactly } = question.key;
      const given = 'gaps' in answer ? answer.gaps : {};
      return shareOf(gaps, ({ id, accepted }) =>
        isAccepted(Object.hasOwn(given, id) ? (given[id] ?? '') : '', { accepted, exactly }),
      );
    }
    case 'code':
      return wholly('output' in answer && printed(answer.output) === printed(question.key.expectedOutput));
    default:
      return wholly('optionIds' in answer && isTheRightChoice(answer.optionIds, question.key.options));
  }
}

function wholly(right: boolean): number {
  return right ? 1 : 0;
}

function shareOf<T>(parts: readonly T[], isRight: (part: T) => boolean): number {
  return parts.length === 0 ? 0 : parts.filter(isRight).length / parts.length;
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

function isAccepted(
  given: string,
  { accepted, exactly }: { accepted: readonly string[]; exactly?: readonly Exactness[] | undefined },
): boolean {
  const plain = plainText(given, exactly);
  return plain !== '' && accepted.some((text) => plainText(text, exactly) === plain);
}

/** Neighbours are counted, not places: who puts the first item last has the rest right all the same. */
function shareInOrder(order: readonly string[], items: readonly Part[]): number {
  const all = order.length === items.length && items.every(({ id }) => order.includes(id));
  if (!all) return 0;
  return shareOf(items.slice(1), ({ id }) => {
    const before = items[items.findIndex((item) => item.id === id) - 1]?.id;
    return order[order.indexOf(id) - 1] === before;
  });
}

/** What was printed, without what nobody sees: the spaces at the ends of lines, and the lines left empty at the end. */
function printed(output: string): string {
  return output
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}
