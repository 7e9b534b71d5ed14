import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../../refusal.ts';
import type { LearningDeps } from '../../deps.ts';
import { calibrate } from './calibrate.ts';
import { presentPeerReviews } from './list-peer-reviews.ts';
import { openPeers, type PeerAddress, readPeerLesson } from './policy.ts';
import { insertCalibration } from './store.ts';

/** Marks the sample, once: after that how staff marked it is shown. */
export async function markPeerSample(
  deps: Pick<LearningDeps, 'database' | 'clock' | 'origin'>,
  { body, ...address }: PeerAddress & { body: BodyOf<typeof endpoints.markSample> },
): Promise<AnswerOf<typeof endpoints.markSample>> {
  const { enrolment, inside } = await openPeers(deps, address);
  return deps.database.write(inside, async (unit) => {
    const place = { enrolment, ...(await readPeerLesson(unit.tx, enrolment, address.lessonId)) };
    const { rubric, lesson } = place;
    const { sample } = rubric.peer;
    if (!sample) throw notFound('sample');
    const { marks } = body;
    const faults = rubric.criteria
      .filter(({ id, cells }) => !Object.hasOwn(marks, id) || (marks[id] ?? 0) > cells.length)
      .map(({ id, title }) => ({ pointer: `/marks/${id}`, message: `choose a level for “${title}”` }));
    if (faults.length > 0 || Object.keys(marks).length !== rubric.criteria.length) {
      throw new Refusal('invalid-request', 'Nothing was kept: mark the sample in every criterion.', { faults });
    }
    const { distance, weight } = calibrate(rubric, marks, sample.marks);
    const { id: enrolmentId, organisationId } = enrolment;
    const row = { enrolmentId, organisationId, originId: lesson.originId, marks, distance, weight, now: unit.now };
    if (!(await insertCalibration(unit.tx, row))) {
      throw new Refusal('review-closed', 'Nothing was changed: you have marked the sample before, and it counts once.');
    }
    await unit.audit({
      action: 'peer-review.sample-marked',
      subject: `enrolment:${enrolmentId}`,
      detail: { distance },
    });
    return presentPeerReviews(unit.tx, place, deps);
  });
}
