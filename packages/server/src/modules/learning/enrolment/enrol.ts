import assert from 'node:assert/strict';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { enrolmentStarted, placeTaken } from '../events.ts';
import { isOnOffer } from '../programme/policy.ts';
import { selectOffered } from '../programme/store.ts';
import { type EnrolmentDetail, presentEnrolment } from './present-enrolment.ts';
import { requirePrerequisites } from './require-prerequisites.ts';
import { insertEnrolment, lockEnrolment, selectEnrolmentOf, setPlace, setVersion } from './store.ts';

/**
 * Enrols the caller in a programme on offer, at their own pace. Whoever is enrolled already gets the enrolment they have, and
 * whoever left goes on with theirs.
 */
export async function enrol(
  { database, randomness, clock }: Pick<LearningDeps, 'database' | 'randomness' | 'clock'>,
  { scope, programmeId }: { scope: Scope; programmeId: string },
): Promise<EnrolmentDetail> {
  const { personId } = scope;
  if (!personId) throw notFound('programme');
  const { own, offered } = await database.read(scope, async (tx) => ({
    own: await selectEnrolmentOf(tx, { personId, programmeId }),
    offered: await selectOffered(tx, programmeId),
  }));
  if (own && own.state !== 'left' && own.state !== 'applying') {
    return database.read({ ...scope, organisationId: own.organisationId }, (tx) => presentEnrolment(tx, own, clock()));
  }
  if (!offered || !isOnOffer(offered)) throw notFound('programme');
  if (offered.pace === 'cohorts') {
    throw new Refusal('cohort-needed', 'You are not enrolled: this programme is learnt in cohorts. Choose one.');
  }
  const { organisationId, versionId } = offered;
  return database.write({ ...scope, organisationId }, async (unit) => {
    await requirePrerequisites(unit, offered, personId);
    const place = { state: 'active', cohortId: null, now: unit.now } as const;
    const row = { id: randomness.uuid(), organisationId, programmeId, versionId, personId };
    const before = await takePlace(unit.tx, { ...row, ...place });
    const isNew = before !== 'enrolled';
    const enrolment = await selectEnrolmentOf(unit.tx, { personId, programmeId });
    assert(enrolment);
    await unit.audit({
      action: isNew ? 'enrolment.started' : 'enrolment.repeated',
      subject: `enrolment:${enrolment.id}`,
      detail: { programmeId, versionId: enrolment.versionId },
    });
    if (before === 'left') await unit.emit({ name: placeTaken, payload: { enrolmentId: enrolment.id } });
    else if (isNew)
      await unit.emit({ name: enrolmentStarted, payload: { enrolmentId: enrolment.id, programmeId, personId } });
    return presentEnrolment(unit.tx, enrolment, unit.now);
  });
}

/** Takes a place, and tells what was there before. Behind the lock: whoever enrols twice at once comes back once. */
async function takePlace(
  tx: Tx,
  row: Parameters<typeof insertEnrolment>[1],
): Promise<'nothing' | 'left' | 'applying' | 'enrolled'> {
  if (await insertEnrolment(tx, row)) return 'nothing';
  const there = await selectEnrolmentOf(tx, row);
  const own = there && (await lockEnrolment(tx, there.id));
  if (own?.state !== 'left' && own?.state !== 'applying') return 'enrolled';
  // Whoever only applied for recognition has learnt from no version yet.
  if (own.state === 'applying') await setVersion(tx, { id: own.id, versionId: row.versionId, now: row.now });
  await setPlace(tx, { ...row, id: own.id });
  return own.state;
}
