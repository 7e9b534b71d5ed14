import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { insertModule } from './content-store.ts';
import { editProgramme, type OwnProgramme } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';

interface Input extends OwnProgramme {
  body: BodyOf<typeof endpoints.addModule>;
}

/** Adds a module at the end of a draft programme. */
export async function addModule(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  const id = deps.randomness.uuid();
  return editProgramme(deps, own, 'module.added', async ({ tx }, { organisationId, versionId }) => {
    await insertModule(tx, { id, organisationId, versionId, ...body });
    return { moduleId: id, title: body.title };
  });
}
