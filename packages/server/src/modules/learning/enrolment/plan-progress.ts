import type { LessonOutline } from '../programme/content-store.ts';
import type { ProgressRow } from './store.ts';

/** A lesson and how far its learner is with it. */
export interface LessonProgress extends LessonOutline {
  /** `handed-in`: nothing is left to do until somebody has decided. */
  state: 'open' | 'started' | 'handed-in' | 'done' | 'locked';
}

/** Where a learner stands in a programme. */
export interface Progress {
  lessons: LessonProgress[];
  lessonsDone: number;
  lessonsTotal: number;
  minutesLeft: number;
  /** The first lesson in order that is not done; one that waits for a decision only where nothing else is left. */
  nextLesson: LessonProgress | null;
}

/**
 * Works out where a learner stands. `outline` is in order; an exam is done when it was passed. An exam waits for the lessons
 * before it that the programme asks for, but not for what others have to decide.
 */
export function planProgress(
  outline: readonly LessonOutline[],
  kept: readonly Pick<ProgressRow, 'lessonId' | 'state'>[],
): Progress {
  const stateOf = new Map(kept.map(({ lessonId, state }) => [lessonId, state]));
  const firstOpen = outline.findIndex((lesson) => holdsBack(lesson) && stateOf.get(lesson.id) !== 'done');
  const lessons = outline.map((lesson, index): LessonProgress => {
    const state = stateOf.get(lesson.id) ?? 'open';
    const locked = lesson.kind === 'exam' && state !== 'done' && firstOpen >= 0 && index > firstOpen;
    return { ...lesson, state: locked ? 'locked' : state };
  });
  const open = lessons.filter(({ state }) => state !== 'done');
  return {
    lessons,
    lessonsDone: lessons.length - open.length,
    lessonsTotal: lessons.length,
    minutesLeft: open.reduce((sum, { minutes }) => sum + minutes, 0),
    nextLesson: nextOf(open),
  };
}

function holdsBack({ kind, required }: LessonOutline): boolean {
  return required && kind !== 'project' && kind !== 'portfolio';
}

function nextOf(open: readonly LessonProgress[]): LessonProgress | null {
  const toDo = open.filter(({ state }) => state !== 'handed-in');
  const required = (lesson: LessonProgress) => lesson.required;
  // An exam that was tried and need not be passed may be tried again, once everything else has had its turn.
  const isNew = ({ kind, state }: LessonProgress) => kind !== 'exam' || state !== 'started';
  return toDo.find(required) ?? open.find(required) ?? toDo.find(isNew) ?? toDo[0] ?? open[0] ?? null;
}
