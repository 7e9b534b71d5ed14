import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { requireOwnAchievement } from '../programme/own-programme.ts';
import { requireOwnPools } from '../question/own-question.ts';
import { changeImport, type OwnImport } from './own-import.ts';
import { type ImportView, presentImport } from './present-import.ts';
import { type ImportRow, updateImport } from './store.ts';

/** Says yes to a package that was read and looked at: a draft programme is made of it, or questions of the bank. */
export async function runImport(
  deps: Pick<LearningDeps, 'database'>,
  { body, ...own }: OwnImport & { body: BodyOf<typeof endpoints.runImport> },
): Promise<ImportView> {
  const { organisationId, importId } = own;
  return changeImport(deps, own, ['ready'], async (unit, row) => {
    const { achievementId, poolId, alreadyThere } = body;
    refuseOfOthers(row, body);
    if (achievementId) await requireOwnAchievement(unit.tx, { organisationId, achievementId });
    if (poolId) await requireOwnPools(unit.tx, { organisationId, poolIds: [poolId], pointer: () => '/poolId' });
    const chosen = { achievementId, poolId, alreadyThere };
    const change = { state: 'writing', ...chosen, progressDone: 0, progressTotal: 1 } as const;
    await updateImport(unit.tx, row, { ...change, now: unit.now });
    await unit.audit({ action: 'import.confirmed', subject: `import:${importId}`, detail: { title: row.title } });
    await unit.enqueue({
      task: 'write-import',
      payload: { organisationId, importId },
      key: `write-import:${importId}`,
    });
    return presentImport({ ...row, ...change });
  });
}

/** What is chosen must be of what is made. */
function refuseOfOthers({ target }: ImportRow, { achievementId, poolId }: BodyOf<typeof endpoints.runImport>): void {
  const faults =
    target === 'bank'
      ? achievementId && [{ pointer: '/achievementId', message: 'questions of the bank lead to no achievement' }]
      : poolId && [{ pointer: '/poolId', message: 'a programme goes into no pool' }];
  if (faults) throw new Refusal('invalid-request', 'Nothing was started.', { faults });
}
