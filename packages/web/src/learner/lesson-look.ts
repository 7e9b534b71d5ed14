import type { LessonProgress } from '@laurel/sdk';
import type { IconName } from '../ui/icon.tsx';
import type { StateTone } from '../ui/state-tag.tsx';

/** What a state of a lesson looks like beside its word; a lesson not begun needs no sign. */
export const lessonStateLook: Record<LessonProgress['state'], { icon: IconName; tone: StateTone } | null> = {
  open: null,
  started: { icon: 'clock', tone: 'unknown' },
  'handed-in': { icon: 'clock', tone: 'unknown' },
  done: { icon: 'check', tone: 'valid' },
  locked: { icon: 'lock', tone: 'none' },
};
