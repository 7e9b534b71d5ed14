import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import { findOrganisation, findPersonByVerifiedEmail } from '../../account/index.ts';
import { findAchievement } from '../achievement/read-achievements.ts';
import { onTerms } from '../achievement/terms.ts';
import type { IssuerDeps } from '../deps.ts';
import { ensureSigningKey } from '../key/ensure-signing-key.ts';
import { holdActiveKey } from '../key/hold-active-key.ts';
import type { SigningKey } from '../key/store.ts';
import { reserveStatusIndex } from '../status/reserve-status-index.ts';
import type { AwardInput } from './award.ts';
import { composeCredential } from './compose-credential.ts';
import { finishCredential } from './finish-credential.ts';
import { type CredentialRow, insertPending, selectByIdempotencyKey } from './store.ts';

/** How long the one who reserved has to finish, before the worker does. */
export const finishAfterSeconds = 15;

/**
 * Issues a credential (the first natural path): one transaction records the intent — id, status index, what will be
 * signed — then it is signed, and a second records the signature with its event and mail. Whatever dies in between, the
 * worker finishes from the record, and signs the same bytes: never a signature without a record.
 */
export async function issueAward(deps: IssuerDeps, input: AwardInput): Promise<{ credentialId: string }> {
  await ensureSigningKey(deps, input.organisationId);
  await deps.transparencyLog?.noticeRestore();
  const scope: Scope = { actor: input.actor, organisationId: input.organisationId };
  const reserved = await deps.database.write(scope, (unit) => reserve(deps, unit, input));
  deps.failPoints.reach('issue.reserved');
  if (reserved.state === 'pending')
    await finishCredential(deps, { organisationId: input.organisationId, credentialId: reserved.id });
  return { credentialId: reserved.id };
}

async function reserve(
  deps: IssuerDeps,
  unit: WriteUnit,
  input: AwardInput,
): Promise<Pick<CredentialRow, 'id' | 'state'>> {
  const { organisationId, idempotencyKey } = input;
  const key = await holdActiveKey(unit.tx, organisationId);
  const before = await selectByIdempotencyKey(unit.tx, organisationId, idempotencyKey);
  if (before) {
    await unit.audit({ action: 'credential.asked-again', subject: `credential:${before.id}` });
    return before;
  }
  const row = await compose(deps, unit, input, key);
  if (!(await insertPending(unit.tx, row))) {
    const other = await selectByIdempotencyKey(unit.tx, organisationId, idempotencyKey);
    // Either somebody else was first with this key, or, once in many lifetimes, with this status index.
    if (other) {
      await unit.audit({ action: 'credential.asked-again', subject: `credential:${other.id}` });
      return other;
    }
    return reserve(deps, unit, input);
  }
  deps.failPoints.reach('issue.reserving');
  await unit.audit({
    action: 'credential.reserved',
    subject: `credential:${row.id}`,
    detail: { achievementId: row.achievementId },
  });
  await unit.enqueue({
    task: 'finish-credential',
    payload: { organisationId, credentialId: row.id },
    key: `finish-credential:${row.id}`,
    runAt: new Date(unit.now.getTime() + finishAfterSeconds * 1000),
  });
  return { id: row.id, state: 'pending' };
}

async function compose({ randomness, origin }: IssuerDeps, unit: WriteUnit, input: AwardInput, key: SigningKey) {
  const { tx, now } = unit;
  const organisation = await findOrganisation(tx, input.organisationId);
  const achievement = await findAchievement(tx, input.achievementId);
  if (!organisation || achievement?.organisationId !== input.organisationId) throw notFound('achievement');
  if (achievement.state !== 'active') {
    throw new Refusal(
      'achievement-not-active',
      `“${achievement.name}” is ${achievement.state}. Activate it, then issue.`,
    );
  }
  const email = input.recipient.email.toLowerCase();
  const place = await reserveStatusIndex(unit, { organisationId: organisation.id, randomness });
  const id = randomness.uuid();
  const credential = composeCredential({
    origin,
    id,
    subjectId: `urn:uuid:${randomness.uuid()}`,
    organisation,
    achievement: onTerms(achievement, input.terms),
    input,
    place,
    now,
  });
  return {
    id,
    organisationId: organisation.id,
    achievementId: achievement.id,
    signingKeyId: key.id,
    personId: input.recipient.personId ?? (await findPersonByVerifiedEmail(tx, email)) ?? null,
    recipientEmail: email,
    recipientName: input.recipient.name,
    idempotencyKey: input.idempotencyKey,
    statusListId: place.statusListId,
    statusIndex: place.index,
    unsigned: JSON.stringify(credential),
    proofCreated: now,
    validUntil: input.validUntil ?? null,
    completedOn: input.completedOn,
    results: (input.results ?? []).map(({ name, value, requiredValue, resultType }) => ({
      name,
      value,
      requiredValue: requiredValue ?? null,
      unit: resultType === 'Percent' ? '%' : null,
    })),
    narrative: input.narrative ?? null,
    reissueOf: null,
    reissueReason: null,
    createdAt: now,
  };
}
