import assert from 'node:assert/strict';
import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { type BestScore, selectBestScores } from '../exam/attempt-store.ts';
import { type LessonOutline, type ModuleRow, selectModules, selectOutline } from '../programme/content-store.ts';
import { type ProgrammeRow, selectProgrammes } from '../programme/store.ts';
import { planProgress } from './plan-progress.ts';
import { type EnrolmentRow, type ProgressRow, selectProgress } from './store.ts';

/** An enrolment with the progress of every lesson. */
export type EnrolmentDetail = AnswerOf<typeof endpoints.getEnrolment>;

/** Shows one enrolment. */
export async function presentEnrolment(tx: Tx, row: EnrolmentRow): Promise<EnrolmentDetail> {
  const [detail] = await presentEnrolments(tx, [row]);
  assert(detail);
  return detail;
}

/** Shows enrolments, with a few queries for all of them. */
export async function presentEnrolments(tx: Tx, rows: readonly EnrolmentRow[]): Promise<EnrolmentDetail[]> {
  const ids = rows.map(({ id }) => id);
  const programmeIds = [...new Set(rows.map(({ programmeId }) => programmeId))];
  const programmes = new Map((await selectProgrammes(tx, programmeIds)).map((row) => [row.id, row]));
  const modules = Map.groupBy(await selectModules(tx, programmeIds), ({ programmeId }) => programmeId);
  const lessons = Map.groupBy(await selectOutline(tx, programmeIds), ({ programmeId }) => programmeId);
  const kept = Map.groupBy(await selectProgress(tx, ids), ({ enrolmentId }) => enrolmentId);
  const scores = Map.groupBy(await selectBestScores(tx, ids), ({ enrolmentId }) => enrolmentId);
  return rows.map((row) => {
    const programme = programmes.get(row.programmeId);
    assert(programme, `the programme of enrolment ${row.id} cannot be seen`);
    return present(row, {
      programme,
      modules: modules.get(row.programmeId) ?? [],
      outline: lessons.get(row.programmeId) ?? [],
      kept: kept.get(row.id) ?? [],
      scores: scores.get(row.id) ?? [],
    });
  });
}

interface Around {
  programme: ProgrammeRow;
  modules: ModuleRow[];
  outline: LessonOutline[];
  kept: ProgressRow[];
  scores: BestScore[];
}

function present(row: EnrolmentRow, { programme, modules, outline, kept, scores }: Around): EnrolmentDetail {
  const { lessons, lessonsDone, lessonsTotal, minutesLeft, nextLesson } = planProgress(outline, kept);
  const best = new Map(scores.map(({ lessonId, scorePercent }) => [lessonId, scorePercent]));
  return {
    id: row.id,
    programmeId: row.programmeId,
    programmeTitle: programme.title,
    organisationName: programme.organisationName,
    achievementName: programme.achievementName,
    achievementImageUrl: programme.achievementImageUrl,
    state: row.state,
    enrolledAt: row.enrolledAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    lessonsDone,
    lessonsTotal,
    minutesLeft,
    nextLesson,
    credentialId: row.credentialId,
    modules: modules.map(({ id, title, summary }) => ({
      id,
      title,
      summary,
      lessons: lessons
        .filter(({ moduleId }) => moduleId === id)
        .map((lesson) => ({ ...lesson, bestScorePercent: best.get(lesson.id) ?? null })),
    })),
  };
}
