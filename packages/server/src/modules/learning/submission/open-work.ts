import { notFound } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { type EnrolmentRow, lockEnrolment } from '../enrolment/store.ts';
import { selectLesson } from '../programme/content-store.ts';
import { requireOpen } from './policy.ts';
import { presentWork, type Work } from './present-work.ts';
import { isWork, type WorkLesson } from './work-lesson.ts';

/** Where a learner works: their enrolment and the lesson as they have it. */
export interface WorkAddress {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
}

/** A learner's work, locked: nobody else writes to it until this transaction ends. */
export interface OpenWork {
  enrolment: EnrolmentRow;
  lesson: WorkLesson;
}

/**
 * Does something with the caller's own work while it may be worked on, and shows what became of it.
 *
 * @throws Refusal `not-found`, `submission-closed`, `submission-late`, or what `work` throws
 */
export async function onOpenWork(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { scope, enrolmentId, lessonId }: WorkAddress,
  work: (unit: WriteUnit, open: OpenWork) => Promise<void>,
): Promise<Work> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'hand-in' });
  return deps.database.write(inside, async (unit) => {
    const open = await lockWork(unit, { enrolmentId, lessonId });
    await work(unit, open);
    return presentWork(unit.tx, { ...open, origin: deps.origin, now: unit.now });
  });
}

/** Locks a learner's work while it may be worked on. NOTE: that the enrolment is the caller's own is decided before. */
export async function lockWork(
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { enrolmentId, lessonId }: Pick<WorkAddress, 'enrolmentId' | 'lessonId'>,
): Promise<OpenWork> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const lesson = enrolment && (await selectLesson(tx, { id: lessonId, versionId: enrolment.versionId }));
  if (!enrolment || !lesson || !isWork(lesson)) throw notFound('project');
  await requireOpen(tx, { enrolment, lesson, now });
  return { enrolment, lesson };
}
