import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { reviewHandedIn } from '../events.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { selectFiles } from '../submission/attachment-store.ts';
import { downloadHeaders } from '../submission/download-headers.ts';
import type { Download } from '../submission/open-file.ts';
import { keepMarking, requireComplete } from './keep-marking.ts';
import {
  lockPeerReview,
  type OpenPeerReview,
  openPeers,
  type PeerAddress,
  readPeerLesson,
  readPeerReview,
  requireCurrent,
} from './peer-policy.ts';
import { requireOpenReview } from './policy.ts';
import { namelessFile, namesItsAuthor, presentWorkToMark } from './present-work-to-mark.ts';
import { closeReview } from './store.ts';

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

/** Hands a review in. From now on it counts, by how near to staff its author marked the sample. */
export async function handInPeerReview(deps: Deps, { reviewId, ...address }: Place): Promise<View> {
  const { enrolment, inside } = await openPeers(deps, address);
  return deps.database.write(inside, async (unit) => {
    const wanted = { enrolment, ...(await readPeerLesson(unit.tx, enrolment, address.lessonId)), reviewId };
    const open = await lockPeerReview(unit.tx, wanted);
    const { review, rubric, weight } = open;
    const subject = `review:${reviewId}`;
    if (review.state === 'handed-in') {
      await unit.audit({ action: 'review.handed-in-before', subject });
      return present(unit.tx, open, deps);
    }
    requireCurrent(open);
    requireComplete(rubric, review);
    assert(await closeReview(unit.tx, { id: reviewId, differs: false, weight, now: unit.now }));
    const { submissionId } = review;
    await unit.audit({ action: 'review.handed-in', subject, detail: { submissionId, role: 'peer' } });
    await unit.emit({ name: reviewHandedIn, payload: { submissionId, reviewId, needsModerator: false } });
    return present(unit.tx, await readPeerReview(unit.tx, wanted), deps);
  });
}

/** A file of the work, under a name that says nothing; one that names its author is not there. */
export async function openPeerFile(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'file'>,
  { reviewId, fileId, wantsContent, ...address }: Place & { fileId: string; wantsContent: boolean },
): Promise<Download> {
  const { enrolment, inside } = await openPeers(deps, address);
  const found = await deps.database.read(inside, async (tx) => {
    const wanted = { enrolment, ...(await readPeerLesson(tx, enrolment, address.lessonId)), reviewId };
    const { submission } = await readPeerReview(tx, wanted);
    const files = (await selectFiles(tx, [submission.id])).filter((file) => !namesItsAuthor(file)).map(namelessFile);
    return files.find((file) => file.fileId === fileId);
  });
  if (!found) throw notFound('file');
  const { content, length, row } = await deps.file.openPrivate({ scope: inside, fileId, wantsContent });
  return {
    content,
    mediaType: row.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : row.mediaType,
    headers: [...downloadHeaders(found.name, row.mediaType), ['content-length', String(length)]],
  };
}

async function present(
  tx: Tx,
  { row, review, submission, rubric, author }: OpenPeerReview,
  deps: Pick<LearningDeps, 'origin'>,
): Promise<View> {
  const lesson = await selectLessonById(tx, submission.lessonId);
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
