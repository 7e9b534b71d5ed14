import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { lessonDone } from '../events.ts';
import { lockLesson } from '../lesson/lock-lesson.ts';
import { requireWatched } from '../lesson/require-watched.ts';
import { keepPlace } from '../lesson/store.ts';
import type { LessonRow } from '../programme/content-store.ts';
import { openEnrolment } from './policy.ts';
import { type EnrolmentDetail, presentEnrolment } from './present-enrolment.ts';
import { keepProgress, type ProgressRow, selectProgress, touchEnrolment } from './store.ts';

type Body = BodyOf<typeof endpoints.setProgress>;

interface Input {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
  body: Body;
}

/** Keeps where the caller stopped, or marks a reading or a video as done. Taking the mark back works until completion. */
export async function setProgress(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, enrolmentId, lessonId, body }: Input,
): Promise<EnrolmentDetail> {
  const { inside } = await openEnrolment(deps, {
    scope,
    enrolmentId,
    purpose: body.done === undefined ? 'learn' : 'hand-in',
  });
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const { enrolment, lesson } = await lockLesson(tx, { enrolmentId, lessonId });
    refuseWhatDoesNotFit(lesson, body);
    const kept = (await selectProgress(tx, [enrolmentId])).find((row) => row.lessonId === lessonId);
    if (body.done && kept?.state !== 'done' && body.by !== 'transcript') await requireWatched(tx, lesson, enrolmentId);
    const before = kept?.state ?? 'started';
    const state = enrolment.state === 'completed' ? before : stateAfter(before, body.done);
    await keepProgress(tx, { enrolment, lessonId, state, doneBy: body.by ?? 'mark', now });
    await keepPlace(tx, { ...body, enrolmentId, lessonId, at: placedAt(body, now) });
    await touchEnrolment(tx, { id: enrolmentId, now });
    const becameDone = state === 'done' && before !== 'done';
    await unit.audit({
      action: becameDone ? 'lesson.done' : 'lesson.progress-kept',
      subject: `enrolment:${enrolmentId}`,
      detail: { lessonId },
    });
    if (becameDone) await unit.emit({ name: lessonDone, payload: { enrolmentId, lessonId } });
    return presentEnrolment(tx, enrolment, now);
  });
}

/** A device whose clock is ahead must not win over all others until then. */
function placedAt({ at }: Body, now: Date): Date {
  const said = at === undefined ? now : new Date(at);
  return said < now ? said : now;
}

function stateAfter(before: ProgressRow['state'], done: boolean | undefined): ProgressRow['state'] {
  if (done === undefined) return before;
  return done ? 'done' : 'started';
}

function refuseWhatDoesNotFit({ kind }: LessonRow, body: Body): void {
  if (kind === 'exam') {
    throw new Refusal('invalid-request', 'Nothing was changed. An exam is done by passing it: start an attempt.', {
      faults: [{ pointer: '/done', message: 'an exam is done by passing it' }],
    });
  }
  if (kind === 'project' || kind === 'portfolio') {
    throw new Refusal('invalid-request', 'Nothing was changed. This is done once it was handed in and passed.', {
      faults: [{ pointer: '/done', message: `a ${kind} is done by passing it` }],
    });
  }
  if (kind !== 'reading' && body.anchor !== undefined) {
    throw new Refusal('invalid-request', 'Nothing was changed. Only a reading has a place in its text.', {
      faults: [{ pointer: '/anchor', message: 'only a reading has a place in its text' }],
    });
  }
  if (kind === 'reading' && body.positionSeconds !== undefined) {
    throw new Refusal('invalid-request', 'Nothing was changed. Only a video has a position in seconds.', {
      faults: [{ pointer: '/positionSeconds', message: 'only a video has a position' }],
    });
  }
}
