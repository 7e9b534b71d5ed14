import assert from 'node:assert/strict';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { isOnOffer } from '../programme/policy.ts';
import { readPrerequisites } from '../programme/prerequisites.ts';
import { type ProgrammeRow, selectOffered } from '../programme/store.ts';
import { type EnrolmentDetail, presentEnrolment } from './present-enrolment.ts';
import { insertEnrolment, selectEnrolmentOf } from './store.ts';

/** Enrols the caller in a programme on offer. Whoever is enrolled already gets the enrolment they have. */
export async function enrol(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { scope, programmeId }: { scope: Scope; programmeId: string },
): Promise<EnrolmentDetail> {
  const { personId } = scope;
  if (!personId) throw notFound('programme');
  const found = await database.read(scope, async (tx) => {
    const enrolment = await selectEnrolmentOf(tx, { personId, programmeId });
    return enrolment ? presentEnrolment(tx, enrolment) : selectOffered(tx, programmeId);
  });
  if (found && 'modules' in found) return found;
  if (!found || !isOnOffer(found)) throw notFound('programme');
  const { organisationId, versionId } = found;
  return database.write({ ...scope, organisationId }, async (unit) => {
    await requirePrerequisites(unit, found, personId);
    const row = { id: randomness.uuid(), organisationId, programmeId, versionId, personId, now: unit.now };
    const isNew = await insertEnrolment(unit.tx, row);
    const enrolment = await selectEnrolmentOf(unit.tx, { personId, programmeId });
    assert(enrolment);
    await unit.audit({
      action: isNew ? 'enrolment.started' : 'enrolment.repeated',
      subject: `enrolment:${enrolment.id}`,
      detail: { programmeId, versionId: enrolment.versionId },
    });
    return presentEnrolment(unit.tx, enrolment);
  });
}

async function requirePrerequisites({ tx, now }: WriteUnit, programme: ProgrammeRow, personId: string): Promise<void> {
  const missing = (await readPrerequisites(tx, programme, { personId, now })).filter(({ held }) => !held);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `“${name}”`).join(', ');
  throw new Refusal(
    'prerequisites-missing',
    `You are not enrolled. Before this programme one must have earned: ${names}.`,
  );
}
