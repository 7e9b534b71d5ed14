import assert from 'node:assert/strict';
import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { presentForReview } from '../recognition/present-for-review.ts';
import { selectFiles, selectLinks } from '../submission/attachment-store.ts';
import { type SubmissionRow, selectSubmissions } from '../submission/store.ts';
import { type CommentRow, selectComments } from './comment-store.ts';
import { compareMarkings } from './compare-markings.ts';
import { selectDecisions } from './decision-store.ts';
import { markWithRubric } from './mark-with-rubric.ts';
import { mayDecide, resubmissionsLeft, resubmitUntil } from './may-decide.ts';
import { placeQuote } from './place-quote.ts';
import type { OpenWork } from './policy.ts';
import { presentDecision } from './present-decision.ts';
import { presentRubric } from './present-rubric.ts';
import { roleNeeded } from './read-standing.ts';
import type { ReviewRow } from './store.ts';
import { showWork, textOfWork } from './text-of-work.ts';

/** What a reviewer works with. */
export type ReviewView = AnswerOf<typeof endpoints.getReview>;

type Deps = Pick<LearningDeps, 'origin'>;

/** Shows a version of somebody's work to one of its reviewers: of other markings, what they may see by now. */
export async function presentReview(
  deps: Deps,
  { tx, now }: { tx: Tx; now: Date },
  work: OpenWork,
): Promise<ReviewView> {
  const { submission, rubric, reviews, standing, reviewerId } = work;
  const around = await readAround(tx, work);
  const own = reviews.find((review) => review.reviewerId === reviewerId);
  const people = await findPeople(tx, [submission.personId, ...reviews.flatMap((each) => each.reviewerId ?? [])]);
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? ''));
  const shown = showWork(submission, deps);
  const decision = around.decisions.find(({ submissionId }) => submissionId === submission.id);
  const comments = around.comments.filter(
    ({ submissionId, reviewId, ...comment }) =>
      comment.reviewerId === reviewerId ||
      (submissionId === submission.id ? isShown(work, reviewId) : around.decidedOn.has(submissionId)),
  );
  return {
    submissionId: submission.id,
    enrolmentId: submission.enrolmentId,
    ...around.place,
    lessonId: work.recognition ? work.recognition.lessonId : submission.lessonId,
    learnerName: nameOf(submission.personId),
    number: submission.number,
    handedInAt: (submission.handedInAt ?? submission.changedAt).toISOString(),
    isLate: submission.isLate,
    newerSubmissionId: around.newest.id === submission.id ? null : around.newest.id,
    ...shown,
    links: around.links.map(({ url, title }) => ({ url, title })),
    files: around.files.map(({ fileId, name, mediaType, bytes }) => ({ id: fileId, name, mediaType, bytes })),
    recognition: work.recognition ? await presentForReview(deps, tx, { ...work, recognition: work.recognition }) : null,
    rubric: presentRubric(rubric),
    standing: standing.state,
    mayTake: own || !work.isOpen ? null : (roleNeeded(rubric, reviews, standing) ?? null),
    own: own ? presentOwn(own) : null,
    others: reviews.filter((each) => each !== own).map((each) => presentOther(work, each, nameOf(each.reviewerId))),
    difference: differenceOf(work),
    result: standing.state === 'settled' ? { ...resultOf(standing.score), by: standing.by } : null,
    comments: presentComments(comments, textOfWork(shown), own),
    mayDecide: mayDecide(work),
    resubmissionsLeft: resubmissionsLeft(rubric, around.decisions),
    resubmitUntil: resubmitUntil(rubric, now).toISOString(),
    decision: decision ? presentDecision(decision) : null,
    earlier: around.decisions
      .filter(({ number }) => number < submission.number)
      .map((each) => ({ submissionId: each.submissionId, number: each.number, decision: presentDecision(each) })),
  };
}

async function readAround(tx: Tx, { submission, recognition }: OpenWork) {
  const place = recognition ?? (await readPlace(tx, submission));
  const versions = (await selectSubmissions(tx, submission)).filter(({ state }) => state === 'handed-in');
  const [newest] = versions;
  assert(newest);
  const decisions = await selectDecisions(tx, submission);
  const upToThis = versions.filter(({ number }) => number <= submission.number).map(({ id }) => id);
  return {
    place: {
      programmeId: place.programmeId,
      programmeTitle: place.programmeTitle,
      lessonTitle: place.lessonTitle ?? place.programmeTitle,
    },
    newest,
    files: await selectFiles(tx, [submission.id]),
    links: await selectLinks(tx, [submission.id]),
    decisions,
    /** What was said of any other version may be a marking that goes on: its remarks are their reviewer's alone. */
    decidedOn: new Set(decisions.map(({ submissionId }) => submissionId)),
    comments: await selectComments(tx, upToThis),
  };
}

async function readPlace(tx: Tx, { lessonId }: SubmissionRow) {
  const lesson = lessonId === null ? undefined : await selectLessonById(tx, lessonId);
  const [programme] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  assert(lesson && programme);
  return { programmeId: programme.id, programmeTitle: programme.title, lessonTitle: lesson.title };
}

/**
 * Markers are blind to each other until both markings are in; a marking that is not handed in is its reviewer's alone. Staff see
 * what fellow learners say as it comes in.
 */
function isShown({ reviews, standing, reviewerId }: OpenWork, reviewId: string): boolean {
  const review = reviews.find(({ id }) => id === reviewId);
  if (!review) return false;
  return (
    review.reviewerId === reviewerId ||
    (review.state === 'handed-in' && (review.role === 'peer' || standing.state !== 'marking'))
  );
}

function presentOwn({ id, role, state, marks, summary, revision }: ReviewRow): NonNullable<ReviewView['own']> {
  return { id, role, state, marks, summary, revision };
}

function presentOther(work: OpenWork, review: ReviewRow, reviewerName: string): ReviewView['others'][number] {
  const { id, role, state, marks, summary } = review;
  const score = isShown(work, id) ? markWithRubric(work.rubric, marks) : undefined;
  const marking = score ? { marks, summary, score: resultOf(score) } : null;
  return { id, role, state, reviewerName: review.guestName ?? reviewerName, marking, weight: review.weight };
}

function resultOf({ reached, percent, passed }: Exclude<ReturnType<typeof markWithRubric>, undefined>) {
  return { reached, percent, passed };
}

function differenceOf({ rubric, reviews, standing }: OpenWork): ReviewView['difference'] {
  if (rubric.marking !== 'double' || standing.state === 'marking') return null;
  const [one, other] = (['marker', 'second'] as const).map((role) => {
    const review = reviews.find((each) => each.role === role);
    return review && markWithRubric(rubric, review.marks);
  });
  return one && other ? compareMarkings(rubric, one, other) : null;
}

function presentComments(
  rows: readonly CommentRow[],
  text: string,
  own: ReviewRow | undefined,
): ReviewView['comments'] {
  return rows.map(({ id, quote, quoteOffset, text: said, number, role, reviewId }) => ({
    id,
    quote,
    offset: placeQuote(text, { quote, offset: quoteOffset }),
    text: said,
    number,
    role,
    own: reviewId === own?.id,
  }));
}
