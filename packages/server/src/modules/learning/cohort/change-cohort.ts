import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { fillPlaces } from './fill-places.ts';
import { lockOwnCohort } from './policy.ts';
import { type CohortForStaff, presentCohort } from './present-cohort.ts';
import { requirePossible } from './require-possible.ts';
import { type CohortRow, countPlaces, updateCohort } from './store.ts';

interface Input extends OwnProgramme {
  cohortId: string;
  body: BodyOf<typeof endpoints.changeCohort>;
}

/** Changes a cohort; what it then has of places goes to those who wait. */
export async function changeCohort(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  { body: { closed, ...fields }, cohortId, ...own }: Input,
): Promise<CohortForStaff> {
  return deps.database.write(own.scope, async (unit) => {
    const { cohort, programme } = await lockOwnCohort(unit.tx, { ...own, cohortId });
    const { taken = 0 } = (await countPlaces(unit.tx, [cohortId])).get(cohortId) ?? {};
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const changed: CohortRow = { ...cohort, ...given, closedAt: closedAfter(cohort.closedAt, closed, unit.now) };
    requirePossible(changed, { taken });
    await updateCohort(unit.tx, changed);
    await unit.audit({
      action: closed === undefined ? 'cohort.changed' : closed ? 'cohort.closed' : 'cohort.reopened',
      subject: `programme:${programme.id}`,
      detail: { cohortId },
    });
    await fillPlaces(deps, unit, changed);
    return presentCohort(unit.tx, cohortId, unit.now);
  });
}

function closedAfter(before: Date | null, closed: boolean | undefined, now: Date): Date | null {
  if (closed === undefined) return before;
  return closed ? (before ?? now) : null;
}
