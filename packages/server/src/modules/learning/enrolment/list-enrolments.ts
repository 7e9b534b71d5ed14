import { notFound } from '../../../refusal.ts';
import { type Scope, systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectOwedReviews } from '../review/peer/owed-store.ts';
import { type EnrolmentDetail, presentEnrolments } from './present-enrolment.ts';
import { selectEnrolmentsOf } from './store.ts';

/** The caller's own enrolments, the last active first. */
export async function listEnrolments(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { scope }: { scope: Scope },
): Promise<{ items: EnrolmentDetail[] }> {
  const { personId } = scope;
  if (!personId) throw notFound('enrolment');
  // Of reviews of others nothing is read but one's own share of them; whose work they are of is not for this scope.
  const owed = await database.read(systemScope('learning.owed-reviews'), (tx) => selectOwedReviews(tx, { personId }));
  return database.read(scope, async (tx) => ({
    items: await presentEnrolments(tx, { rows: await selectEnrolmentsOf(tx, personId), owed, now: clock() }),
  }));
}
