import assert from 'node:assert/strict';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { isClosed, type RecognitionRow, selectRecognition } from '../recognition/store.ts';
import { type SubmissionRow, selectSubmission, selectSubmissions } from '../submission/store.ts';
import { selectDecisions } from './decision-store.ts';
import { isLeftAlone } from './is-left-alone.ts';
import { selectLearners } from './peer/store.ts';
import { readStanding } from './read-standing.ts';
import { type RubricRow, selectRubricFor } from './rubric-store.ts';
import type { Standing } from './settle-marks.ts';
import { type ReviewRow, selectReview, selectReviews } from './store.ts';

/** In whose name work is reviewed, and for which organisation. */
export interface Reviewing {
  scope: Scope;
  organisationId: string;
}

/** A version of somebody's work with all that concerns its review. */
export interface OpenWork {
  reviewerId: string;
  submission: SubmissionRow;
  rubric: RubricRow;
  reviews: ReviewRow[];
  standing: Standing;
  /** The application that it is evidence for; undefined of work for a lesson. */
  recognition: RecognitionRow | undefined;
  /** Whether it is the newest that was handed in, and nobody decided on it or withdrew it. */
  isOpen: boolean;
  /** Whether nobody of those who would decide is left. */
  isLeftAlone: boolean;
}

/** Somebody marks, and no program does: whoever uses an API key is told so. */
export function reviewerOf({ scope }: Reviewing): string {
  if (scope.personId) return scope.personId;
  throw new Refusal(
    'not-allowed',
    'Nothing was changed. Work is reviewed by people: sign in, an API key is not enough.',
  );
}

/** Reads a version that was handed in at the organisation; one's own is refused, whatever one's role. */
export async function readWork(tx: Tx, reviewing: Reviewing, submissionId: string): Promise<OpenWork> {
  const submission = await selectSubmission(tx, submissionId);
  if (submission?.organisationId !== reviewing.organisationId || submission.state !== 'handed-in')
    throw notFound('submission');
  const reviewerId = reviewerOf(reviewing);
  if (submission.personId === reviewerId) {
    throw new Refusal('own-work', 'This is your own work: somebody else of your organisation reviews it.');
  }
  const rubric = await selectRubricFor(tx, submission);
  assert(rubric, `submission ${submissionId} was handed in without a rubric`);
  await refuseLearners(tx, { rubric, enrolmentId: submission.enrolmentId, personIds: [reviewerId] });
  const reviews = await selectReviews(tx, [submissionId]);
  const decided = (await selectDecisions(tx, submission)).some((each) => each.submissionId === submissionId);
  const newer = (await selectSubmissions(tx, submission)).some(
    ({ state, number }) => state === 'handed-in' && number > submission.number,
  );
  const { recognitionId } = submission;
  const recognition = recognitionId ? await selectRecognition(tx, recognitionId) : undefined;
  // Who has withdrawn an application wants no decision on it.
  const isWithdrawn = recognition !== undefined && isClosed(recognition);
  const standing = readStanding(rubric, reviews);
  const isOpen = !decided && !newer && !isWithdrawn;
  const leftAlone = isOpen && (await isLeftAlone(tx, { standing, reviews }));
  return { reviewerId, submission, rubric, reviews, standing, recognition, isOpen, isLeftAlone: leftAlone };
}

/**
 * Where learners review each other, nobody who learns in the programme is of the staff there as well: they would see who reviews
 * whom, and decide on those who mark them.
 *
 * @throws Refusal `own-work`
 */
export async function refuseLearners(
  tx: Tx,
  { rubric, ...asked }: { rubric: Pick<RubricRow, 'marking'>; enrolmentId: string; personIds: readonly string[] },
): Promise<void> {
  if (rubric.marking !== 'peer' || (await selectLearners(tx, asked)).size === 0) return;
  throw new Refusal(
    'own-work',
    'Nothing was changed. Learners review each other here, and whoever learns in this programme does not act for the organisation as well: somebody else does.',
  );
}

/** The same, and whatever else concerns this learner's enrolment waits until this transaction ends. */
export async function lockWork(tx: Tx, reviewing: Reviewing, submissionId: string): Promise<OpenWork> {
  const found = await selectSubmission(tx, submissionId);
  if (found?.organisationId === reviewing.organisationId) await lockEnrolment(tx, found.enrolmentId);
  return readWork(tx, reviewing, submissionId);
}

/** Locks the caller's own review with its work; anybody else's does not exist. */
export async function lockOwnReview(
  tx: Tx,
  reviewing: Reviewing,
  reviewId: string,
): Promise<OpenWork & { review: ReviewRow }> {
  const found = await selectReview(tx, reviewId);
  if (found?.organisationId !== reviewing.organisationId) throw notFound('review');
  if (found.reviewerId !== reviewerOf(reviewing)) throw notFound('review');
  const work = await lockWork(tx, reviewing, found.submissionId);
  const review = work.reviews.find(({ id }) => id === reviewId);
  if (!review) throw notFound('review');
  return { ...work, review };
}

/** Refuses to change a review that was handed in. */
export function requireOpenReview({ state }: ReviewRow): void {
  if (state === 'open') return;
  throw new Refusal('review-closed', 'Nothing was changed: this review was handed in.');
}

/** Refuses to go on with a version that is decided on or was replaced. */
export function requireOpenWork({ isOpen }: Pick<OpenWork, 'isOpen'>): void {
  if (isOpen) return;
  throw new Refusal(
    'already-decided',
    'Nothing was changed: this version is decided on, or the learner has handed in a newer one or withdrawn it. Look at the newest.',
  );
}
