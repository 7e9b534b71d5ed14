import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { deleteModule } from './content-store.ts';
import { editProgramme, type OwnProgramme } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';

/** Removes a module with its lessons from a draft programme. */
export async function removeModule(
  deps: Pick<LearningDeps, 'database'>,
  { moduleId, ...own }: OwnProgramme & { moduleId: string },
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'module.removed', async ({ tx }, { versionId }) => {
    if (!(await deleteModule(tx, { id: moduleId, versionId }))) throw notFound('module');
    return { moduleId };
  });
}
