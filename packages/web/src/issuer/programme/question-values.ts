import type { QuestionForStaff } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';
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

export function valuesOfQuestion(question: QuestionForStaff): Values {
  const { kind, prompt, points = 1, explanation = '' } = question;
  const common = { prompt, points: String(points), explanation };
  if (kind === 'numeric')
    return {
      ...common,
      answer: String(question.answer),
      tolerance: String(question.tolerance ?? 0),
      unit: question.unit ?? '',
    };
  if (kind === 'short-text') return { ...common, accepted: question.accepted.join('\n') };
  return withOptions(common, question.options, kind);
}
