import { systemScope } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { selectSubmission } from '../../submission/store.ts';
import { selectRubricFor } from '../rubric-store.ts';
import { makeRing } from './make-ring.ts';

/** Makes a ring as soon as so many wait as the rubric asks for; otherwise they wait for staff. */
export async function fillRing(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'origin'>,
  { organisationId, submissionId }: { organisationId: string; submissionId: string },
): Promise<void> {
  const scope = { ...systemScope('learning.peer-ring'), organisationId };
  await deps.database.write(scope, async (unit) => {
    const submission = await selectSubmission(unit.tx, submissionId);
    const rubric = submission && (await selectRubricFor(unit.tx, submission));
    const peer = rubric?.peer;
    const { originId } = submission ?? { originId: '' };
    const ring = peer?.ringOf
      ? await makeRing(deps, unit, { organisationId, originId, peer, least: peer.ringOf })
      : undefined;
    if (!ring) await unit.audit({ action: 'peer-review.no-ring-yet', subject: `submission:${submissionId}` });
  });
}
