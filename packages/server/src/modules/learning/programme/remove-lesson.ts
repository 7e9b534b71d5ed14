import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { deleteLesson } from './content-store.ts';
import { editProgramme, type OwnProgramme } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';

/** Removes a lesson, an exam with its questions, from a draft programme. */
export async function removeLesson(
  deps: Pick<LearningDeps, 'database'>,
  { lessonId, ...own }: OwnProgramme & { lessonId: string },
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'lesson.removed', async ({ tx }, { versionId }) => {
    if (!(await deleteLesson(tx, { id: lessonId, versionId }))) throw notFound('lesson');
    return { lessonId };
  });
}
