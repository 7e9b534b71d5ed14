import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../../refusal.ts';
import type { Tx } from '../../../../storage/index.ts';
import { findPeople } from '../../../account/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { selectEnrolmentOf } from '../../enrolment/store.ts';
import type { OwnProgramme } from '../../programme/own-programme.ts';
import { readOwnWorkLesson } from '../../submission/get-submission.ts';
import { reviewerOf } from '../policy.ts';
import { selectRubric } from '../rubric-store.ts';
import { sizeRing } from './allocate-peers.ts';
import { weigh } from './calibrate.ts';
import { makeRing } from './make-ring.ts';
import type { PeerLesson } from './policy.ts';
import { selectCalibrations, selectPeerReviews, selectPlaces, selectWaitingWork } from './store.ts';

type View = AnswerOf<typeof endpoints.getPeerOverview>;

interface Place extends OwnProgramme {
  lessonId: string;
}

/** Who reviews whom, who is late, and how near to staff each marks. */
export async function getPeerOverview(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  place: Place,
): Promise<View> {
  return database.read(place.scope, async (tx) => present(tx, await readPlace(tx, place), clock()));
}

/** Makes a ring of all who wait. */
export async function makePeerRing(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'origin'>,
  place: Place,
): Promise<View> {
  return deps.database.write(place.scope, async (unit) => {
    const found = await readPlace(unit.tx, place);
    const { originId } = found.lesson;
    const { peer } = found.rubric;
    const ring = await makeRing(deps, unit, { organisationId: place.organisationId, originId, peer });
    if (ring?.size === 'too-small') {
      throw new Refusal(
        'ring-too-small',
        'Nothing was changed. It takes at least three who wait, since of two each would review the other. Wait for more to hand in, or mark the work yourself.',
      );
    }
    return present(unit.tx, found, unit.now);
  });
}

async function readPlace(tx: Tx, place: Place): Promise<PeerLesson> {
  const lesson = await readOwnWorkLesson(tx, place);
  const rubric = await selectRubric(tx, lesson.id);
  if (!rubric?.peer) throw notFound('reviews by fellow learners');
  const { programmeId } = place;
  // Who reviews whom is nothing for those who review each other.
  if (await selectEnrolmentOf(tx, { personId: reviewerOf(place), programmeId })) {
    throw new Refusal(
      'own-work',
      'You learn in this programme yourself, so somebody else of your organisation looks after who reviews whom.',
    );
  }
  return { lesson, rubric: { ...rubric, peer: rubric.peer } };
}

async function present(tx: Tx, { lesson, rubric }: PeerLesson, now: Date): Promise<View> {
  const { originId, title } = lesson;
  const { reviews: reviewsEach, days, ringOf, counts, sample } = rubric.peer;
  const waiting = await selectWaitingWork(tx, originId);
  const places = await selectPlaces(tx, originId);
  const reviews = await selectPeerReviews(tx, originId);
  const calibrations = new Map((await selectCalibrations(tx, originId)).map((row) => [row.enrolmentId, row]));
  const people = await findPeople(tx, [
    ...[...waiting, ...places].map(({ personId }) => personId),
    ...reviews.flatMap(({ reviewerId }) => reviewerId ?? []),
  ]);
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? ''));
  const sized = sizeRing(waiting.length, reviewsEach);
  return {
    lessonTitle: title,
    reviewsEach,
    days,
    ringOf,
    counts,
    hasSample: sample !== null,
    waiting: {
      count: waiting.length,
      ring: sized.size,
      reviewsEach: sized.reviews,
      items: waiting.map(({ submissionId, personId }) => ({ submissionId, learnerName: nameOf(personId) })),
    },
    items: places.map(({ submissionId, enrolmentId, personId, missed, isDecided }) => {
      const given = reviews.filter(({ reviewerEnrolmentId }) => reviewerEnrolmentId === enrolmentId);
      const calibration = calibrations.get(enrolmentId);
      return {
        submissionId,
        learnerName: nameOf(personId),
        isDecided,
        reviewers: reviews
          .filter((each) => each.submissionId === submissionId)
          .map(({ reviewerId, state, dueAt, weight }) => ({
            name: nameOf(reviewerId),
            state,
            dueAt: dueAt.toISOString(),
            isLate: state === 'open' && dueAt <= now,
            weight,
          })),
        gave: given.filter(({ state }) => state === 'handed-in').length,
        owes: given.filter(({ state, isCurrent }) => state === 'open' && isCurrent).length,
        missed,
        calibration: calibration ? { distance: calibration.distance, ...weigh(calibration.distance) } : null,
      };
    }),
  };
}
