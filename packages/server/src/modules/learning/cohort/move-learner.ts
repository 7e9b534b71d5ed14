import assert from 'node:assert/strict';
import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type LearnerForStaff, presentLearners } from '../enrolment/list-learners.ts';
import { type EnrolmentRow, lockEnrolment, selectEnrolment, selectLearnerRow, setPlace } from '../enrolment/store.ts';
import { enrolmentMoved } from '../events.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { phaseOf } from './calendar-days.ts';
import { fillPlaces, tellPlaced } from './fill-places.ts';
import { type CohortRow, countPlaces, lockCohorts } from './store.ts';

type Deps = Pick<LearningDeps, 'database' | 'origin'>;

interface Input extends OwnProgramme {
  enrolmentId: string;
  body: BodyOf<typeof endpoints.moveLearner>;
}

/**
 * Has a learner go on in another cohort, wait for a place in it, or go on at their own pace. The place they had goes to whoever
 * has waited longest there. Staff, too, fill no more places than there are.
 */
export async function moveLearner(deps: Deps, { enrolmentId, body, ...own }: Input): Promise<LearnerForStaff> {
  return deps.database.write(own.scope, async (unit) => {
    const programme = await readOwnProgramme(unit.tx, own);
    const read = await selectEnrolment(unit.tx, enrolmentId);
    if (read?.programmeId !== programme.id) throw notFound('learner');
    const cohorts = await lockCohorts(
      unit.tx,
      [read.cohortId, body.cohortId].filter((id) => id !== null),
    );
    const enrolment = await lockEnrolment(unit.tx, enrolmentId);
    if (enrolment?.cohortId !== read.cohortId) throw notFound('learner');
    const to = cohorts.find(({ id }) => id === body.cohortId);
    if (body.cohortId && to?.programmeId !== programme.id) throw notFound('cohort');
    await requireMovable(unit, enrolment, { to, waitingList: body.waitingList });
    await move(deps, unit, { enrolment, to, waitingList: body.waitingList });
    for (const cohort of cohorts) await fillPlaces(deps, unit, cohort);
    const row = await selectLearnerRow(unit.tx, enrolmentId);
    assert(row);
    const [shown] = await presentLearners(unit.tx, [row]);
    assert(shown);
    return shown;
  });
}

interface Where {
  /** Nowhere is their own pace. */
  to: CohortRow | undefined;
  waitingList: boolean;
}

async function move(
  deps: Deps,
  unit: WriteUnit,
  { enrolment, to, waitingList }: Where & { enrolment: EnrolmentRow },
): Promise<void> {
  const { id, personId } = enrolment;
  const cohortId = to?.id ?? null;
  const state = waitingList && to ? 'waiting' : 'active';
  await setPlace(unit.tx, { id, state, cohortId, now: unit.now });
  const subject = `enrolment:${id}`;
  await unit.audit({ action: 'enrolment.moved-to-cohort', subject, personId, detail: { cohortId, state } });
  if (to && state === 'active') await tellPlaced(deps, unit, { cohort: to, enrolment });
  else await unit.emit({ name: enrolmentMoved, payload: { enrolmentId: id, versionId: enrolment.versionId } });
}

async function requireMovable(
  { tx, now }: WriteUnit,
  { state, cohortId }: EnrolmentRow,
  { to, waitingList }: Where,
): Promise<void> {
  if (state === 'completed') {
    throw new Refusal('enrolment-completed', 'Nothing was changed: this learner has completed the programme.');
  }
  if (state === 'left' || state === 'applying') {
    throw new Refusal(
      'no-place',
      'Nothing was changed: this learner has no place here. They can enrol again themselves.',
    );
  }
  if (!to) return;
  if (phaseOf(to, now) === 'ended') {
    throw new Refusal('cohort-ended', `Nothing was changed: “${to.name}” ended on ${to.endsOn}.`);
  }
  const stays = state === 'active' && cohortId === to.id;
  const { taken = 0 } = (await countPlaces(tx, [to.id])).get(to.id) ?? {};
  if (waitingList || stays || to.capacity === null || taken < to.capacity) return;
  throw new Refusal(
    'cohort-full',
    `Nothing was changed: all ${to.capacity} places of “${to.name}” are taken. Raise its capacity, or have them wait.`,
  );
}
