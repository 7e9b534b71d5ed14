import type { Tx } from '../../../storage/index.ts';
import { countFree } from './count-free.ts';
import { selectCandidates, selectSections } from './section-store.ts';

/** How many questions an attempt at this exam asks. */
export async function countQuestions(tx: Tx, lessonId: string): Promise<number> {
  const candidates = await selectCandidates(tx, [lessonId]);
  const sections = await selectSections(tx, [lessonId]);
  const free = countFree(sections, candidates);
  const counts = sections.map(({ id, draw }) => Math.min(draw ?? Number.POSITIVE_INFINITY, free.get(id) ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}
