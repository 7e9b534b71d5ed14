import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { keepProgress, selectProgress, touchEnrolment } from '../enrolment/store.ts';
import { faultOfAnswer } from '../question/fault-of-answer.ts';
import { markAnswer } from '../question/mark-answer.ts';
import {
  type ExerciseAnswerRow,
  type ExerciseRow,
  keepExerciseAnswer,
  selectExerciseAnswers,
  selectExercises,
} from './exercise-store.ts';
import { lockLesson } from './lock-lesson.ts';
import { type ExerciseView, presentExercise } from './present-exercise.ts';

type Body = BodyOf<typeof endpoints.answerExercise>;

interface Input {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
  key: string;
  body: Body;
}

/**
 * Checks an answer to an exercise, and gives the next hint where it is not right; or gives what is asked for. Code is never
 * run here: what it printed in the learner's browser is compared, and nothing else.
 */
export async function answerExercise(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { scope, enrolmentId, lessonId, key, body }: Input,
): Promise<ExerciseView> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'learn' });
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const { enrolment } = await lockLesson(tx, { enrolmentId, lessonId });
    const exercise = (await selectExercises(tx, [lessonId])).find((row) => row.key === key);
    if (!exercise) throw notFound('exercise');
    const of = { enrolmentId, lessonId };
    const before = (await selectExerciseAnswers(tx, of)).find((row) => row.key === key);
    const row = answered(exercise, before ?? { key, answer: null, outcome: null, tries: 0, hintsShown: 0 }, body);
    await keepExerciseAnswer(tx, { enrolment, lessonId, row, now });
    const isBegun = (await selectProgress(tx, [enrolmentId])).some((progress) => progress.lessonId === lessonId);
    if (!isBegun) await keepProgress(tx, { enrolment, lessonId, state: 'started', now });
    await touchEnrolment(tx, { id: enrolmentId, now });
    await unit.audit({ action: 'exercise.answered', subject: `enrolment:${enrolmentId}`, detail: { lessonId, key } });
    return presentExercise(exercise, row, deps);
  });
}

function answered({ question }: ExerciseRow, before: ExerciseAnswerRow, body: Body): ExerciseAnswerRow {
  const nextHint = Math.min(before.hintsShown + 1, question.hints.length);
  if ('ask' in body) {
    if (body.ask === 'hint') return { ...before, hintsShown: nextHint };
    if (body.ask === 'again') return { ...before, answer: null, outcome: null };
    return before.outcome === 'right' ? before : { ...before, outcome: 'given-up' };
  }
  const { answer } = body;
  const fault = answer === null ? 'write or choose an answer' : faultOfAnswer(question, answer);
  if (answer === null || fault !== undefined) {
    throw new Refusal('invalid-request', 'Nothing was checked. Answer in the way the exercise asks for.', {
      faults: [{ pointer: '/answer', message: fault ?? 'write or choose an answer' }],
    });
  }
  const share = markAnswer(question, answer);
  const tries = before.tries + 1;
  if (share === 1) return { ...before, answer, tries, outcome: 'right' };
  return { ...before, answer, tries, outcome: share > 0 ? 'partly' : 'wrong', hintsShown: nextHint };
}
