import type { Randomness } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import { readRuleOf, replaceOutcomes, updateRule } from '../completion/rule-store.ts';
import { copySections } from '../exam/copy-sections.ts';
import { copyExercises } from '../lesson/exercise-store.ts';
import { selectTerms, updateTerms } from '../recognition/terms-store.ts';
import { putRubric, selectRubrics } from '../review/rubric-store.ts';
import { insertLesson, insertModule, selectLessons, selectModules } from './content-store.ts';

interface Input {
  organisationId: string;
  fromVersionId: string;
  toVersionId: string;
  randomness: Randomness;
}

/** Copies modules, lessons, what exams ask, rubrics, what is said of prior learning and the rule of completion into another version; lessons and outcomes keep their origin. */
export async function copyContent(
  tx: Tx,
  { organisationId, fromVersionId, toVersionId, randomness }: Input,
): Promise<void> {
  const lessons = await selectLessons(tx, fromVersionId);
  const rubrics = await selectRubrics(tx, fromVersionId);
  for (const { id: from, title, summary } of await selectModules(tx, [fromVersionId])) {
    const moduleId = randomness.uuid();
    await insertModule(tx, { id: moduleId, organisationId, versionId: toVersionId, title, summary });
    for (const lesson of lessons.filter((row) => row.moduleId === from)) {
      const lessonId = randomness.uuid();
      const { originId } = lesson;
      await insertLesson(tx, { id: lessonId, originId, versionId: toVersionId, moduleId, fields: lesson });
      await copySections(tx, { organisationId, fromLessonId: lesson.id, toLessonId: lessonId, randomness });
      await copyExercises(tx, { from: lesson.id, to: lessonId });
      const rubric = rubrics.find((row) => row.lessonId === lesson.id);
      if (rubric) {
        await putRubric(tx, { id: randomness.uuid(), organisationId, versionId: toVersionId, lessonId, rubric });
      }
    }
  }
  const evidenceRubric = rubrics.find(({ lessonId }) => lessonId === null);
  if (evidenceRubric) {
    const id = randomness.uuid();
    await putRubric(tx, { id, organisationId, versionId: toVersionId, lessonId: null, rubric: evidenceRubric });
  }
  await updateTerms(tx, { versionId: toVersionId, terms: await selectTerms(tx, fromVersionId) });
  // Last, for an outcome names the lessons that show it.
  const { rule, outcomes } = await readRuleOf(tx, fromVersionId);
  await updateRule(tx, { versionId: toVersionId, rule });
  const copied = outcomes.map((outcome) => ({ ...outcome, id: randomness.uuid() }));
  await replaceOutcomes(tx, { organisationId, versionId: toVersionId, outcomes: copied });
}
