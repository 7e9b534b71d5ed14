import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { requireOwnAchievement } from '../programme/own-programme.ts';
import { changeImport, type OwnImport } from './own-import.ts';
import { type ImportView, presentImport } from './present-import.ts';
import { updateImport } from './store.ts';

/** Says yes to a package that was read and looked at: a draft programme is made of it. */
export async function runImport(
  deps: Pick<LearningDeps, 'database'>,
  { body: { achievementId }, ...own }: OwnImport & { body: BodyOf<typeof endpoints.runImport> },
): Promise<ImportView> {
  const { organisationId, importId } = own;
  return changeImport(deps, own, ['ready'], async (unit, row) => {
    if (achievementId) await requireOwnAchievement(unit.tx, { organisationId, achievementId });
    const change = { state: 'writing', achievementId, progressDone: 0, progressTotal: 1 } as const;
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
