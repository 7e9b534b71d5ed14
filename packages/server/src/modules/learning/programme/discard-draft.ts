import { Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { lockOwnProgramme, type OwnProgramme, readOwnProgramme } from './own-programme.ts';
import { type ProgrammeForStaff, presentForStaff } from './present-programme.ts';
import { deleteDraft } from './version-store.ts';

/** Throws the draft of a next version away; the published one stays as it is. */
export async function discardDraft(
  { database }: Pick<LearningDeps, 'database'>,
  own: OwnProgramme,
): Promise<ProgrammeForStaff> {
  return database.write(own.scope, async (unit) => {
    const draft = await lockOwnProgramme(unit.tx, own);
    if (draft.state === 'published') {
      throw new Refusal('no-draft', 'Nothing was changed: the newest version is published, and there is no draft.');
    }
    if (draft.version === 1) {
      throw new Refusal('no-draft', 'Nothing was changed: this draft is all there is of the programme.');
    }
    await deleteDraft(unit.tx, draft.versionId);
    await unit.audit({
      action: 'programme.draft-discarded',
      subject: `programme:${draft.id}`,
      detail: { version: draft.version },
    });
    return presentForStaff(unit.tx, await readOwnProgramme(unit.tx, own));
  });
}
