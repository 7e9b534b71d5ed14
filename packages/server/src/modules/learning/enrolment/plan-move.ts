import type { LessonOutline } from '../programme/content-store.ts';
import type { ProgressRow } from './store.ts';

/** What becomes of a learner's progress in another version. */
export interface Move {
  /** Progress that counts there too. */
  kept: { lesson: LessonOutline; progress: Pick<ProgressRow, 'lessonId' | 'state'> }[];
  /** Lessons that the learner's own version does not have. */
  added: LessonOutline[];
  /** Lessons of the learner's own version that are no more. */
  dropped: LessonOutline[];
}

/** Plans a move between two versions: a lesson is the same in both where its origin is. */
export function planMove(
  { from, to }: { from: readonly LessonOutline[]; to: readonly LessonOutline[] },
  progress: readonly ProgressRow[],
): Move {
  const before = new Map(from.map((lesson) => [lesson.originId, lesson]));
  const after = new Set(to.map(({ originId }) => originId));
  const progressOf = new Map(progress.map((row) => [row.lessonId, row]));
  return {
    kept: to.flatMap((lesson) => {
      const row = progressOf.get(before.get(lesson.originId)?.id ?? '');
      return row ? [{ lesson, progress: row }] : [];
    }),
    added: to.filter(({ originId }) => !before.has(originId)),
    dropped: from.filter(({ originId }) => !after.has(originId)),
  };
}
