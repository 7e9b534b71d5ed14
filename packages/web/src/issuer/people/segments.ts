import type { MessageInput } from '@laurel/sdk';

/** Whom one looks at or writes to, those who need help first. */
export const segments = [
  'at-risk',
  'stuck',
  'not-begun',
  'failed-twice',
  'behind',
  'everybody',
  'waiting',
  'finished',
] as const satisfies readonly MessageInput['segment'][];
