import type { QuestionInput } from '@laurel/sdk';

export type QuestionKind = QuestionInput['kind'];

export const questionKinds: readonly QuestionKind[] = [
  'single-choice',
  'multiple-choice',
  'numeric',
  'short-text',
  'ordering',
  'matching',
  'fill-in',
  'code',
];

/** What of a written answer can be asked for exactly. */
export const exactnesses = ['case', 'accents', 'spaces'] as const;
