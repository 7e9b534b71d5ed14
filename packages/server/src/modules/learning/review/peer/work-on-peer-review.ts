import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { reviewHandedIn } from '../../events.ts';
import { selectLessonById } from '../../programme/content-store.ts';
import { selectVersions } from '../../programme/store.ts';
import { type Download, openSubmissionFile } from '../../submission/open-file.ts';
import { keepMarking, requireComplete } from '../keep-marking.ts';
import { requireOpenReview } from '../policy.ts';
import { presentWorkToMark } from '../present-work-to-mark.ts';
import { closeReview, updateReview } from '../store.ts';
import { filesWithoutNames } from './files-without-names.ts';
import {
  lockPeerReview,
  type OpenPeerReview,
  openPeers,
  type PeerAddress,
  readPeerLesson,
  readPeerReview,
  requireCurrent,
} from './policy.ts';
import { markingWithoutNames } from './without-names.ts';

type View = AnswerOf<typeof endpoints.getPeerReview>;
type Deps = Pick<LearningDeps, 'database' | 'clock' | 'origin'>;
type Place = PeerAddress & { reviewId: string };

/** A fellow learner's work to review. */
export async function getPeerReview(deps: Deps, { reviewId, ...address }: Place): Promise<View> {
  const { enrolment, inside } = await openPeers(deps, address);
  return deps.database.read(inside, async (tx) => {
    const wanted = { enrolment, ...(await readPeerLesson(tx, enrolment, address.lessonId)), reviewId };
    return present(tx, await readPeerReview(tx, wanted), deps);
  });
}

/** Keeps a review as far as it is. */
export async function savePeerReview(
  deps: Deps,
  { reviewId, body, ...address }: Place & { body: BodyOf<typeof endpoints.savePeerReview> },
): Promise<View> {
  const { enrolment, inside } = await openPeers(deps, address);
  return deps.database.write(inside, async (unit) => {
    const wanted = { enrolment, ...(await readPeerLesson(unit.tx, enrolment, address.lessonId)), reviewId };
    const open = await lockPeerReview(unit.tx, wanted);
    requireOpenReview(open.review);
    requireCurrent(open);
    await keepMarking(unit, { ...open, body });
    return present(unit.tx, await readPeerReview(unit.tx, wanted), deps);
  });
}

/**
 * Hands a review in. From now on it counts, by how near to staff its author marked the sample; and should they have signed it, it
 * is kept without their name, for good: neither the learner's page nor an export or an erasure has to take it out.
 */
export async function handInPeerReview(deps: Deps, { reviewId, ...address }: Place): Promise<View> {
  const { enrolment, inside } = await openPeers(deps, address);
  return deps.database.write(inside, async (unit) => {
    const wanted = { enrolment, ...(await readPeerLesson(unit.tx, enrolment, address.lessonId)), reviewId };
    const open = await lockPeerReview(unit.tx, wanted);
    const { review, rubric, weight, reviewer } = open;
    const subject = `review:${reviewId}`;
    if (review.state === 'handed-in') {
      await unit.audit({ action: 'review.handed-in-before', subject });
      return present(unit.tx, open, deps);
    }
    requireCurrent(open);
    requireComplete(rubric, review);
    await updateReview(unit.tx, { id: reviewId, ...markingWithoutNames(review, reviewer), now: unit.now });
    assert(await closeReview(unit.tx, { id: reviewId, differs: false, weight, now: unit.now }));
    const { submissionId } = review;
    await unit.audit({ action: 'review.handed-in', subject, detail: { submissionId, role: 'peer' } });
    await unit.emit({ name: reviewHandedIn, payload: { submissionId, reviewId, needsModerator: false } });
    return present(unit.tx, await readPeerReview(unit.tx, wanted), deps);
  });
}

/** A file of the work, under a name that says nothing; one that may say who made it is not there. */
export async function openPeerFile(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'file'>,
  { reviewId, fileId, wantsContent, ...address }: Place & { fileId: string; wantsContent: boolean },
): Promise<Download> {
  const { enrolment, inside } = await openPeers(deps, address);
  const submissionId = await deps.database.read(inside, async (tx) => {
    const wanted = { enrolment, ...(await readPeerLesson(tx, enrolment, address.lessonId)), reviewId };
    return (await readPeerReview(tx, wanted)).submission.id;
  });
  const may = ({ id }: { id: string }) => id === submissionId;
  return openSubmissionFile(deps, { scope: inside, submissionId, fileId, may, wantsContent, shown: filesWithoutNames });
}

async function present(
  tx: Tx,
  { row, review, submission, rubric, author }: OpenPeerReview,
  deps: Pick<LearningDeps, 'origin'>,
): Promise<View> {
  const lesson = submission.lessonId ? await selectLessonById(tx, submission.lessonId) : undefined;
  const [programme] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  const { state, marks, summary, revision } = review;
  return {
    ...(await presentWorkToMark(tx, { submission, rubric, author }, deps)),
    reviewId: review.id,
    lessonTitle: lesson?.title ?? '',
    programmeTitle: programme?.title ?? '',
    dueAt: row.dueAt.toISOString(),
    own: { state, marks, summary, revision },
  };
}
