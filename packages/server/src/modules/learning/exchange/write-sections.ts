import type { ProgrammeFile } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { type NewSection, replaceSections, selectCandidates } from '../exam/section-store.ts';
import { addToPool, insertPool } from '../question/pool-store.ts';

interface Input {
  organisationId: string;
  lessonId: string;
  sections: ProgrammeFile['modules'][number]['lessons'][number]['sections'];
}

/** Divides an exam that asks all its questions into the parts of a file; a pool of the file is a new pool of that name. */
export async function writeSections(
  { tx, now }: WriteUnit,
  randomness: Randomness,
  { organisationId, lessonId, sections }: Input,
): Promise<void> {
  const asked = (await selectCandidates(tx, [lessonId])).map(({ questionId }) => questionId);
  const parts: NewSection[] = [];
  for (const { title, draw = null, points = null, pool, questions } of sections) {
    const questionIds = questions.flatMap((number) => asked[number - 1] ?? []);
    const part = { id: randomness.uuid(), title, draw, points };
    if (pool === undefined) parts.push({ ...part, poolId: null, questionIds });
    else {
      const id = randomness.uuid();
      const poolId = await insertPool(tx, { id, organisationId, name: pool, examOriginId: null, now });
      await addToPool(tx, { poolId, organisationId, questionIds });
      parts.push({ ...part, poolId, questionIds: [] });
    }
  }
  await replaceSections(tx, { organisationId, lessonId, sections: parts });
}
