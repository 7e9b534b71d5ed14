import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type AttemptRow, lockAttempt, selectAttempt } from './attempt-store.ts';

/** An attempt that is the caller's own, and the scope to go on with it. */
export interface OwnAttempt {
  attempt: AttemptRow;
  /** The learner's own scope, and inside it the organisation whose exam it is: only now may its tables be used. */
  inside: Scope;
}

/** Opens the caller's own attempt; anybody else's does not exist. */
export async function openAttempt(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, attemptId }: { scope: Scope; attemptId: string },
): Promise<OwnAttempt> {
  const attempt = await database.read(scope, (tx) => selectAttempt(tx, attemptId));
  if (!attempt || attempt.personId !== scope.personId) throw notFound('attempt');
  return { attempt, inside: { ...scope, organisationId: attempt.organisationId } };
}

/** Locks an attempt that can still be written to. */
export async function lockOpenAttempt(tx: Tx, attemptId: string): Promise<AttemptRow> {
  const attempt = await lockAttempt(tx, attemptId);
  if (!attempt) throw notFound('attempt');
  if (attempt.state !== 'open') {
    throw new Refusal('attempt-closed', 'Nothing was changed: this attempt has been handed in and marked.');
  }
  return attempt;
}
