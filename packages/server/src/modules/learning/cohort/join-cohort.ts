import assert from 'node:assert/strict';
import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type EnrolmentDetail, presentEnrolment } from '../enrolment/present-enrolment.ts';
import { requirePrerequisites } from '../enrolment/require-prerequisites.ts';
import {
  type EnrolmentRow,
  insertEnrolment,
  lockEnrolment,
  selectEnrolmentOf,
  setPlace,
  setVersion,
} from '../enrolment/store.ts';
import { enrolmentStarted, placeTaken } from '../events.ts';
import { isOnOffer } from '../programme/policy.ts';
import { type ProgrammeRow, selectOffered } from '../programme/store.ts';
import { isEnrolling } from './calendar-days.ts';
import { hasPlace } from './policy.ts';
import { type CohortRow, lockCohorts, selectCohort } from './store.ts';

type Deps = Pick<LearningDeps, 'database' | 'randomness'>;

interface Input {
  scope: Scope;
  cohortId: string;
  body: BodyOf<typeof endpoints.joinCohort>;
}

/**
 * Enrols the caller in a cohort, or puts them at the end of its waiting list where they would rather wait. Places are counted
 * under the lock of the cohort: as many as there are find one, and no more.
 */
export async function joinCohort(deps: Deps, { scope, cohortId, body }: Input): Promise<EnrolmentDetail> {
  const { personId } = scope;
  const programme = await deps.database.read(scope, (tx) => selectOnOffer(tx, cohortId));
  if (!programme || !personId) throw notFound('cohort');
  const { organisationId, id: programmeId } = programme;
  const of = { personId, programmeId };
  return deps.database.write({ ...scope, organisationId }, async (unit) => {
    const [cohort] = await lockCohorts(unit.tx, [cohortId]);
    assert(cohort);
    const own = await selectEnrolmentOf(unit.tx, of);
    // Behind the lock: what they applied for may be recognised at this very moment.
    const before = own && (await lockEnrolment(unit.tx, own.id));
    const isEnrolled = before !== undefined && before.state !== 'left' && before.state !== 'applying';
    const isNew = !isEnrolled && (await take(deps, unit, { personId, programme, cohort, before, body }));
    const enrolment = await selectEnrolmentOf(unit.tx, of);
    assert(enrolment);
    if (!isNew) requireSame(enrolment, cohort);
    const started = enrolment.state === 'waiting' ? 'enrolment.waiting' : 'enrolment.started';
    await unit.audit({
      action: isNew ? started : 'enrolment.repeated',
      subject: `enrolment:${enrolment.id}`,
      detail: { programmeId, versionId: enrolment.versionId, cohortId },
    });
    if (isNew && (!before || before.state === 'applying'))
      await unit.emit({ name: enrolmentStarted, payload: { enrolmentId: enrolment.id, programmeId, personId } });
    return presentEnrolment(unit.tx, enrolment, unit.now);
  });
}

/** The programme of a cohort that can be enrolled in. */
async function selectOnOffer(tx: Tx, cohortId: string): Promise<ProgrammeRow | undefined> {
  const cohort = await selectCohort(tx, cohortId);
  const programme = cohort && (await selectOffered(tx, cohort.programmeId));
  return programme && isOnOffer(programme) && programme.pace !== 'self-paced' ? programme : undefined;
}

interface Asked {
  personId: string;
  programme: ProgrammeRow;
  /** Locked. */
  cohort: CohortRow;
  /** The enrolment of one who left and comes back, or who only applied for recognition. Locked. */
  before: EnrolmentRow | undefined;
  body: Input['body'];
}

/** Takes a place, or the end of the line; says no where another request of the same person was faster. */
async function take(
  { randomness }: Deps,
  unit: WriteUnit,
  { personId, programme, cohort, before, body }: Asked,
): Promise<boolean> {
  const { organisationId, id: programmeId, versionId } = programme;
  if (!isEnrolling(cohort, unit.now)) {
    throw new Refusal('cohort-closed', `You are not enrolled: enrolling in “${cohort.name}” has closed.`);
  }
  await requirePrerequisites(unit, programme, personId);
  const placed = await hasPlace(unit.tx, cohort);
  if (!placed && !body.waitingList) {
    throw new Refusal(
      'cohort-full',
      `You are not enrolled: the last place of “${cohort.name}” is taken. You can wait for one, or choose another cohort.`,
    );
  }
  const place = { state: placed ? 'active' : 'waiting', cohortId: cohort.id, now: unit.now } as const;
  if (!before) {
    return insertEnrolment(unit.tx, {
      id: randomness.uuid(),
      organisationId,
      programmeId,
      versionId,
      personId,
      ...place,
    });
  }
  // Whoever only applied for recognition has learnt from no version yet.
  if (before.state === 'applying') await setVersion(unit.tx, { id: before.id, versionId, now: unit.now });
  await setPlace(unit.tx, { id: before.id, ...place });
  if (placed && before.state === 'left') await unit.emit({ name: placeTaken, payload: { enrolmentId: before.id } });
  return true;
}

function requireSame({ cohortId }: EnrolmentRow, cohort: CohortRow): void {
  if (cohortId === cohort.id) return;
  throw new Refusal(
    'enrolled-already',
    'Nothing was changed: you are enrolled in this programme already. Give that place up first to take another.',
  );
}
