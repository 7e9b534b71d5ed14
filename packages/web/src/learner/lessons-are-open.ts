import type { EnrolmentSummary } from '@laurel/sdk';

/** Whether one can learn now: one has a place, and the cohort has started. */
export function lessonsAreOpen({ state, cohort }: Pick<EnrolmentSummary, 'state' | 'cohort'>): boolean {
  return state === 'completed' || (state === 'active' && cohort?.phase !== 'upcoming');
}

/** Whether one can also hand something in: the cohort has not ended. */
export function workCounts({ state, cohort }: Pick<EnrolmentSummary, 'state' | 'cohort'>): boolean {
  return state === 'active' && (cohort === null || cohort.phase === 'running');
}
