import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { updateModule } from './content-store.ts';
import { editProgramme, type OwnProgramme } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';

interface Input extends OwnProgramme {
  moduleId: string;
  body: BodyOf<typeof endpoints.changeModule>;
}

/** Changes a module's title or summary; what is not named stays. */
export async function changeModule(
  deps: Pick<LearningDeps, 'database'>,
  { moduleId, body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'module.changed', async ({ tx }, { versionId }) => {
    if (!(await updateModule(tx, { id: moduleId, versionId, ...body }))) throw notFound('module');
    return { moduleId };
  });
}
