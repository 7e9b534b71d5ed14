import type { BodyOf, endpoints } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLesson } from '../programme/content-store.ts';
import { editProgramme, type OwnProgramme } from '../programme/own-programme.ts';
import type { ProgrammeForStaff } from '../programme/present-programme.ts';
import { toAnswerKey } from '../question/answer-key.ts';
import { type QuestionRow, replaceQuestions } from './question-store.ts';

type Body = BodyOf<typeof endpoints.setQuestions>;

interface Input extends OwnProgramme {
  lessonId: string;
  body: Body;
}

/** Replaces an exam's questions. */
export async function setQuestions(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { lessonId, body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  const questions = body.questions.map((question) => questionRow(question, deps.randomness));
  return editProgramme(deps, own, 'questions.set', async ({ tx }, { versionId }) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (lesson?.kind !== 'exam') throw notFound('exam');
    await replaceQuestions(tx, { organisationId: own.organisationId, lessonId, questions });
    return { lessonId, count: questions.length };
  });
}

/** A question as it is kept. */
export function questionRow(
  question: Body['questions'][number],
  randomness: Randomness,
): Omit<QuestionRow, 'lessonId'> {
  const { prompt, points, explanation } = question;
  const key = toAnswerKey({ ...question, hints: [] }, () => randomness.uuid());
  return { id: randomness.uuid(), prompt, points, explanation, ...key };
}
