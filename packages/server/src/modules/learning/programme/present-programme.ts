import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { areSameTerms, readTerms } from '../../issuer/index.ts';
import type { OutcomeRow } from '../completion/rule-store.ts';
import { readRuleOf } from '../completion/rule-store.ts';
import { type Candidate, type SectionRow, selectCandidates, selectSections } from '../exam/section-store.ts';
import { type ExerciseRow, selectExercises } from '../lesson/exercise-store.ts';
import { whatProctoringNeeds } from '../proctoring/what-proctoring-needs.ts';
import { presentForAuthor } from '../question/present-question.ts';
import { type LessonRow, selectLessons, selectModules } from './content-store.ts';
import type { ProgrammeRow } from './store.ts';
import { selectVersionRows } from './version-store.ts';
import { whatIsMissing } from './what-is-missing.ts';

/** A programme as those who make it see it, answer keys included. */
export type ProgrammeForStaff = AnswerOf<typeof endpoints.getProgramme>;

/** A programme in its organisation's list. */
export type ProgrammeSummary = AnswerOf<typeof endpoints.listProgrammes>['items'][number];

/** Shows a programme in its organisation's list. */
export function presentSummary(row: ProgrammeRow): ProgrammeSummary {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

/** Shows a programme to those who make it. */
export async function presentForStaff(tx: Tx, row: ProgrammeRow): Promise<ProgrammeForStaff> {
  const modules = await selectModules(tx, [row.versionId]);
  const lessons = await selectLessons(tx, row.versionId);
  const exercises = await selectExercises(
    tx,
    lessons.map(({ id }) => id),
  );
  const exams = lessons.filter(({ kind }) => kind === 'exam').map(({ id }) => id);
  const asked = { sections: await selectSections(tx, exams), questions: await selectCandidates(tx, exams), exercises };
  const rule = await readRuleOf(tx, row.versionId);
  return {
    ...presentSummary(row),
    description: row.description,
    prerequisiteIds: row.prerequisiteIds,
    modules: modules.map(({ id, title, summary }) => ({
      id,
      title,
      summary,
      lessons: lessons.filter(({ moduleId }) => moduleId === id).map((lesson) => presentLesson(lesson, asked)),
    })),
    versions: (await selectVersionRows(tx, row.id)).map((version) => ({
      ...version,
      createdAt: version.createdAt.toISOString(),
      publishedAt: version.publishedAt?.toISOString() ?? null,
    })),
    achievementsChanged: await namesOfChanged(tx, row, rule.outcomes),
    missing:
      row.state === 'published'
        ? []
        : [
            ...whatIsMissing({ programme: row, modules, lessons, ...asked, ...rule }),
            ...(await whatProctoringNeeds(tx, row.organisationId, lessons)),
          ],
  };
}

/** The achievements that a published version leads to, and that have been changed since: by the names that were promised. */
async function namesOfChanged(tx: Tx, row: ProgrammeRow, outcomes: readonly OutcomeRow[]): Promise<string[]> {
  const kept = [row, ...outcomes].flatMap(({ achievementId, achievementTerms }) =>
    achievementId && achievementTerms ? [{ achievementId, achievementTerms }] : [],
  );
  const today = await readTerms(
    tx,
    kept.map(({ achievementId }) => achievementId),
  );
  const names = kept.flatMap(({ achievementId, achievementTerms }) => {
    const now = today.get(achievementId);
    return now && !areSameTerms(now, achievementTerms) ? achievementTerms.name : [];
  });
  return [...new Set(names)];
}

type StaffLesson = ProgrammeForStaff['modules'][number]['lessons'][number];

interface Asked {
  sections: readonly SectionRow[];
  questions: readonly Candidate[];
  exercises: readonly ExerciseRow[];
}

function presentLesson(row: LessonRow, { sections, questions, exercises }: Asked): StaffLesson {
  const inText = exercises
    .filter(({ lessonId }) => lessonId === row.id)
    .map(({ key, question }) => ({ key, question: presentForAuthor(question) }));
  if (row.kind !== 'exam') return { ...row, questions: null, sections: null, exercises: inText };
  const own = questions.filter(({ lessonId }) => lessonId === row.id);
  return {
    ...row,
    exercises: inText,
    questions: own.map((question) => ({ ...presentForAuthor(question), id: question.questionId })),
    sections: sections
      .filter(({ lessonId }) => lessonId === row.id)
      .map(({ id, title, pool, draw, points }) => ({
        ...{ id, title, pool, draw, points },
        questionIds: own.filter(({ sectionId }) => sectionId === id).map(({ questionId }) => questionId),
      })),
  };
}
