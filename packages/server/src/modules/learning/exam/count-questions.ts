import type { Tx } from '../../../storage/index.ts';
import { selectCandidates, selectSections } from './section-store.ts';

/** How many questions an attempt at this exam asks. */
export async function countQuestions(tx: Tx, lessonId: string): Promise<number> {
  const candidates = await selectCandidates(tx, [lessonId]);
  const counts = (await selectSections(tx, [lessonId])).map(({ id, draw }) => {
    const held = candidates.filter(({ sectionId }) => sectionId === id).length;
    return Math.min(draw ?? held, held);
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
