import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../../storage/index.ts';
import type { LearningDeps } from '../../deps.ts';
import type { EnrolmentRow } from '../../enrolment/store.ts';
import { selectVersions } from '../../programme/store.ts';
import { renderMarkdown } from '../../render-markdown.ts';
import { selectSubmissions } from '../../submission/store.ts';
import { selectDecisions } from '../decision-store.ts';
import { presentRubricToLearner } from '../present-rubric.ts';
import { selectReviews } from '../store.ts';
import { weigh } from './calibrate.ts';
import { openPeers, type PeerAddress, type PeerLesson, readPeerLesson } from './policy.ts';
import { selectCalibrations, selectPeerReviews, selectPlaces } from './store.ts';

type View = AnswerOf<typeof endpoints.listPeerReviews>;

/** What the caller has to review, and the sample to mark before. */
export async function listPeerReviews(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'origin'>,
  address: PeerAddress,
): Promise<View> {
  const { enrolment, inside } = await openPeers(deps, address);
  return deps.database.read(inside, async (tx) =>
    presentPeerReviews(tx, { enrolment, ...(await readPeerLesson(tx, enrolment, address.lessonId)) }, deps),
  );
}

/** Shows a learner where they stand with reviews of others. */
export async function presentPeerReviews(
  tx: Tx,
  { enrolment, lesson, rubric }: PeerLesson & { enrolment: EnrolmentRow },
  { origin }: Pick<LearningDeps, 'origin'>,
): Promise<View> {
  const [programme] = await selectVersions(tx, [lesson.versionId]);
  const { reviews, counts, reviewFirst, sample } = rubric.peer;
  const marked = (await selectCalibrations(tx, lesson.originId)).find(
    ({ enrolmentId }) => enrolmentId === enrolment.id,
  );
  const own = (await selectPeerReviews(tx, lesson.originId)).filter(
    ({ reviewerId, state, isCurrent }) => reviewerId === enrolment.personId && (state === 'handed-in' || isCurrent),
  );
  return {
    lessonTitle: lesson.title,
    programmeTitle: programme?.title ?? '',
    reviewsEach: reviews,
    counts,
    reviewFirst,
    place: await placeOf(tx, { enrolmentId: enrolment.id, originId: lesson.originId }),
    sample: sample && {
      html: renderMarkdown(sample.body, { origin }),
      rubric: presentRubricToLearner(rubric),
      marked: marked
        ? { distance: marked.distance, ...weigh(marked.distance), own: marked.marks, staff: sample.marks }
        : null,
    },
    items: own.map(({ id, state, dueAt }, at) => ({
      reviewId: id,
      number: at + 1,
      state,
      dueAt: dueAt.toISOString(),
    })),
  };
}

async function placeOf(tx: Tx, place: { enrolmentId: string; originId: string }): Promise<View['place']> {
  const newest = (await selectSubmissions(tx, place)).find(({ state }) => state === 'handed-in');
  if (!newest) return 'not-handed-in';
  if ((await selectDecisions(tx, place)).some(({ submissionId }) => submissionId === newest.id)) return 'decided';
  const reviews = await selectReviews(tx, [newest.id]);
  if (reviews.some(({ role }) => role === 'peer')) return 'in-ring';
  const places = await selectPlaces(tx, place.originId);
  // Of a ring in which nobody was left to review it, and where staff did not wait for one.
  const isWithStaff = reviews.length > 0 || places.some(({ submissionId }) => submissionId === newest.id);
  return isWithStaff ? 'with-staff' : 'waiting';
}
