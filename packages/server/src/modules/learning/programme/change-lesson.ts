import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLesson, updateLesson } from './content-store.ts';
import { lessonFields } from './lesson-fields.ts';
import { editProgramme, type OwnProgramme } from './own-programme.ts';
import type { ProgrammeForStaff } from './present-programme.ts';

interface Input extends OwnProgramme {
  lessonId: string;
  body: BodyOf<typeof endpoints.changeLesson>;
}

/** Replaces a lesson's content. An exam keeps its questions. */
export async function changeLesson(
  deps: Pick<LearningDeps, 'database'>,
  { lessonId, body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'lesson.changed', async ({ tx }, { versionId }) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (!lesson) throw notFound('lesson');
    if (lesson.kind !== body.kind) {
      throw new Refusal(
        'invalid-request',
        `Nothing was changed. To have another kind, remove this ${lesson.kind} and add a new lesson.`,
        {
          faults: [{ pointer: '/kind', message: `this lesson is of kind ${lesson.kind}` }],
        },
      );
    }
    await updateLesson(tx, { id: lessonId, fields: lessonFields(body) });
    return { lessonId };
  });
}
