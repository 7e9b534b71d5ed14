import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { selectLesson } from '../programme/content-store.ts';
import type { WorkAddress } from './open-work.ts';
import { presentWork, type Work } from './present-work.ts';
import { isWork } from './work-lesson.ts';

/** The caller's own work on a project or portfolio. */
export async function getWork(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { scope, enrolmentId, lessonId }: WorkAddress,
): Promise<Work> {
  const { enrolment, inside } = await openEnrolment(deps, { scope, enrolmentId });
  return deps.database.read(inside, async (tx) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId: enrolment.versionId });
    if (!lesson || !isWork(lesson)) throw notFound('project');
    return presentWork(tx, { enrolment, lesson, origin: deps.origin, now: deps.clock() });
  });
}
