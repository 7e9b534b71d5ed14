import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { type Purpose, requirePlace } from '../cohort/policy.ts';
import { selectCohort } from '../cohort/store.ts';
import type { LearningDeps } from '../deps.ts';
import { type EnrolmentRow, selectEnrolment } from './store.ts';

/** An enrolment that is the caller's own, and the scope to learn in. */
export interface OwnEnrolment {
  enrolment: EnrolmentRow;
  /** The learner's own scope, and inside it the organisation whose programme it is: only now may its tables be used. */
  inside: Scope;
}

/**
 * Opens the caller's own enrolment; anybody else's does not exist. Without another purpose it is opened to learn.
 *
 * @throws Refusal `not-found`, or where the place in a cohort does not allow it `no-place`, `cohort-not-started`, `cohort-ended`
 */
export async function openEnrolment(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, enrolmentId, purpose = 'learn' }: { scope: Scope; enrolmentId: string; purpose?: Purpose },
): Promise<OwnEnrolment> {
  const { enrolment, cohort } = await database.read(scope, async (tx) => {
    const found = await selectEnrolment(tx, enrolmentId);
    return { enrolment: found, cohort: found?.cohortId ? await selectCohort(tx, found.cohortId) : undefined };
  });
  if (!enrolment || enrolment.personId !== scope.personId) throw notFound('enrolment');
  requirePlace(enrolment, cohort, { purpose, now: clock() });
  return { enrolment, inside: { ...scope, organisationId: enrolment.organisationId } };
}

/**
 * Nobody decides about time of their own, whatever their role. An API key decides about nobody's: it does not tell whose
 * hand it is in.
 *
 * @throws Refusal `own-work`, `not-allowed`
 */
export function refuseOwnCase(scope: Scope, { personId }: Pick<EnrolmentRow, 'personId'>): void {
  if (!scope.personId) {
    throw new Refusal(
      'not-allowed',
      'Nothing was changed. People decide how long somebody has: sign in, an API key is not enough.',
    );
  }
  if (personId !== scope.personId) return;
  throw new Refusal(
    'own-work',
    'Nothing was changed. This is your own work: somebody else of your organisation decides.',
  );
}
