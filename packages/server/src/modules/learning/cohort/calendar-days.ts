import type { AnswerOf, endpoints } from '@laurel/api';
import type { CohortRow } from './store.ts';

/** Where a cohort is in its time. */
export type Phase = AnswerOf<typeof endpoints.createCohort>['phase'];

/** The day in UTC, `YYYY-MM-DD`: days in this form are compared as they are written. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Where a cohort is in its time; its first and its last day count as running. */
export function phaseOf({ startsOn, endsOn }: Pick<CohortRow, 'startsOn' | 'endsOn'>, now: Date): Phase {
  const today = dayOf(now);
  if (today < startsOn) return 'upcoming';
  return today > endsOn ? 'ended' : 'running';
}

/** Whether one can enrol in a cohort now, with a place or in its waiting list. */
export function isEnrolling({ enrolUntil, closedAt }: Pick<CohortRow, 'enrolUntil' | 'closedAt'>, now: Date): boolean {
  return closedAt === null && dayOf(now) <= enrolUntil;
}
