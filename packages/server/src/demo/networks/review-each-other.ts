import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { instructionsLearners, instructionsProgramme, pageTitle } from '../content/index.ts';
import type { DemoClock } from '../demo-clock.ts';
import { handInWork } from './hand-in-work.ts';

interface Input {
  /** Who gives the work out. */
  instructor: ApiCaller;
  /** Who learns in it, by their address. */
  callers: ReadonlyMap<string, ApiCaller>;
  clock: DemoClock;
  programme: { organisationId: string; programmeId: string };
}

interface At {
  call: ApiCaller;
  params: { enrolmentId: string; lessonId: string };
}

/**
 * Has four hand in a page each and review one another, two of them in part: the rest is for whoever looks at the demo. Says no
 * where one of them is missing, as when the history was broken off before.
 */
export async function reviewEachOther({ instructor, callers, clock, programme }: Input): Promise<boolean> {
  const places = new Map<string, At>();
  for (const { email, work } of instructionsLearners) {
    const call = callers.get(email);
    if (!call) return false;
    const params = { programmeId: programme.programmeId };
    const { id: enrolmentId, modules } = await clock.ago({ days: 12 }, () => call(endpoints.enrol, { params }));
    const [reading, page] = modules.flatMap(({ lessons }) => lessons);
    if (page?.title !== pageTitle) throw new Error(`${instructionsProgramme.title} has no “${pageTitle}”`);
    const first = { enrolmentId, lessonId: reading?.id ?? '' };
    await clock.ago({ days: 11 }, () => call(endpoints.setProgress, { params: first, body: { done: true } }));
    const at = { call, params: { enrolmentId, lessonId: page.id } };
    await clock.ago({ days: 8 }, () => handInWork({ ...at, work }));
    places.set(email, at);
  }
  const lessonId = places.values().next().value?.params.lessonId ?? '';
  await clock.ago({ days: 5 }, () => instructor(endpoints.makePeerRing, { params: { ...programme, lessonId } }));
  for (const { email, sample, gives } of instructionsLearners) {
    const at = places.get(email);
    if (at && sample && gives) await clock.ago({ days: 3 }, () => review(at, sample, gives));
  }
  return true;
}

async function review(
  { call, params }: At,
  sample: readonly number[],
  { levels, summary }: { levels: readonly number[]; summary: string },
): Promise<void> {
  const { sample: asked, items } = await call(endpoints.listPeerReviews, { params });
  const criteria = asked?.rubric.criteria ?? [];
  const marks = Object.fromEntries(criteria.map(({ id }, index) => [id, sample[index] ?? 1]));
  await call(endpoints.markSample, { params, body: { marks } });
  const one = { ...params, reviewId: items[0]?.reviewId ?? '' };
  const { own, rubric } = await call(endpoints.getPeerReview, { params: one });
  const given = Object.fromEntries(
    rubric.criteria.map(({ id }, index) => [id, { level: levels[index] ?? 1, comment: '' }]),
  );
  await call(endpoints.savePeerReview, { params: one, body: { revision: own.revision, marks: given, summary } });
  await call(endpoints.handInPeerReview, { params: one });
}
