import type { LessonKind, LessonProgress } from '@laurel/sdk';
import type { IconName } from '../ui/icon.tsx';
import type { StateTone } from '../ui/state-tag.tsx';

/** Each kind of lesson has its sign. */
export const lessonIcon: Record<LessonKind, IconName> = { reading: 'book', video: 'play', exam: 'exam' };

/** Each state of a lesson has icon and colour beside its word. */
export const lessonStateLook: Record<LessonProgress['state'], { icon: IconName; tone: StateTone }> = {
  open: { icon: 'arrow', tone: 'none' },
  started: { icon: 'clock', tone: 'unknown' },
  done: { icon: 'check', tone: 'valid' },
  locked: { icon: 'lock', tone: 'none' },
};
