import type { QuestionInput } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { formValues } from '../../session/form-values.ts';
import { type Fault, type FieldReader, fieldReader } from '../console/read-form.ts';
import type { Values } from '../console/refused.ts';
import { readGaps } from './gap-text.ts';
import { exactnesses, type QuestionKind } from './question-kinds.ts';
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
  const common = {
    prompt: text('prompt'),
    points: number('points') ?? 1,
    explanation: text('explanation'),
    hints: linesOf(text('hints')),
  };
  const values = formValues(form);
  const say = (field: string, message: string) => faults.push({ pointer: `/${field}`, message });
  if (common.prompt === '') say('prompt', t('issuer.questions.fault.prompt'));
  switch (kind) {
    case 'numeric':
      return { question: { kind, ...common, ...readNumber(reader, t) }, values, faults };
    case 'short-text': {
      const accepted = linesOf(text('accepted'));
      if (accepted.length === 0) say('accepted', t('issuer.questions.fault.accepted'));
      return { question: { kind, ...common, accepted, exactly: readExactly(reader) }, values, faults };
    }
    case 'ordering': {
      const items = linesOf(text('items'));
      if (new Set(items).size < Math.max(2, items.length)) say('items', t('issuer.questions.fault.items'));
      return { question: { kind, ...common, items }, values, faults };
    }
    case 'matching': {
      const pairs = linesOf(text('pairs')).map(readPair);
      const whole = pairs.every(({ item, target }) => item !== '' && target !== '');
      if (pairs.length < 2 || !whole) say('pairs', t('issuer.questions.fault.pairs'));
      return { question: { kind, ...common, pairs, distractors: linesOf(text('distractors')) }, values, faults };
    }
    case 'fill-in': {
      const gapText = readGaps(text('text'));
      const filled = gapText.gaps.every(({ accepted }) => accepted.length > 0);
      if (gapText.gaps.length === 0 || !filled) say('text', t('issuer.questions.fault.gaps'));
      return { question: { kind, ...common, ...gapText, exactly: readExactly(reader) }, values, faults };
    }
    case 'code': {
      const expectedOutput = text('expectedOutput');
      if (expectedOutput === '') say('expectedOutput', t('issuer.questions.fault.expectedOutput'));
      return {
        question: { kind, ...common, language: 'javascript', starter: text('starter'), expectedOutput },
        values,
        faults,
      };
    }
    default: {
      const options = readOptions(reader, values, kind).filter((option) => option.text !== '');
      faults.push(...faultsOfOptions(options, kind, t));
      return { question: { kind, ...common, options }, values: withOptions(values, options, kind), faults };
    }
  }
}

function linesOf(written: string): string[] {
  return written
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function readPair(line: string): { item: string; target: string } {
  const [item = '', ...rest] = line.split('=');
  return { item: item.trim(), target: rest.join('=').trim() };
}

function readExactly({ checked }: FieldReader) {
  return exactnesses.filter((what) => checked(`exactly.${what}`));
}

function readNumber({ number, optional, faults }: FieldReader, t: TFunction) {
  const answer = number('answer');
  const known = faults.some(({ pointer }) => pointer === '/answer');
  if (answer === undefined && !known) faults.push({ pointer: '/answer', message: t('issuer.form.number') });
  return { answer: answer ?? 0, tolerance: number('tolerance') ?? 0, unit: optional('unit') };
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
