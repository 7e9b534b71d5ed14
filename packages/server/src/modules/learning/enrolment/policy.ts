import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type EnrolmentRow, selectEnrolment } from './store.ts';

/** An enrolment that is the caller's own, and the scope to learn in. */
export interface OwnEnrolment {
  enrolment: EnrolmentRow;
  /** The learner's own scope, and inside it the organisation whose programme it is: only now may its tables be used. */
  inside: Scope;
}

/** Opens the caller's own enrolment; anybody else's does not exist. */
export async function openEnrolment(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, enrolmentId }: { scope: Scope; enrolmentId: string },
): Promise<OwnEnrolment> {
  const enrolment = await database.read(scope, (tx) => selectEnrolment(tx, enrolmentId));
  if (!enrolment || enrolment.personId !== scope.personId) throw notFound('enrolment');
  return { enrolment, inside: { ...scope, organisationId: enrolment.organisationId } };
}
