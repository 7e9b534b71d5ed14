import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { readOwnProgramme, requireOwnAchievement, requirePrerequisites } from './own-programme.ts';
import { type ProgrammeForStaff, presentForStaff } from './present-programme.ts';
import { insertProgramme } from './store.ts';
import { insertVersion } from './version-store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  body: BodyOf<typeof endpoints.createProgramme>;
}

/** Starts a programme as a draft. */
export async function createProgramme(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { scope, organisationId, body }: Input,
): Promise<ProgrammeForStaff> {
  const id = randomness.uuid();
  const versionId = randomness.uuid();
  const { slug, ...fields } = body;
  return database.write(scope, async (unit) => {
    await requireOwnAchievement(unit.tx, { organisationId, ...body });
    await requirePrerequisites(unit.tx, { organisationId, ...body });
    if (!(await insertProgramme(unit.tx, { id, organisationId, slug, now: unit.now }))) {
      throw new Refusal(
        'slug-taken',
        `Another programme of this organisation has the short name “${slug}”. Choose another.`,
      );
    }
    await insertVersion(unit.tx, { id: versionId, organisationId, programmeId: id, number: 1, fields, now: unit.now });
    await unit.audit({
      action: 'programme.created',
      subject: `programme:${id}`,
      detail: { title: fields.title, slug },
    });
    return presentForStaff(unit.tx, await readOwnProgramme(unit.tx, { scope, organisationId, programmeId: id }));
  });
}
