import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { lockOwnProgramme, type OwnProgramme } from '../programme/own-programme.ts';
import { type CohortForStaff, presentCohort } from './present-cohort.ts';
import { requirePossible } from './require-possible.ts';
import { insertCohort, updatePace } from './store.ts';

/** Plans a cohort. The first of a programme that was self-paced has it offered either way: without, nobody would see it. */
export async function createCohort(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { body, ...own }: OwnProgramme & { body: BodyOf<typeof endpoints.createCohort> },
): Promise<CohortForStaff> {
  const id = randomness.uuid();
  requirePossible(body, { taken: 0 });
  return database.write(own.scope, async (unit) => {
    const { id: programmeId, organisationId, pace } = await lockOwnProgramme(unit.tx, own);
    await insertCohort(unit.tx, { ...body, id, organisationId, programmeId, now: unit.now });
    if (pace === 'self-paced') await updatePace(unit.tx, { id: programmeId, pace: 'both' });
    await unit.audit({ action: 'cohort.created', subject: `programme:${programmeId}`, detail: { cohortId: id } });
    return presentCohort(unit.tx, id, unit.now);
  });
}
