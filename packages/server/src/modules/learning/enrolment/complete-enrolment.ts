import assert from 'node:assert/strict';
import type { Scope, Tx, WriteUnit } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { AwardInput } from '../../issuer/index.ts';
import { readAssessed } from '../completion/read-assessed.ts';
import { readStanding } from '../completion/read-standing.ts';
import { standingToSay } from '../completion/results-to-say.ts';
import type { LearningDeps } from '../deps.ts';
import { programmeCompleted } from '../events.ts';
import { selectVersions } from '../programme/store.ts';
import { readWholeRecognition } from '../recognition/whole-recognition.ts';
import { nameSuccessor } from './follow-replacement.ts';
import { type EnrolmentRow, lockEnrolment, markCompleted, selectEnrolment, setCredential } from './store.ts';

interface Input {
  organisationId: string;
  enrolmentId: string;
}

/**
 * Awards what a programme leads to, once all that it asks for is done: completes the enrolment, has the credential issued
 * and notes which one. Each step looks first whether it was taken, so asking again after a crash finishes the rest, and
 * asking again after the end changes nothing.
 */
export async function completeEnrolment(deps: LearningDeps, { organisationId, enrolmentId }: Input): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.award' }, organisationId };
  const before = await deps.database.read(scope, (tx) => readWhere(tx, enrolmentId));
  if (!before?.complete || before.enrolment.credentialId) return;
  if (before.enrolment.state !== 'completed') {
    await deps.database.write(scope, (unit) => complete(unit, enrolmentId));
    deps.failPoints.reach('award.completed');
  }
  const award = await deps.database.read(scope, (tx) => decideAward(tx, enrolmentId, scope));
  const { credentialId } = await deps.issuer.issueAward(award);
  deps.failPoints.reach('award.issued');
  await deps.database.write(scope, async (unit) => {
    const isNew = await setCredential(unit.tx, { id: enrolmentId, credentialId });
    await unit.audit({
      action: isNew ? 'enrolment.awarded' : 'enrolment.award-repeated',
      subject: `enrolment:${enrolmentId}`,
      detail: { credentialId },
    });
    // It may have been replaced before this enrolment named it; from here on, whoever replaces it waits for this transaction.
    await nameSuccessor(deps, unit, credentialId);
  });
}

/** Who has given their place up earns nothing more by learning; coming back, they do. */
function hasPlace({ state }: EnrolmentRow): boolean {
  return state === 'active';
}

async function readWhere(
  tx: Tx,
  enrolmentId: string,
): Promise<{ enrolment: EnrolmentRow; complete: boolean } | undefined> {
  const enrolment = await selectEnrolment(tx, enrolmentId);
  if (!enrolment) return undefined;
  // What was learnt before takes no place.
  if (enrolment.state === 'completed' || (await readWholeRecognition(tx, enrolmentId)))
    return { enrolment, complete: true };
  if (!hasPlace(enrolment)) return { enrolment, complete: false };
  const { complete } = await readStanding(tx, enrolment);
  return { enrolment, complete };
}

async function complete(unit: WriteUnit, enrolmentId: string): Promise<void> {
  const { tx, now } = unit;
  await lockEnrolment(tx, enrolmentId);
  const standing = await readWhere(tx, enrolmentId);
  const subject = `enrolment:${enrolmentId}`;
  // A mark may have been taken back, the place given up, or another delivery been faster, since it was read.
  if (!standing?.complete || standing.enrolment.state === 'completed') {
    await unit.audit({ action: 'enrolment.left-as-it-is', subject });
    return;
  }
  const { programmeId, personId } = standing.enrolment;
  await markCompleted(tx, { id: enrolmentId, now });
  await unit.audit({ action: 'enrolment.completed', subject, personId, detail: { programmeId } });
  await unit.emit({ name: programmeCompleted, payload: { enrolmentId, programmeId, personId } });
}

async function decideAward(tx: Tx, enrolmentId: string, { actor }: Scope): Promise<AwardInput> {
  const enrolment = await selectEnrolment(tx, enrolmentId);
  assert(enrolment?.completedAt, `enrolment ${enrolmentId} is not completed`);
  const { organisationId, personId, completedAt } = enrolment;
  const recognised = await readWholeRecognition(tx, enrolmentId);
  const [programme] = await selectVersions(tx, [recognised?.versionId ?? enrolment.versionId]);
  const person = (await findPeople(tx, [personId])).get(personId);
  assert(programme && person?.primaryEmail, `the programme or the learner of enrolment ${enrolmentId} is gone`);
  const standing = await readStanding(tx, enrolment);
  // What was passed here before is said too; what the rule adds up is not, for it was not what was decided by.
  const passed = standing.results.filter(({ outcome }) => outcome === 'passed');
  const { results, evidence } = await readAssessed(
    tx,
    enrolment,
    recognised ? { ...standing, results: passed } : standing,
  );
  return {
    organisationId,
    achievementId: programme.achievementId,
    terms: programme.achievementTerms ?? undefined,
    idempotencyKey: `enrolment:${enrolmentId}`,
    recipient: { personId, name: person.name, email: person.primaryEmail },
    completedOn: dayOf(completedAt),
    // Days on both ends: with an hour on one of them, what was done in a day would end before it began. When it began that somebody
    // learnt elsewhere, nobody here knows.
    activityStart: recognised ? undefined : new Date(`${dayOf(enrolment.enrolledAt)}T00:00:00Z`),
    results: recognised
      ? [...recognised.results, ...results]
      : [...results, ...standingToSay(standing, standing.totalRequired)],
    evidence: recognised ? [recognised.evidence, ...evidence] : evidence,
    hours: programme.hours > 0 ? programme.hours : undefined,
    actor,
  };
}

/** The day in UTC, `YYYY-MM-DD`. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
