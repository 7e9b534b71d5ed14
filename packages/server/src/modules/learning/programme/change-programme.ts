import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { editProgramme, type OwnProgramme, requireOwnAchievement, requirePrerequisites } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';
import type { ProgrammeFields } from './store.ts';
import { updateVersion } from './version-store.ts';

interface Input extends OwnProgramme {
  body: BodyOf<typeof endpoints.changeProgramme>;
}

/** Changes what a draft programme says of itself; what is not named stays. */
export async function changeProgramme(
  deps: Pick<LearningDeps, 'database'>,
  { body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'programme.changed', async ({ tx }, before) => {
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const fields: ProgrammeFields = { ...before, ...given };
    if (body.achievementId) await requireOwnAchievement(tx, { ...own, achievementId: body.achievementId });
    if (body.prerequisiteIds) await requirePrerequisites(tx, { ...own, ...fields });
    await updateVersion(tx, { id: before.versionId, organisationId: before.organisationId, fields });
    return { fields: Object.keys(given) };
  });
}
