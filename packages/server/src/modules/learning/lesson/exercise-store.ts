import type { Answer } from '@laurel/api';
import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { AnswerKey } from '../question/answer-key.ts';

/** What an exercise asks, with its key. */
export type ExerciseQuestion = { prompt: string; points: number; explanation: string; hints: string[] } & AnswerKey;

export interface ExerciseRow {
  lessonId: string;
  key: string;
  question: ExerciseQuestion;
}

/** How far a learner is with an exercise. */
export interface ExerciseAnswerRow {
  key: string;
  answer: Answer | null;
  outcome: 'right' | 'partly' | 'wrong' | 'given-up' | null;
  tries: number;
  hintsShown: number;
}

/** The exercises of these lessons, by their names. */
export async function selectExercises(tx: Tx, lessonIds: readonly string[]): Promise<ExerciseRow[]> {
  const { rows } = await sql<ExerciseRow>`select lesson_id, key, question from learning.exercise
    where lesson_id = any(${[...lessonIds]}::uuid[]) order by key`.execute(tx);
  return rows;
}

export async function putExercise(
  tx: Tx,
  { organisationId, lessonId, key, question }: ExerciseRow & { organisationId: string },
): Promise<void> {
  await sql`insert into learning.exercise (lesson_id, key, organisation_id, question)
    values (${lessonId}, ${key}, ${organisationId}, ${JSON.stringify(question)}::jsonb)
    on conflict (lesson_id, key) do update set question = excluded.question`.execute(tx);
}

/** Says no when the lesson has no such exercise. */
export async function deleteExercise(tx: Tx, { lessonId, key }: { lessonId: string; key: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from learning.exercise where lesson_id = ${lessonId} and key = ${key}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Copies the exercises of a lesson into another; what they offer keeps its ids, so that answers count there too. */
export async function copyExercises(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`insert into learning.exercise (lesson_id, key, organisation_id, question)
    select ${to}, key, organisation_id, question from learning.exercise where lesson_id = ${from}`.execute(tx);
}

export async function selectExerciseAnswers(
  tx: Tx,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<ExerciseAnswerRow[]> {
  const { rows } = await sql<ExerciseAnswerRow>`select key, answer, outcome, tries, hints_shown
    from learning.exercise_answer where enrolment_id = ${enrolmentId} and lesson_id = ${lessonId}`.execute(tx);
  return rows;
}

export async function keepExerciseAnswer(
  tx: Tx,
  {
    enrolment,
    lessonId,
    row,
    now,
  }: {
    enrolment: { id: string; organisationId: string; personId: string };
    lessonId: string;
    row: ExerciseAnswerRow;
    now: Date;
  },
): Promise<void> {
  await sql`insert into learning.exercise_answer
      (enrolment_id, lesson_id, key, organisation_id, person_id, answer, outcome, tries, hints_shown, answered_at)
    values (${enrolment.id}, ${lessonId}, ${row.key}, ${enrolment.organisationId}, ${enrolment.personId},
      ${JSON.stringify(row.answer)}::jsonb, ${row.outcome}, ${row.tries}, ${row.hintsShown}, ${now})
    on conflict (enrolment_id, lesson_id, key) do update set answer = excluded.answer, outcome = excluded.outcome,
      tries = excluded.tries, hints_shown = excluded.hints_shown, answered_at = excluded.answered_at`.execute(tx);
}
