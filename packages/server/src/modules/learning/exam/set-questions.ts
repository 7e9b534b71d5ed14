import type { BodyOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLesson } from '../programme/content-store.ts';
import { editProgramme, type OwnProgramme } from '../programme/own-programme.ts';
import type { ProgrammeForStaff } from '../programme/present-programme.ts';
import { putQuestions } from './put-questions.ts';

type Body = BodyOf<typeof endpoints.setQuestions>;

interface Input extends OwnProgramme {
  lessonId: string;
  body: Body;
}

/** Replaces an exam's questions. What it does not ask already comes into the bank, in the exam's own pool. */
export async function setQuestions(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { lessonId, body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'questions.set', async ({ tx, now }, { versionId }) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (lesson?.kind !== 'exam') throw notFound('exam');
    await putQuestions(
      tx,
      { lesson, organisationId: own.organisationId, questions: body.questions, now },
      deps.randomness,
    );
    return { lessonId, count: body.questions.length };
  });
}
