import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from './policy.ts';
import { type EnrolmentDetail, presentEnrolment } from './present-enrolment.ts';

/** One of the caller's own enrolments, with the progress of every lesson. */
export async function getEnrolment(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  input: { scope: Scope; enrolmentId: string },
): Promise<EnrolmentDetail> {
  const { enrolment, inside } = await openEnrolment(deps, { ...input, purpose: 'look' });
  return deps.database.read(inside, (tx) => presentEnrolment(tx, enrolment, deps.clock()));
}
