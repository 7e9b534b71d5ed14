import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type EnrolmentDetail, presentEnrolments } from './present-enrolment.ts';
import { selectEnrolmentsOf } from './store.ts';

/** The caller's own enrolments, the last active first. */
export async function listEnrolments(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { scope }: { scope: Scope },
): Promise<{ items: EnrolmentDetail[] }> {
  const { personId } = scope;
  if (!personId) throw notFound('enrolment');
  return database.read(scope, async (tx) => ({
    items: await presentEnrolments(tx, await selectEnrolmentsOf(tx, personId), clock()),
  }));
}
