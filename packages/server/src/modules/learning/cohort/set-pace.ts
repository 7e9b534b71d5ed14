import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { lockOwnProgramme, type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { type CohortList, presentCohorts } from './present-cohort.ts';
import { updatePace } from './store.ts';

/** Decides how a programme is learnt; who is enrolled stays as they are. */
export async function setPace(
  { database }: Pick<LearningDeps, 'database'>,
  { body, ...own }: OwnProgramme & { body: BodyOf<typeof endpoints.setPace> },
): Promise<CohortList> {
  return database.write(own.scope, async (unit) => {
    const { id } = await lockOwnProgramme(unit.tx, own);
    await updatePace(unit.tx, { id, pace: body.pace });
    await unit.audit({ action: 'programme.pace-set', subject: `programme:${id}`, detail: { pace: body.pace } });
    return presentCohorts(unit.tx, id, unit.now);
  });
}

/** The cohorts of a programme, the last to start first, and its pace. */
export async function listCohorts(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  own: OwnProgramme,
): Promise<CohortList> {
  return database.read(own.scope, async (tx) => {
    const { id } = await readOwnProgramme(tx, own);
    return presentCohorts(tx, id, clock());
  });
}
