import type { LaurelClient } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';
import type { Problem } from '../../session/problem.ts';
import { fieldOf, readAnswers } from '../attempt/answers.ts';
import type { ExerciseView } from './exercise-view.ts';

type Client = Pick<LaurelClient, 'answerExercise' | 'getLesson'>;

/** What became of an answer that could not be checked. */
export interface ExerciseRefusal {
  key: string;
  problem: Problem | 'not-a-number' | 'no-answer';
  /** What stood where a number belongs, so that it stands there again. */
  typed?: string;
}

interface Input {
  enrolmentId: string;
  lessonId: string;
  form: FormData;
}

const wishes = ['hint', 'give-up', 'again'] as const;

/** Does what a button of an exercise says; answers what is wrong with it, or nothing. */
export async function workOnExercise(
  client: Client,
  { enrolmentId, lessonId, form }: Input,
): Promise<ExerciseRefusal | undefined> {
  const key = formText(form, 'exercise');
  const params = { enrolmentId, lessonId, key };
  const ask = wishes.find((wish) => wish === formText(form, 'ask'));
  if (ask) {
    await client.answerExercise({ params, body: { ask } });
    return undefined;
  }
  const { exercises } = await client.getLesson({ params: { enrolmentId, lessonId } });
  const question = exercises.find((exercise: ExerciseView) => exercise.key === key)?.question;
  if (!question) return undefined;
  const { answers, notNumbers } = readAnswers([question], form);
  if (notNumbers.length > 0) return { key, problem: 'not-a-number', typed: formText(form, fieldOf(key)) };
  const answer = answers[key] ?? null;
  if (answer === null) return { key, problem: 'no-answer' };
  await client.answerExercise({ params, body: { answer } });
  return undefined;
}
