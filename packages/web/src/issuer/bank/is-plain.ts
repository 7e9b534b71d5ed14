import type { LessonForStaff } from '@laurel/sdk';

/** Whether an exam asks just what it names, all of it: then its questions can be arranged one by one. */
export function isPlain({ sections }: Pick<LessonForStaff, 'sections'>): boolean {
  const all = sections ?? [];
  return all.length <= 1 && all.every(({ pool, draw, points }) => pool === null && draw === null && points === null);
}
