import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { insertLesson } from './content-store.ts';
import { lessonFields } from './lesson-fields.ts';
import { editProgramme, type OwnProgramme } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';

interface Input extends OwnProgramme {
  moduleId: string;
  body: BodyOf<typeof endpoints.addLesson>;
}

/** Adds a reading, a video or an exam at the end of a module. */
export async function addLesson(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { moduleId, body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  const id = deps.randomness.uuid();
  return editProgramme(deps, own, 'lesson.added', async ({ tx }, { versionId }) => {
    const added = await insertLesson(tx, {
      id,
      originId: id,
      versionId,
      moduleId,
      fields: lessonFields(body),
    });
    if (!added) throw notFound('module');
    return { lessonId: id, kind: body.kind, title: body.title };
  });
}
