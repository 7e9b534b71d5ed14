import type { LearningDeps } from '../deps.ts';
import { copyContent } from './copy-content.ts';
import { lockOwnProgramme, type OwnProgramme, readOwnProgramme } from './own-programme.ts';
import { type ProgrammeForStaff, presentForStaff } from './present-programme.ts';
import { insertVersion } from './version-store.ts';

/**
 * Starts the next version of a published programme as a draft: a copy of the newest, to be changed and published. Those who
 * are enrolled go on with theirs. Where there is a draft already, it is that one.
 */
export async function startVersion(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  own: OwnProgramme,
): Promise<ProgrammeForStaff> {
  const toVersionId = randomness.uuid();
  return database.write(own.scope, async (unit) => {
    const { tx, now } = unit;
    const newest = await lockOwnProgramme(tx, own);
    const subject = `programme:${newest.id}`;
    if (newest.state === 'draft') {
      await unit.audit({ action: 'programme.version-asked-again', subject });
      return presentForStaff(tx, newest);
    }
    const { organisationId, id: programmeId, versionId: fromVersionId } = newest;
    const number = newest.version + 1;
    await insertVersion(tx, { id: toVersionId, organisationId, programmeId, number, fields: newest, now });
    await copyContent(tx, { organisationId, fromVersionId, toVersionId, randomness });
    await unit.audit({ action: 'programme.version-started', subject, detail: { version: number } });
    return presentForStaff(tx, await readOwnProgramme(tx, own));
  });
}
