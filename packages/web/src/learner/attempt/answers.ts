import type { QuestionAnswer, QuestionView } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';

/** Answers by question id, as the API takes them; null is no answer. */
export type Answers = Record<string, QuestionAnswer>;

type Question = Pick<QuestionView, 'id' | 'kind'> & { items?: { id: string }[]; gapIds?: string[]; starter?: string };

/** The name of a question's fields in the form. */
export function fieldOf(questionId: string): string {
  return `q-${questionId}`;
}

/** The name of the field of a part: an item, a gap, the code. */
export function partFieldOf(questionId: string, partId: string): string {
  return `${fieldOf(questionId)}.${partId}`;
}

export interface ReadAnswers {
  answers: Answers;
  /** Questions that want a number and got something else; they are not among the answers. */
  notNumbers: string[];
}

/** Reads the answers out of the form; the same in the browser and on the server. */
export function readAnswers(questions: readonly Question[], form: FormData): ReadAnswers {
  const answers: Answers = {};
  const notNumbers: string[] = [];
  for (const question of questions) {
    const answer = readAnswer(question, form);
    if (answer === undefined) notNumbers.push(question.id);
    else answers[question.id] = answer;
  }
  return { answers, notNumbers };
}

function readAnswer(question: Question, form: FormData): QuestionAnswer | undefined {
  const { id, kind, items = [], gapIds = [] } = question;
  const name = fieldOf(id);
  const text = formText(form, name).trim();
  switch (kind) {
    case 'numeric':
      return text === '' ? null : readNumber(text);
    case 'short-text':
      return text === '' ? null : { text };
    case 'ordering': {
      const order = form.getAll(name).filter((value) => typeof value === 'string');
      return order.length === 0 ? null : { order };
    }
    case 'matching': {
      const pairs = partsOf(
        id,
        items.map((item) => item.id),
        form,
      );
      return Object.keys(pairs).length === 0 ? null : { pairs };
    }
    case 'fill-in': {
      const gaps = partsOf(id, gapIds, form);
      return Object.keys(gaps).length === 0 ? null : { gaps };
    }
    case 'code':
      return readCode(question, form);
    default: {
      const optionIds = form.getAll(name).filter((value) => typeof value === 'string');
      return optionIds.length === 0 ? null : { optionIds };
    }
  }
}

/** What stands in the fields of these parts; what is empty is left out. */
function partsOf(questionId: string, partIds: readonly string[], form: FormData): Record<string, string> {
  const all = partIds.map((partId) => [partId, formText(form, partFieldOf(questionId, partId)).trim()] as const);
  return Object.fromEntries(all.filter(([, text]) => text !== ''));
}

/** What stands there at first is no answer. */
function readCode({ id, starter = '' }: Question, form: FormData): QuestionAnswer {
  const code = formText(form, partFieldOf(id, 'code')).replaceAll('\r\n', '\n');
  const output = formText(form, partFieldOf(id, 'output')).replaceAll('\r\n', '\n');
  return (code.trim() === '' || code === starter) && output.trim() === '' ? null : { code, output };
}

function readNumber(text: string): QuestionAnswer | undefined {
  const number = parseNumber(text);
  return number === undefined ? undefined : { number };
}

/**
 * A number as people write it: `62`, `1 024`, `1,024`, `3.5` and `3,5`, `−7`. A comma before exactly three digits
 * separates thousands, as it does in English; elsewhere it is a decimal mark.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .replaceAll(/[\s_']/g, '')
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d),(?=\d{3}(?:[,.]|$))/g, '')
    .replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** Those of `answers` that say something else than what is kept. */
export function changedAnswers(kept: Answers, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id, answer]) => !sameAnswer(kept[id] ?? null, answer)));
}

function sameAnswer(one: QuestionAnswer, other: QuestionAnswer): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** The order in which boxes were ticked says nothing. */
function inOrder(answer: QuestionAnswer): QuestionAnswer {
  return answer !== null && 'optionIds' in answer ? { optionIds: answer.optionIds.toSorted() } : answer;
}
