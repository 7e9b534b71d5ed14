import type { LaurelClient, QuestionAnswer } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';
import type { Problem } from '../../session/problem.ts';
import { fieldOf, readAnswers } from '../attempt/answers.ts';
import type { ExerciseView } from './exercise-view.ts';

type Client = Pick<LaurelClient, 'answerExercise' | 'getLesson'>;

/** What stood in an exercise that was sent and not checked, so that it stands there again. */
export interface ExerciseDraft {
  key: string;
  /** Why it was not checked; nothing where a hint was asked for instead. */
  problem?: Problem | 'not-a-number' | 'no-answer';
  answer?: QuestionAnswer;
  /** What stood where a number belongs, and is none. */
  typed?: string;
}

interface Input {
  enrolmentId: string;
  lessonId: string;
  form: FormData;
}

const wishes = ['hint', 'give-up', 'again'] as const;

/** Does what a button of an exercise says; answers what is to stand in it again, or nothing. */
export async function workOnExercise(
  client: Client,
  { enrolmentId, lessonId, form }: Input,
): Promise<ExerciseDraft | undefined> {
  const key = formText(form, 'exercise');
  const params = { enrolmentId, lessonId, key };
  const ask = wishes.find((wish) => wish === formText(form, 'ask'));
  if (ask) await client.answerExercise({ params, body: { ask } });
  if (ask && ask !== 'hint') return undefined;
  const { exercises } = await client.getLesson({ params: { enrolmentId, lessonId } });
  const question = exercises.find((exercise: ExerciseView) => exercise.key === key)?.question;
  if (!question) return undefined;
  const { answers, notNumbers } = readAnswers([question], form);
  const typed = notNumbers.length > 0 ? formText(form, fieldOf(key)) : undefined;
  const answer = answers[key] ?? null;
  if (ask) return { key, answer, ...(typed !== undefined && { typed }) };
  if (typed !== undefined) return { key, problem: 'not-a-number', typed };
  if (answer === null) return { key, problem: 'no-answer' };
  await client.answerExercise({ params, body: { answer } });
  return undefined;
}
