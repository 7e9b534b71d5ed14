import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx, WriteUnit } from '../../../storage/index.ts';
import { findAchievement } from '../../issuer/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type ProgrammeForStaff, presentForStaff } from './present-programme.ts';
import { lockNewest, type ProgrammeRow, selectNewest } from './store.ts';

/** Whose programme it is, and in whose name it is asked for. */
export interface OwnProgramme {
  scope: Scope;
  organisationId: string;
  programmeId: string;
}

/** Reads the newest version of a programme of the organisation: published ones of others are visible too, and must not be taken for its own. */
export async function readOwnProgramme(tx: Tx, { organisationId, programmeId }: OwnProgramme): Promise<ProgrammeRow> {
  const found = await selectNewest(tx, programmeId);
  if (found?.organisationId !== organisationId) throw notFound('programme');
  return found;
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockOwnProgramme(tx: Tx, { organisationId, programmeId }: OwnProgramme): Promise<ProgrammeRow> {
  const found = await lockNewest(tx, programmeId);
  if (found?.organisationId !== organisationId) throw notFound('programme');
  return found;
}

/**
 * Changes the draft of a programme, one change at a time, and shows what became of it.
 *
 * @throws Refusal `not-found`, `programme-published`, or what `change` throws
 */
export async function editProgramme(
  { database }: Pick<LearningDeps, 'database'>,
  own: OwnProgramme,
  action: string,
  change: (unit: WriteUnit, programme: ProgrammeRow) => Promise<Record<string, unknown>>,
): Promise<ProgrammeForStaff> {
  return database.write(own.scope, async (unit) => {
    const programme = await lockOwnProgramme(unit.tx, own);
    if (programme.state === 'published') {
      throw new Refusal(
        'programme-published',
        'Nothing was changed: people are learning from this version as it is. Start a new version, change that, and publish it.',
      );
    }
    const detail = await change(unit, programme);
    await unit.audit({ action, subject: `programme:${programme.id}`, detail });
    return presentForStaff(unit.tx, await readOwnProgramme(unit.tx, own));
  });
}

/** Refuses an achievement of somebody else as what is earned. */
export async function requireOwnAchievement(
  tx: Tx,
  { organisationId, achievementId }: { organisationId: string; achievementId: string },
): Promise<void> {
  const achievement = await findAchievement(tx, achievementId);
  if (achievement?.organisationId === organisationId) return;
  throw new Refusal('invalid-request', 'Nothing was changed. Choose an achievement of this organisation.', {
    faults: [{ pointer: '/achievementId', message: 'no achievement of this organisation has this id' }],
  });
}

/** Refuses prerequisites that are no achievements of the organisation, or that can only be earned by the programme itself. */
export async function requirePrerequisites(
  tx: Tx,
  {
    organisationId,
    achievementId,
    prerequisiteIds,
  }: { organisationId: string; achievementId: string; prerequisiteIds: readonly string[] },
): Promise<void> {
  for (const [index, id] of prerequisiteIds.entries()) {
    const pointer = `/prerequisiteIds/${index}`;
    if (id === achievementId) {
      throw new Refusal('invalid-request', 'Nothing was changed. What is earned here cannot be asked for before.', {
        faults: [{ pointer, message: 'this is what the programme leads to' }],
      });
    }
    if ((await findAchievement(tx, id))?.organisationId !== organisationId) {
      throw new Refusal('invalid-request', 'Nothing was changed. Choose achievements of this organisation.', {
        faults: [{ pointer, message: 'no achievement of this organisation has this id' }],
      });
    }
  }
}
