import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openAttempt } from './policy.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';

/** One of the caller's own attempts. */
export async function getAttempt(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  input: { scope: Scope; attemptId: string },
): Promise<AttemptView> {
  const { attempt, inside } = await openAttempt(deps, input);
  return deps.database.read(inside, (tx) => presentAttempt(tx, attempt, deps.clock()));
}
