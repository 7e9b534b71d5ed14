import type { LessonRow } from '../programme/content-store.ts';
import type { Assignment } from './assignment.ts';

/** A lesson that is a project or portfolio. */
export type WorkLesson = LessonRow & { kind: 'project' | 'portfolio'; assignment: Assignment };

/** Says whether a lesson is a project or portfolio. */
export function isWork(lesson: LessonRow): lesson is WorkLesson {
  return (lesson.kind === 'project' || lesson.kind === 'portfolio') && lesson.assignment !== null;
}
