import type { QuestionInput } from '@laurel/sdk';

export type QuestionKind = QuestionInput['kind'];

export const questionKinds: readonly QuestionKind[] = ['single-choice', 'multiple-choice', 'numeric', 'short-text'];
