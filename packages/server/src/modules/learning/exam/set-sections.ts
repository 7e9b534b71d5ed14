import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLesson } from '../programme/content-store.ts';
import { editProgramme, type OwnProgramme } from '../programme/own-programme.ts';
import type { ProgrammeForStaff } from '../programme/present-programme.ts';
import { requireOwnPools, requireOwnQuestions } from '../question/own-question.ts';
import { type NewSection, replaceSections } from './section-store.ts';

interface Input extends OwnProgramme {
  lessonId: string;
  body: BodyOf<typeof endpoints.setSections>;
}

/** Replaces an exam's sections. */
export async function setSections(
  deps: Pick<LearningDeps, 'database' | 'randomness'>,
  { lessonId, body, ...own }: Input,
): Promise<ProgrammeForStaff> {
  const { organisationId } = own;
  const sections = body.sections.map(
    (section): NewSection => ({ poolId: null, questionIds: [], ...section, id: deps.randomness.uuid() }),
  );
  return editProgramme(deps, own, 'sections.set', async ({ tx }, { versionId }) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (lesson?.kind !== 'exam') throw notFound('exam');
    for (const [at, { poolId, questionIds }] of sections.entries()) {
      requireEachOnce(questionIds, at);
      const poolIds = poolId === null ? [] : [poolId];
      await requireOwnPools(tx, { organisationId, poolIds, pointer: () => `/sections/${at}/poolId` });
      const pointer = (index: number) => `/sections/${at}/questionIds/${index}`;
      await requireOwnQuestions(tx, { organisationId, questionIds, pointer });
    }
    await replaceSections(tx, { organisationId, lessonId, sections });
    return { lessonId, count: sections.length };
  });
}

function requireEachOnce(questionIds: readonly string[], at: number): void {
  const again = questionIds.findIndex((id, index) => questionIds.indexOf(id) < index);
  if (again < 0) return;
  throw new Refusal('invalid-request', 'Nothing was changed: a section names the same question twice.', {
    faults: [{ pointer: `/sections/${at}/questionIds/${again}`, message: 'this question is named before' }],
  });
}
