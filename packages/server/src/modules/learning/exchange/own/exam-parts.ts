import type { ProgrammeFile } from '@laurel/api';
import type { ProgrammeForStaff } from '../../programme/present-programme.ts';

type Lesson = ProgrammeForStaff['modules'][number]['lessons'][number];
type InFile = ProgrammeFile['modules'][number]['lessons'][number];

/** What an exam asks, each question once, and its parts by the numbers of their questions; none where it asks all of them. */
export function examParts({
  questions,
  sections,
}: Lesson): { questions: NonNullable<Lesson['questions']> } & Pick<InFile, 'sections'> {
  const own = [...new Map((questions ?? []).map((question) => [question.id, question])).values()];
  const numbers = new Map(own.map(({ id }, index) => [id, index + 1]));
  const parts = (sections ?? []).map(({ title, draw, points, pool, questionIds }) => ({
    title,
    ...(draw !== null && { draw }),
    ...(points !== null && { points }),
    ...(pool && { pool: pool.name }),
    questions: questionIds.flatMap((id) => numbers.get(id) ?? []),
  }));
  const [only] = parts;
  const asksAll = parts.length <= 1 && !only?.title && !only?.draw && !only?.points && !only?.pool;
  return { questions: own, sections: asksAll ? [] : parts };
}
