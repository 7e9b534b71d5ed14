import type { Answer } from '@laurel/api';
import type { AnswerKey, Part } from './answer-key.ts';

/** Why an answer cannot be an answer to this question; undefined where it can, right or wrong. */
export function faultOfAnswer(question: AnswerKey, answer: Answer): string | undefined {
  const { wanted, field } = forms[question.kind];
  return field in answer ? faultOfParts(question, answer) : `answer with ${wanted}`;
}

const forms: Record<AnswerKey['kind'], { field: string; wanted: string }> = {
  'single-choice': { field: 'optionIds', wanted: 'options' },
  'multiple-choice': { field: 'optionIds', wanted: 'options' },
  numeric: { field: 'number', wanted: 'a number' },
  'short-text': { field: 'text', wanted: 'text' },
  ordering: { field: 'order', wanted: 'all items in order' },
  matching: { field: 'pairs', wanted: 'pairs' },
  'fill-in': { field: 'gaps', wanted: 'a text for each gap' },
  code: { field: 'code', wanted: 'code and what it printed' },
};

function faultOfParts({ kind, key }: AnswerKey, answer: Answer): string | undefined {
  if ('order' in answer && 'items' in key) return faultOfOrder(answer.order, key.items);
  if ('pairs' in answer && 'targets' in key) return faultOfPairs(answer.pairs, key);
  if ('gaps' in answer && 'gaps' in key) return faultOfGaps(answer.gaps, key.gaps);
  if (!('optionIds' in answer && 'options' in key)) return undefined;
  const { options } = key;
  return faultOfChoice(answer.optionIds, {
    offered: idsOf(options),
    most: kind === 'single-choice' ? 1 : options.length,
  });
}

function idsOf(parts: readonly Pick<Part, 'id'>[]): string[] {
  return parts.map(({ id }) => id);
}

function faultOfChoice(chosen: readonly string[], { offered, most }: { offered: string[]; most: number }) {
  if (!chosen.every((id) => offered.includes(id))) return 'an option that this question does not offer';
  if (new Set(chosen).size < chosen.length) return 'an option chosen twice';
  return chosen.length > most ? 'choose one option only' : undefined;
}

function faultOfOrder(order: readonly string[], items: readonly Part[]): string | undefined {
  const whole = order.toSorted().join() === idsOf(items).toSorted().join();
  return whole ? undefined : 'name every item of this question once';
}

function faultOfPairs(
  pairs: Record<string, string>,
  { items, targets }: { items: readonly Part[]; targets: readonly Part[] },
): string | undefined {
  const offered = Object.entries(pairs).every(
    ([item, target]) => idsOf(items).includes(item) && idsOf(targets).includes(target),
  );
  return offered ? undefined : 'a pair that this question does not offer';
}

function faultOfGaps(given: Record<string, string>, gaps: readonly { id: string }[]): string | undefined {
  return Object.keys(given).every((id) => idsOf(gaps).includes(id))
    ? undefined
    : 'a gap that this question does not have';
}
