import type { BodyOf, endpoints } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLesson } from '../programme/content-store.ts';
import { editProgramme, type OwnProgramme } from '../programme/own-programme.ts';
import type { ProgrammeForStaff } from '../programme/present-programme.ts';
import { toAnswerKey } from '../question/answer-key.ts';
import { deleteExercise, type ExerciseQuestion, putExercise } from './exercise-store.ts';

type Body = BodyOf<typeof endpoints.setExercise>;

interface Place extends OwnProgramme {
  lessonId: string;
  key: string;
}

/** Puts an exercise into a reading or a video, in the place of the one of that name. */
export async function setExercise(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { lessonId, key, body, ...own }: Place & { body: Body },
): Promise<ProgrammeForStaff> {
  const question = exerciseQuestion(body, deps.randomness);
  return editProgramme(deps, own, 'exercise.set', async ({ tx }, { versionId }) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (lesson?.kind !== 'reading' && lesson?.kind !== 'video') throw notFound('reading or video');
    await putExercise(tx, { organisationId: own.organisationId, lessonId, key, question });
    return { lessonId, key };
  });
}

/** Takes an exercise out of a lesson. */
export async function removeExercise(
  deps: Pick<LearningDeps, 'database'>,
  { lessonId, key, ...own }: Place,
): Promise<ProgrammeForStaff> {
  return editProgramme(deps, own, 'exercise.removed', async ({ tx }, { versionId }) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (!lesson || !(await deleteExercise(tx, { lessonId, key }))) throw notFound('exercise');
    return { lessonId, key };
  });
}

/** An exercise as it is kept. */
export function exerciseQuestion(body: Body, randomness: Randomness): ExerciseQuestion {
  const { prompt, points, explanation, hints } = body;
  return { prompt, points, explanation, hints, ...toAnswerKey(body, () => randomness.uuid()) };
}
