import { type Scope, systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { lockAttempt, selectAttempt, selectRunOut } from './attempt-store.ts';
import { handIn } from './hand-in.ts';
import { isOver } from './time.ts';

interface Input {
  organisationId: string;
  attemptId: string;
}

/** Hands in an attempt whose time is up and whose learner is gone, with what was kept. Once closed, nothing changes. */
export async function closeRunOut(
  { database }: Pick<LearningDeps, 'database'>,
  { organisationId, attemptId }: Input,
): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.close-attempt' }, organisationId };
  const found = await database.read(scope, (tx) => selectAttempt(tx, attemptId));
  if (found?.state !== 'open') return;
  await database.write(scope, async (unit) => {
    const enrolment = await lockEnrolment(unit.tx, found.enrolmentId);
    const attempt = await lockAttempt(unit.tx, attemptId);
    if (enrolment && attempt?.state === 'open' && isOver(attempt, unit.now)) {
      await handIn(unit, { enrolment, attempt, overtime: true });
    } else {
      await unit.audit({ action: 'attempt.left-as-it-is', subject: `attempt:${attemptId}` });
    }
  });
}

/** The same for all that have run out, whatever became of their own jobs. */
export async function closeAllRunOut(deps: Pick<LearningDeps, 'database' | 'clock'>): Promise<void> {
  const over = await deps.database.read(systemScope('learning.close-attempts'), (tx) => selectRunOut(tx, deps.clock()));
  for (const { id, organisationId } of over) await closeRunOut(deps, { organisationId, attemptId: id });
}
