import type { ProgrammeFile } from '@laurel/api';
import type { ProgrammeForStaff } from '../../programme/present-programme.ts';

type Lesson = ProgrammeForStaff['modules'][number]['lessons'][number];
type InFile = ProgrammeFile['modules'][number]['lessons'][number];

/**
 * What an exam asks, each question once, with what is said of them by their ids, and its parts by the numbers of their
 * questions; no parts where it asks all of them.
 */
export function examParts(
  { questions, sections }: Lesson,
  said: ReadonlyMap<string, Omit<InFile['about'][number], 'question'>>,
): { questions: NonNullable<Lesson['questions']> } & Pick<InFile, 'about' | 'sections'> {
  const own = [...new Map((questions ?? []).map((question) => [question.id, question])).values()];
  const numbers = new Map(own.map(({ id }, index) => [id, index + 1]));
  const about = own.flatMap(({ id }, index) => {
    const found = said.get(id);
    return found ? [{ question: index + 1, ...found }] : [];
  });
  const parts = (sections ?? []).map(({ title, draw, points, pool, questionIds }) => ({
    title,
    ...(draw !== null && { draw }),
    ...(points !== null && { points }),
    ...(pool && { pool: pool.name }),
    questions: questionIds.flatMap((id) => numbers.get(id) ?? []),
  }));
  const [only] = parts;
  const asksAll = parts.length <= 1 && !only?.title && !only?.draw && !only?.points && !only?.pool;
  return { questions: own, about, sections: asksAll ? [] : parts };
}
