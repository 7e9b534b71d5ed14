import { systemScope } from '../../../storage/index.ts';
import { awardOutcomes } from '../completion/award-outcomes.ts';
import { selectAwardsWaiting } from '../completion/award-store.ts';
import type { LearningDeps } from '../deps.ts';
import { completeEnrolment } from './complete-enrolment.ts';
import { selectAwaitingCredential } from './store.ts';

const waitedMilliseconds = 120_000;

/**
 * Tries again for those who completed a programme or mastered an outcome and have no credential yet, such as where the achievement had been
 * archived meanwhile. One that cannot be issued does not keep the others waiting.
 */
export async function awardWaiting(deps: LearningDeps): Promise<void> {
  const before = new Date(deps.clock().getTime() - waitedMilliseconds);
  const waiting = await deps.database.read(systemScope('learning.award-waiting'), (tx) =>
    selectAwaitingCredential(tx, before),
  );
  for (const { id: enrolmentId, organisationId } of waiting)
    await tryAgain(deps, enrolmentId, () => completeEnrolment(deps, { organisationId, enrolmentId }));
  const outcomes = await deps.database.read(systemScope('learning.award-waiting'), (tx) =>
    selectAwardsWaiting(tx, before),
  );
  for (const { enrolmentId, organisationId } of outcomes)
    await tryAgain(deps, enrolmentId, () => awardOutcomes(deps, { organisationId, enrolmentId }));
}

async function tryAgain({ log }: LearningDeps, enrolmentId: string, award: () => Promise<void>): Promise<void> {
  try {
    await award();
  } catch (error) {
    log.warn({ enrolmentId, error: String(error) }, 'what was earned still has no credential');
  }
}
