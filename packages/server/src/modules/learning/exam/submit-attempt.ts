import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { handIn } from './hand-in.ts';
import { onRunningAttempt } from './on-running-attempt.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';

/** Hands an attempt in: the kept answers are marked. */
export async function submitAttempt(
  deps: Pick<LearningDeps, 'database'>,
  input: { scope: Scope; attemptId: string },
): Promise<AttemptView> {
  return onRunningAttempt(deps, input, async (unit, running) => {
    const closed = await handIn(unit, { ...running, overtime: false });
    return presentAttempt(unit.tx, closed, unit.now);
  });
}
