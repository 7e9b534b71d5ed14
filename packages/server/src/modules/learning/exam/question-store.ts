import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { AnswerKey } from '../question/answer-key.ts';

/** A question with its key. */
export type QuestionRow = {
  id: string;
  lessonId: string;
  prompt: string;
  points: number;
  explanation: string;
} & AnswerKey;

/** The questions of these exams, each exam's in order. Only the organisation's own scope sees any. */
export async function selectQuestions(tx: Tx, lessonIds: readonly string[]): Promise<QuestionRow[]> {
  const { rows } =
    await sql<QuestionRow>`select id, lesson_id, kind, prompt, points, explanation, key from learning.question
    where lesson_id = any(${[...lessonIds]}::uuid[]) order by position, id`.execute(tx);
  return rows;
}

export async function countQuestions(tx: Tx, lessonId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) from learning.question where lesson_id = ${lessonId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Puts these in the place of all the exam's questions. */
export async function replaceQuestions(
  tx: Tx,
  {
    organisationId,
    lessonId,
    questions,
  }: { organisationId: string; lessonId: string; questions: readonly Omit<QuestionRow, 'lessonId'>[] },
): Promise<void> {
  await sql`delete from learning.question where lesson_id = ${lessonId}`.execute(tx);
  for (const [index, { id, kind, prompt, points, explanation, key }] of questions.entries()) {
    await sql`insert into learning.question (id, organisation_id, lesson_id, position, kind, prompt, points, explanation, key)
      values (${id}, ${organisationId}, ${lessonId}, ${index + 1}, ${kind}, ${prompt}, ${points}, ${explanation},
        ${JSON.stringify(key)}::jsonb)`.execute(tx);
  }
}
