import assert from 'node:assert/strict';
import type { Scope, Tx, WriteUnit } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { AwardInput } from '../../issuer/index.ts';
import type { LearningDeps } from '../deps.ts';
import { nameSuccessor } from '../enrolment/follow-replacement.ts';
import { lockEnrolment, selectEnrolment } from '../enrolment/store.ts';
import { insertOutcomeAward, type OutcomeAwardRow, selectOutcomeAwards, setOutcomeCredential } from './award-store.ts';
import { readAssessed } from './read-assessed.ts';
import { readStanding } from './read-standing.ts';
import { standingToSay } from './results-to-say.ts';

interface Input {
  organisationId: string;
  enrolmentId: string;
}

/**
 * Awards the badges of the outcomes that somebody has mastered. That an outcome was mastered is written down first and stays so;
 * then each is issued and noted. Each step looks whether it was taken, so asking again after a crash finishes the rest.
 */
export async function awardOutcomes(deps: LearningDeps, { organisationId, enrolmentId }: Input): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.award-outcomes' }, organisationId };
  const isNew = await deps.database.read(scope, async (tx) => (await newlyMastered(tx, enrolmentId)).length > 0);
  if (isNew) await deps.database.write(scope, (unit) => noteMastered(unit, enrolmentId));
  deps.failPoints.reach('award.mastered');
  const awards = await deps.database.read(scope, (tx) => selectOutcomeAwards(tx, [enrolmentId]));
  await issueEach(
    deps,
    scope,
    awards.filter(({ credentialId }) => credentialId === null),
  );
}

/** One that cannot be issued now, such as while its achievement is archived, does not keep the others waiting. */
async function issueEach(deps: LearningDeps, scope: Scope, awards: readonly OutcomeAwardRow[]): Promise<void> {
  const errors: unknown[] = [];
  for (const award of awards) await issue(deps, scope, award).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** Outcomes that earn something, are mastered, and were not before, in whichever version; nobody earns by leaving. */
async function newlyMastered(tx: Tx, enrolmentId: string): Promise<string[]> {
  const enrolment = await selectEnrolment(tx, enrolmentId);
  if (enrolment?.state !== 'active' && enrolment?.state !== 'completed') return [];
  const { outcomes } = await readStanding(tx, enrolment);
  const before = new Set((await selectOutcomeAwards(tx, [enrolmentId])).map(({ originId }) => originId));
  return outcomes
    .filter(({ isMastered, achievementId, originId }) => isMastered && achievementId !== null && !before.has(originId))
    .map(({ id }) => id);
}

async function noteMastered(unit: WriteUnit, enrolmentId: string): Promise<void> {
  const { tx, now } = unit;
  const subject = `enrolment:${enrolmentId}`;
  const enrolment = await lockEnrolment(tx, enrolmentId);
  // Another delivery may have been faster since it was read.
  const mastered = enrolment ? await newlyMastered(tx, enrolmentId) : [];
  if (!enrolment || mastered.length === 0) {
    await unit.audit({ action: 'enrolment.left-as-it-is', subject });
    return;
  }
  const { organisationId, personId } = enrolment;
  for (const outcomeId of mastered)
    await insertOutcomeAward(tx, { organisationId, enrolmentId, outcomeId, personId, achievedAt: now });
  await unit.audit({ action: 'enrolment.outcomes-mastered', subject, personId, detail: { outcomes: mastered.length } });
}

async function issue(deps: LearningDeps, scope: Scope, award: OutcomeAwardRow): Promise<void> {
  const { enrolmentId, outcomeId } = award;
  const input = await deps.database.read(scope, (tx) => decideAward(tx, award, scope));
  const { credentialId } = await deps.issuer.issueAward(input);
  deps.failPoints.reach('award.badge-issued');
  await deps.database.write(scope, async (unit) => {
    const isNew = await setOutcomeCredential(unit.tx, { enrolmentId, outcomeId, credentialId });
    await unit.audit({
      action: isNew ? 'enrolment.outcome-awarded' : 'enrolment.award-repeated',
      subject: `enrolment:${enrolmentId}`,
      detail: { credentialId },
    });
    await nameSuccessor(deps, unit, credentialId);
  });
}

async function decideAward(tx: Tx, award: OutcomeAwardRow, { actor }: Scope): Promise<AwardInput> {
  const { organisationId, enrolmentId, originId, achievementId, achievementTerms, achievedAt } = award;
  const enrolment = await selectEnrolment(tx, enrolmentId);
  assert(enrolment && achievementId, `outcome ${originId} of enrolment ${enrolmentId} earns nothing`);
  const person = (await findPeople(tx, [enrolment.personId])).get(enrolment.personId);
  assert(person?.primaryEmail, `the learner of enrolment ${enrolmentId} is gone`);
  const standing = await readStanding(tx, enrolment);
  const outcomes = standing.outcomes.filter((outcome) => outcome.originId === originId);
  const only = outcomes.flatMap(({ lessons }) => lessons);
  const { results, evidence } = await readAssessed(tx, enrolment, { ...standing, only });
  const day = (time: Date) => time.toISOString().slice(0, 10);
  return {
    organisationId,
    achievementId,
    terms: achievementTerms ?? undefined,
    idempotencyKey: `outcome:${enrolmentId}:${originId}`,
    recipient: { personId: enrolment.personId, name: person.name, email: person.primaryEmail },
    completedOn: day(achievedAt),
    activityStart: new Date(`${day(enrolment.enrolledAt)}T00:00:00Z`),
    results: [...results, ...standingToSay({ totalPercent: null, outcomes }, null)],
    evidence,
    actor,
  };
}
