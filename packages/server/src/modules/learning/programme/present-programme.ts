import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { readRuleOf } from '../completion/rule-store.ts';
import { type QuestionRow, selectQuestions } from '../exam/question-store.ts';
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
  const exams = lessons.filter(({ kind }) => kind === 'exam').map(({ id }) => id);
  const questions = await selectQuestions(tx, exams);
  const rule = await readRuleOf(tx, row.versionId);
  return {
    ...presentSummary(row),
    description: row.description,
    prerequisiteIds: row.prerequisiteIds,
    modules: modules.map(({ id, title, summary }) => ({
      id,
      title,
      summary,
      lessons: lessons
        .filter(({ moduleId }) => moduleId === id)
        .map((lesson) =>
          presentLesson(
            lesson,
            questions.filter(({ lessonId }) => lessonId === lesson.id),
          ),
        ),
    })),
    versions: (await selectVersionRows(tx, row.id)).map((version) => ({
      ...version,
      createdAt: version.createdAt.toISOString(),
      publishedAt: version.publishedAt?.toISOString() ?? null,
    })),
    missing: row.state === 'published' ? [] : whatIsMissing({ programme: row, modules, lessons, questions, ...rule }),
  };
}

type StaffLesson = ProgrammeForStaff['modules'][number]['lessons'][number];
type StaffQuestion = NonNullable<StaffLesson['questions']>[number];

function presentLesson(row: LessonRow, questions: readonly QuestionRow[]): StaffLesson {
  return { ...row, questions: row.kind === 'exam' ? questions.map(presentQuestion) : null };
}

function presentQuestion(row: QuestionRow): StaffQuestion {
  const { hints: _, ...question } = presentForAuthor({ ...row, hints: [] });
  // An exam takes no other kinds.
  return { id: row.id, ...question } as StaffQuestion;
}
