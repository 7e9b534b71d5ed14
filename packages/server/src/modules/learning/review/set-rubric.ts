import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { type LessonRow, selectLesson, setPassMark } from '../programme/content-store.ts';
import { editProgramme, type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { presentRubric } from './present-rubric.ts';
import type { Rubric } from './rubric.ts';
import { putRubric, selectRubric } from './rubric-store.ts';

type Answer = AnswerOf<typeof endpoints.getRubric>;

interface Place extends OwnProgramme {
  lessonId: string;
}

/** By what the work for a lesson of the newest version is marked. */
export async function getRubric(
  { database }: Pick<LearningDeps, 'database'>,
  { lessonId, ...own }: Place,
): Promise<Answer> {
  return database.read(own.scope, async (tx) => {
    const { versionId } = await readOwnProgramme(tx, own);
    requireReviewed(await selectLesson(tx, { id: lessonId, versionId }));
    const row = await selectRubric(tx, lessonId);
    return { rubric: row ? presentRubric(row) : null };
  });
}

/** Sets by what the work for a lesson of the draft is marked. */
export async function setRubric(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { lessonId, body, ...own }: Place & { body: Rubric },
): Promise<Answer> {
  const id = deps.randomness.uuid();
  await editProgramme(deps, own, 'rubric.set', async ({ tx }, { versionId, organisationId }) => {
    requireReviewed(await selectLesson(tx, { id: lessonId, versionId }));
    await putRubric(tx, { id, organisationId, versionId, lessonId, rubric: body });
    await setPassMark(tx, { id: lessonId, passMarkPercent: body.passPercent });
    return { lessonId, criteria: body.criteria.length };
  });
  return { rubric: body };
}

/** What is marked by people has a rubric; an exam is marked by its keys. */
function requireReviewed(lesson: LessonRow | undefined): void {
  if (lesson?.kind !== 'project' && lesson?.kind !== 'portfolio') throw notFound('project or portfolio');
}
