import type { QuestionForStaff, QuestionInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import { type Fault, type FieldReader, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import type { QuestionKind } from './question-kinds.ts';

/** One answer to choose, as it stands in the form. */
export interface OptionRow {
  text: string;
  correct: boolean;
}

/** As many empty rows as a new question begins with. */
export const firstOptions = 4;

export interface QuestionEntry {
  question: QuestionInput;
  values: Values;
  faults: Fault[];
}

/** What the form of a question holds. Answers left empty are gone. */
export function readQuestion(form: FormData, kind: QuestionKind, t: TFunction): QuestionEntry {
  const reader = fieldReader(form, t);
  const { text, number, faults } = reader;
  const common = { prompt: text('prompt'), points: number('points') ?? 1, explanation: text('explanation') };
  if (common.prompt === '') faults.push({ pointer: '/prompt', message: t('issuer.questions.fault.prompt') });
  const values = formValues(form);
  if (kind === 'numeric') {
    const answer = number('answer');
    const known = faults.some(({ pointer }) => pointer === '/answer');
    if (answer === undefined && !known) faults.push({ pointer: '/answer', message: t('issuer.form.number') });
    const unit = reader.optional('unit');
    return {
      question: { kind, ...common, answer: answer ?? 0, tolerance: number('tolerance') ?? 0, unit },
      values,
      faults,
    };
  }
  if (kind === 'short-text') {
    const accepted = text('accepted')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (accepted.length === 0) faults.push({ pointer: '/accepted', message: t('issuer.questions.fault.accepted') });
    return { question: { kind, ...common, accepted }, values, faults };
  }
  const options = readOptions(reader, values, kind).filter((option) => option.text !== '');
  faults.push(...faultsOfOptions(options, kind, t));
  return { question: { kind, ...common, options }, values: withOptions(values, options, kind), faults };
}

function readOptions({ text, checked }: FieldReader, values: Values, kind: QuestionKind): OptionRow[] {
  return Array.from({ length: optionCount(values) }, (_, index) => ({
    text: text(`options.${index}.text`),
    correct: kind === 'single-choice' ? text('correct') === String(index) : checked(`options.${index}.correct`),
  }));
}

function faultsOfOptions(options: readonly OptionRow[], kind: QuestionKind, t: TFunction): Fault[] {
  const right = options.filter(({ correct }) => correct).length;
  return [
    ...(options.length < 2 ? [{ pointer: '/options/0/text', message: t('issuer.questions.fault.options') }] : []),
    ...(kind === 'single-choice' && right !== 1
      ? [{ pointer: '/options/0/text', message: t('issuer.questions.fault.oneCorrect') }]
      : []),
    ...(kind === 'multiple-choice' && right === 0
      ? [{ pointer: '/options/0/text', message: t('issuer.questions.fault.someCorrect') }]
      : []),
  ];
}

function optionCount(values: Values): number {
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
