import type { QuestionInput } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';
import { writeGaps } from './gap-text.ts';
import type { QuestionKind } from './question-kinds.ts';

/** One answer to choose, as it stands in the form. */
export interface OptionRow {
  text: string;
  correct: boolean;
}

/** As many empty rows as a new question begins with. */
const firstOptions = 4;

/** How many answers the form had fields for. */
export function optionCount(values: Values): number {
  let count = 0;
  while (`options.${count}.text` in values) count += 1;
  return count;
}

/** The rows that values hold; a new question has a few empty ones. */
export function optionRowsOf(values: Values, kind: QuestionKind): OptionRow[] {
  const rows = Array.from({ length: optionCount(values) }, (_, index) => ({
    text: values[`options.${index}.text`] ?? '',
    correct: kind === 'single-choice' ? values.correct === String(index) : `options.${index}.correct` in values,
  }));
  return rows.length > 0 ? rows : Array.from({ length: firstOptions }, () => ({ text: '', correct: false }));
}

/** The form's values with these answers in place of the ones they have. */
export function withOptions(values: Values, options: readonly OptionRow[], kind: QuestionKind): Values {
  const others = Object.entries(values).filter(([name]) => !name.startsWith('options.') && name !== 'correct');
  const own = options.flatMap(({ text, correct }, index) => [
    [`options.${index}.text`, text],
    ...(correct ? [kind === 'single-choice' ? ['correct', String(index)] : [`options.${index}.correct`, 'on']] : []),
  ]);
  return Object.fromEntries([...others, ...own]);
}

/** What the form of a question holds of it. */
export function valuesOfQuestion(question: QuestionInput): Values {
  const { prompt, points = 1, explanation = '', hints = [] } = question;
  const common = { prompt, points: String(points), explanation, hints: hints.join('\n') };
  if ('options' in question) return withOptions(common, question.options, question.kind);
  return { ...common, ...keyValuesOf(question) };
}

function keyValuesOf(question: Exclude<QuestionInput, { options: unknown }>): Values {
  const exactly = 'exactly' in question ? (question.exactly ?? []) : [];
  const ticked = Object.fromEntries(exactly.map((what) => [`exactly.${what}`, 'on']));
  switch (question.kind) {
    case 'numeric': {
      const { answer, tolerance = 0, unit = '' } = question;
      return { answer: String(answer), tolerance: String(tolerance), unit };
    }
    case 'short-text':
      return { accepted: question.accepted.join('\n'), ...ticked };
    case 'ordering':
      return { items: question.items.join('\n') };
    case 'matching': {
      const { pairs, distractors = [] } = question;
      return {
        pairs: pairs.map(({ item, target }) => `${item} = ${target}`).join('\n'),
        distractors: distractors.join('\n'),
      };
    }
    case 'fill-in':
      return { text: writeGaps(question), ...ticked };
    default:
      return { starter: question.starter ?? '', expectedOutput: question.expectedOutput };
  }
}
