import type { BodyOf, endpoints } from '@laurel/api';

/** What a project or portfolio asks for. */
export type Assignment = Extract<BodyOf<typeof endpoints.addLesson>, { kind: 'project' }>['assignment'];

/** When a learner began, as a due date may count from it. */
export interface Beginnings {
  enrolledAt: Date;
  /** Of the learner's cohort, where they are in one. */
  cohortStartsAt: Date | null;
}

/** What else was decided for a learner, where something was. */
export interface MoreTime {
  /** The end of an extension. */
  until: Date | null;
  /** Until when another version is asked for. */
  again: Date | null;
}

const day = 86_400_000;

/** Until when a learner hands work in, without any extension; null for as long as they like. */
export function dueOf({ due }: Pick<Assignment, 'due'>, { enrolledAt, cohortStartsAt }: Beginnings): Date | null {
  if (due === null) return null;
  if (due.kind === 'on') return new Date(due.on);
  // Who is in no cohort has only their own beginning to count from.
  const start = due.after === 'cohort-start' ? (cohortStartsAt ?? enrolledAt) : enrolledAt;
  return new Date(start.getTime() + due.days * day);
}

/** Until when in all: the latest of what holds for everybody and what was decided for this learner. */
export function deadlineOf(
  assignment: Pick<Assignment, 'due'>,
  { until, again, ...beginnings }: Beginnings & MoreTime,
): Date | null {
  const due = dueOf(assignment, beginnings);
  if (!due && !again) return null;
  return new Date(Math.max(...[due, until, again].map((moment) => moment?.getTime() ?? 0)));
}
