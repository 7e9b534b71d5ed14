import { notFound, Refusal } from '../../../../refusal.ts';
import type { Scope, Tx } from '../../../../storage/index.ts';
import { findEmails, findPeople } from '../../../account/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { openEnrolment } from '../../enrolment/policy.ts';
import { type EnrolmentRow, lockEnrolment } from '../../enrolment/store.ts';
import { selectLesson } from '../../programme/content-store.ts';
import { type SubmissionRow, selectSubmission } from '../../submission/store.ts';
import { isWork, type WorkLesson } from '../../submission/work-lesson.ts';
import type { Rubric } from '../rubric.ts';
import { type RubricRow, selectRubric, selectRubricFor } from '../rubric-store.ts';
import { type ReviewRow, selectReview } from '../store.ts';
import { type PeerReviewRow, selectCalibrations, selectPeerReview } from './store.ts';
import type { Named } from './without-names.ts';

/** Where a learner reviews fellow learners. */
export interface PeerAddress {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
}

/** The same, opened: the enrolment is the caller's own. */
export interface PeerPlace {
  enrolment: EnrolmentRow;
  inside: Scope;
}

/** A project or portfolio whose learners review each other. */
export interface PeerLesson {
  lesson: WorkLesson;
  rubric: RubricRow & { peer: NonNullable<Rubric['peer']> };
}

/** Opens the caller's own enrolment: whoever has left, or has no place yet, reviews nobody. */
export async function openPeers(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, enrolmentId }: PeerAddress,
): Promise<PeerPlace> {
  return openEnrolment(deps, { scope, enrolmentId });
}

/** Reads the lesson as the learner has it. */
export async function readPeerLesson(
  tx: Tx,
  { versionId }: Pick<EnrolmentRow, 'versionId'>,
  lessonId: string,
): Promise<PeerLesson> {
  const lesson = await selectLesson(tx, { id: lessonId, versionId });
  const rubric = lesson && (await selectRubric(tx, lessonId));
  if (!lesson || !isWork(lesson) || !rubric?.peer) throw notFound('reviews of fellow learners');
  return { lesson, rubric: { ...rubric, peer: rubric.peer } };
}

/** A review that the caller has to give, or gave, with the work. */
export interface OpenPeerReview {
  row: PeerReviewRow;
  review: ReviewRow;
  submission: SubmissionRow;
  rubric: RubricRow;
  /** How much it counts. */
  weight: number;
  author: Named;
  reviewer: Named;
}

interface Wanted extends PeerLesson {
  enrolment: EnrolmentRow;
  reviewId: string;
}

/**
 * Reads a review that was given to the caller; anybody else's does not exist.
 *
 * @throws Refusal `not-found`, `sample-first`
 */
export async function readPeerReview(
  tx: Tx,
  { enrolment, lesson, rubric: own, reviewId }: Wanted,
): Promise<OpenPeerReview> {
  const row = await selectPeerReview(tx, reviewId);
  const isOwn = row?.reviewerId === enrolment.personId && row.originId === lesson.originId;
  if (!isOwn || row.authorEnrolmentId === enrolment.id) throw notFound('review');
  const calibration = (await selectCalibrations(tx, lesson.originId)).find((each) => each.enrolmentId === enrolment.id);
  if (own.peer.sample && !calibration) {
    throw new Refusal('sample-first', 'Mark the sample first: everybody who reviews others does.');
  }
  const review = await selectReview(tx, reviewId);
  const submission = await selectSubmission(tx, row.submissionId);
  const rubric = submission && (await selectRubricFor(tx, submission));
  if (!review || !submission || !rubric) throw notFound('review');
  const author = await readNamed(tx, submission.personId);
  const reviewer = await readNamed(tx, enrolment.personId);
  return { row, review, submission, rubric, weight: calibration?.weight ?? 1, author, reviewer };
}

async function readNamed(tx: Tx, personId: string): Promise<Named> {
  const person = (await findPeople(tx, [personId])).get(personId);
  return { name: person?.name ?? '', emails: (await findEmails(tx, personId)).map(({ email }) => email) };
}

/** The same, and whatever else concerns the author's enrolment waits until this transaction ends. */
export async function lockPeerReview(tx: Tx, wanted: Wanted): Promise<OpenPeerReview> {
  const { row } = await readPeerReview(tx, wanted);
  await lockEnrolment(tx, row.authorEnrolmentId);
  return readPeerReview(tx, wanted);
}

/** Refuses to go on with work that is decided on, was replaced, or whose learner has left. */
export function requireCurrent({ row }: Pick<OpenPeerReview, 'row'>): void {
  if (row.isCurrent) return;
  throw new Refusal(
    'already-decided',
    'Nothing was changed: this work is decided on, or a newer version was handed in. You owe nothing for it.',
  );
}
