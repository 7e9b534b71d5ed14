import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
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

/** Keeps whether the caller's credential will say where their work can be seen. What is issued says what was chosen then. */
export async function shareWork(
  deps: Pick<LearningDeps, 'clock' | 'database'>,
  { scope, enrolmentId, body: { sharesWork } }: Input,
): Promise<EnrolmentDetail> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId });
  return deps.database.write(inside, async (unit) => {
    const enrolment = await lockEnrolment(unit.tx, enrolmentId);
    if (!enrolment) throw notFound('enrolment');
    // Until it is issued, such as while its achievement is archived, a link may still be taken back, but not added.
    if (enrolment.state === 'completed' && (enrolment.credentialId !== null || sharesWork)) {
      throw new Refusal(
        'enrolment-completed',
        'Nothing was changed: the programme is completed, and its credential says what you had chosen before.',
      );
    }
    await setSharesWork(unit.tx, { id: enrolmentId, sharesWork });
    await unit.audit({
      action: 'enrolment.work-sharing-chosen',
      subject: `enrolment:${enrolmentId}`,
      detail: { sharesWork },
    });
    return presentEnrolment(unit.tx, { ...enrolment, sharesWork }, unit.now);
  });
}
