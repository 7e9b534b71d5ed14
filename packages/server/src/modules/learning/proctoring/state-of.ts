import type { AnswerOf, endpoints } from '@laurel/api';
import type { SessionRow } from './store.ts';

/** How a proctored attempt stands. */
export type ProctoredState = AnswerOf<typeof endpoints.listProctoredSessions>['items'][number]['state'];

interface Input {
  session: Pick<SessionRow, 'endedAt' | 'decision' | 'flagsDecided' | 'flagCount'>;
  submittedAt: Date;
}

/** Two clocks are never quite the same. */
const clocksDifferMs = 60_000;

/**
 * The rule: a result counts once the provider has said that its session ended after the exam, and staff have decided on
 * whatever it flagged.
 */
export function stateOf({ session, submittedAt }: Input): ProctoredState {
  const { decision, flagsDecided, flagCount, endedAt } = session;
  if (decision && flagCount === flagsDecided) return decision;
  if (flagCount > 0) return 'flagged';
  if (!endedAt) return 'running';
  return endedEarly(session, submittedAt) ? 'left-early' : 'clear';
}

/** Whether nobody watched any more when the exam was handed in. */
export function endedEarly({ endedAt }: Pick<SessionRow, 'endedAt'>, submittedAt: Date): boolean {
  return endedAt !== null && endedAt.getTime() + clocksDifferMs < submittedAt.getTime();
}

/** Whether the result waits. */
export function isHeld(state: ProctoredState): boolean {
  return state === 'running' || state === 'flagged' || state === 'left-early';
}

/** Whether it waits for staff, and not for the provider alone. */
export function isForStaff(state: ProctoredState): state is 'flagged' | 'left-early' {
  return state === 'flagged' || state === 'left-early';
}
