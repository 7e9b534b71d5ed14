import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { type EnrolmentRow, keepProgress, selectProgress, touchEnrolment } from '../enrolment/store.ts';
import { lessonDone } from '../events.ts';
import { lockLesson } from './lock-lesson.ts';
import { addWatched, keepPlace, selectWatched } from './store.ts';
import { watchClock } from './watch-clock.ts';
import { lengthOf, type Seconds, watchedOf } from './watched.ts';

interface Input {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
  body: BodyOf<typeof endpoints.countWatched>;
}

/**
 * Counts what the caller played of a video, second by second, and has the lesson done once enough was played. What cannot
 * have been played in the time that passed is refused whole.
 */
export async function countWatched(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, enrolmentId, lessonId, body }: Input,
): Promise<AnswerOf<typeof endpoints.countWatched>> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'hand-in' });
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const { enrolment, lesson } = await lockLesson(tx, { enrolmentId, lessonId });
    if (lesson.durationSeconds === null) throw notFound('video whose length is known');
    const isDone = (await selectProgress(tx, [enrolmentId])).some(
      (row) => row.lessonId === lessonId && row.state === 'done',
    );
    await keepProgress(tx, { enrolment, lessonId, state: isDone ? 'done' : 'started', now });
    const watched = watchedOf(await count(unit, { enrolmentId, lessonId, body }), lesson.durationSeconds);
    await touchEnrolment(tx, { id: enrolmentId, now });
    const becomesDone = !isDone && enrolment.state === 'active' && watched.seconds >= watched.neededSeconds;
    if (becomesDone) await finish(unit, enrolment, lessonId);
    const action = becomesDone ? 'lesson.done' : 'lesson.progress-kept';
    await unit.audit({ action, subject: `enrolment:${enrolmentId}`, detail: { lessonId } });
    return { ...watched, state: isDone || becomesDone ? 'done' : 'started' };
  });
}

async function count({ tx, now }: WriteUnit, { body, ...of }: Omit<Input, 'scope'>): Promise<Seconds[]> {
  const before = await selectWatched(tx, of);
  const clock = watchClock({ clock: before.clock, now, seconds: lengthOf(body.ranges) });
  if (!clock) {
    throw new Refusal('watched-too-fast', 'Nothing was counted. Watching takes time: say it again a little later.');
  }
  await addWatched(tx, { ...of, ranges: body.ranges, clock });
  await keepPlace(tx, { ...of, positionSeconds: body.positionSeconds, at: now });
  return (await selectWatched(tx, of)).ranges;
}

async function finish({ tx, now, emit }: WriteUnit, enrolment: EnrolmentRow, lessonId: string): Promise<void> {
  await keepProgress(tx, { enrolment, lessonId, state: 'done', doneBy: 'watching', now });
  await emit({ name: lessonDone, payload: { enrolmentId: enrolment.id, lessonId } });
}
