import type { Randomness } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import { replaceSections, selectCandidates, selectSections } from './section-store.ts';

interface Input {
  organisationId: string;
  fromLessonId: string;
  toLessonId: string;
  randomness: Randomness;
}

/** Copies an exam's sections into a draft: pools count as they are now, and so do the questions that are named. */
export async function copySections(
  tx: Tx,
  { organisationId, fromLessonId, toLessonId, randomness }: Input,
): Promise<void> {
  const asked = await selectCandidates(tx, [fromLessonId]);
  const sections = (await selectSections(tx, [fromLessonId])).map((section) => ({
    ...section,
    id: randomness.uuid(),
    poolId: section.pool?.id ?? null,
    questionIds: section.pool
      ? []
      : asked.filter(({ sectionId }) => sectionId === section.id).map(({ questionId }) => questionId),
  }));
  await replaceSections(tx, { organisationId, lessonId: toLessonId, sections });
}
