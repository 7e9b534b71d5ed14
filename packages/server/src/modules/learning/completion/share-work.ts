import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { type EnrolmentDetail, presentEnrolment } from '../enrolment/present-enrolment.ts';
import { lockEnrolment, setSharesWork } from '../enrolment/store.ts';

interface Input {
  scope: Scope;
  enrolmentId: string;
  body: BodyOf<typeof endpoints.shareWork>;
}

/** How long an award that is being decided at this moment may take: whatever comes of it is looked at after that. */
const decidedMilliseconds = 120_000;

/** Keeps whether the caller's credential says where their work can be seen. What is issued already is issued anew. */
export async function shareWork(
  deps: Pick<LearningDeps, 'clock' | 'database'>,
  { scope, enrolmentId, body: { sharesWork } }: Input,
): Promise<EnrolmentDetail> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId });
  return deps.database.write(inside, async (unit) => {
    const enrolment = await lockEnrolment(unit.tx, enrolmentId);
    if (!enrolment) throw notFound('enrolment');
    await setSharesWork(unit.tx, { id: enrolmentId, sharesWork });
    await unit.audit({
      action: 'enrolment.work-sharing-chosen',
      subject: `enrolment:${enrolmentId}`,
      detail: { sharesWork },
    });
    // A badge may be out while the programme goes on.
    for (const delay of [0, decidedMilliseconds])
      await unit.enqueue({
        task: 'match-work-links',
        payload: { organisationId: enrolment.organisationId, enrolmentId },
        key: `match-work-links:${enrolmentId}:${delay}`,
        runAt: new Date(unit.now.getTime() + delay),
      });
    return presentEnrolment(unit.tx, { ...enrolment, sharesWork }, unit.now);
  });
}
