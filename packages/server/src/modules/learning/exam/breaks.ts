import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { updateClock } from './attempt-store.ts';
import { onRunningAttempt } from './on-running-attempt.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';

interface Input {
  scope: Scope;
  attemptId: string;
}

/** Begins a break: the clock stands still and no question is shown, for as long as was decided at most. */
export async function takeBreak(deps: Pick<LearningDeps, 'database'>, input: Input): Promise<AttemptView> {
  return onRunningAttempt(
    deps,
    input,
    async (unit, { attempt }) => {
      if (attempt.endsAt === null || attempt.breakSecondsLeft === 0) {
        throw new Refusal('no-break-left', 'The clock goes on: there is no time for breaks, or none is left.');
      }
      const paused = { ...attempt, breakFrom: attempt.breakFrom ?? unit.now };
      await updateClock(unit.tx, paused);
      await unit.audit({ action: 'break.began', subject: `attempt:${attempt.id}` });
      return presentAttempt(unit.tx, paused, unit.now);
    },
    { onBreak: true },
  );
}

/** Ends a break, and the clock goes on. */
export async function endBreak(deps: Pick<LearningDeps, 'database'>, input: Input): Promise<AttemptView> {
  return onRunningAttempt(
    deps,
    input,
    async (unit, { attempt }) => {
      const running = { ...attempt, breakFrom: null };
      await updateClock(unit.tx, running);
      await unit.audit({ action: 'break.ended', subject: `attempt:${attempt.id}` });
      return presentAttempt(unit.tx, running, unit.now);
    },
    { onBreak: true },
  );
}
