import type { LessonKind } from '@laurel/sdk';
import type { IconName } from './icon.tsx';

/** Each kind of lesson has its sign. */
export const lessonIcon: Record<LessonKind, IconName> = {
  reading: 'book',
  video: 'play',
  exam: 'exam',
  project: 'share',
  portfolio: 'copy',
};
