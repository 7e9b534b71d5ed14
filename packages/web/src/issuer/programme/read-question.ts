import type { QuestionInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import { type Fault, type FieldReader, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import type { QuestionKind } from './question-kinds.ts';
import { type OptionRow, optionCount, withOptions } from './question-values.ts';

interface QuestionEntry {
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
