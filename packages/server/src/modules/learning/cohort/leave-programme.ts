import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { type EnrolmentDetail, presentEnrolment } from '../enrolment/present-enrolment.ts';
import { lockEnrolment, setPlace } from '../enrolment/store.ts';
import { fillPlaces } from './fill-places.ts';
import { lockCohorts } from './store.ts';

/** Gives the caller's place up, or has them wait no longer; the place goes to whoever has waited longest, at once. */
export async function leaveProgramme(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'origin'>,
  { scope, enrolmentId }: { scope: Scope; enrolmentId: string },
): Promise<EnrolmentDetail> {
  const { enrolment: read, inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'look' });
  return deps.database.write(inside, async (unit) => {
    const [cohort] = read.cohortId ? await lockCohorts(unit.tx, [read.cohortId]) : [];
    const enrolment = await lockEnrolment(unit.tx, enrolmentId);
    // The staff moved them at this very moment: what they see is no longer true.
    if (!enrolment || enrolment.cohortId !== read.cohortId || enrolment.state === 'applying')
      throw notFound('enrolment');
    if (enrolment.state === 'completed') {
      throw new Refusal('enrolment-completed', 'Nothing was changed: you have completed this programme.');
    }
    await setPlace(unit.tx, { id: enrolmentId, state: 'left', cohortId: enrolment.cohortId, now: unit.now });
    await unit.audit({
      action: enrolment.state === 'waiting' ? 'enrolment.stopped-waiting' : 'enrolment.left',
      subject: `enrolment:${enrolmentId}`,
      detail: { cohortId: enrolment.cohortId },
    });
    if (cohort) await fillPlaces(deps, unit, cohort);
    return presentEnrolment(unit.tx, { ...enrolment, state: 'left', waitingSince: null }, unit.now);
  });
}
