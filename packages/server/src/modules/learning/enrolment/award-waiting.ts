import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { completeEnrolment } from './complete-enrolment.ts';
import { selectAwaitingCredential } from './store.ts';

const waitedMilliseconds = 120_000;

/**
 * Tries again for those who completed a programme and have no credential yet, such as where the achievement had been
 * archived meanwhile. One that cannot be issued does not keep the others waiting.
 */
export async function awardWaiting(deps: LearningDeps): Promise<void> {
  const before = new Date(deps.clock().getTime() - waitedMilliseconds);
  const waiting = await deps.database.read(systemScope('learning.award-waiting'), (tx) =>
    selectAwaitingCredential(tx, before),
  );
  for (const { id: enrolmentId, organisationId } of waiting) {
    try {
      await completeEnrolment(deps, { organisationId, enrolmentId });
    } catch (error) {
      deps.log.warn({ enrolmentId, error: String(error) }, 'a completed programme still has no credential');
    }
  }
}
