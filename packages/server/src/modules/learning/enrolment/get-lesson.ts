import assert from 'node:assert/strict';
import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectAccommodation } from '../exam/accommodation-store.ts';
import { type AttemptRow, selectAttempts } from '../exam/attempt-store.ts';
import { countQuestions } from '../exam/count-questions.ts';
import { presentAttemptSummary } from '../exam/present-attempt.ts';
import { nextAttemptFrom, ownMinutes } from '../exam/time.ts';
import { selectExerciseAnswers, selectExercises } from '../lesson/exercise-store.ts';
import { presentExercise } from '../lesson/present-exercise.ts';
import { selectWatched } from '../lesson/store.ts';
import { watchedOf } from '../lesson/watched.ts';
import { proctoredOf } from '../proctoring/proctored-of.ts';
import { readOpenSession } from '../proctoring/read-open-session.ts';
import { type LessonRow, selectLesson, selectModules, selectOutline } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { isCurrent, presentToLearner } from '../supervision/present-sitting.ts';
import { selectOpenSitting } from '../supervision/store.ts';
import { planProgress } from './plan-progress.ts';
import { openEnrolment } from './policy.ts';
import { type EnrolmentRow, selectProgress } from './store.ts';

type LessonView = AnswerOf<typeof endpoints.getLesson>;

/** A lesson to learn from, with where the caller stopped. */
export async function getLesson(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { scope, enrolmentId, lessonId }: { scope: Scope; enrolmentId: string; lessonId: string },
): Promise<LessonView> {
  const { enrolment, inside } = await openEnrolment(deps, { scope, enrolmentId });
  const { programmeId, versionId } = enrolment;
  return deps.database.read(inside, async (tx) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId });
    if (!lesson) throw notFound('lesson');
    const [programme] = await selectVersions(tx, [versionId]);
    const module = (await selectModules(tx, [versionId])).find(({ id }) => id === lesson.moduleId);
    assert(programme && module);
    const kept = await selectProgress(tx, [enrolmentId]);
    const { lessons } = planProgress(await selectOutline(tx, [versionId]), kept);
    const index = lessons.findIndex(({ id }) => id === lessonId);
    const progress = kept.find((row) => row.lessonId === lessonId);
    const exercises = await selectExercises(tx, [lessonId]);
    const given = await selectExerciseAnswers(tx, { enrolmentId, lessonId });
    const source = lesson.markdown ?? lesson.instructions;
    return {
      ...lesson,
      enrolmentId,
      programmeId,
      programmeTitle: programme.title,
      moduleTitle: module.title,
      state: lessons[index]?.state ?? 'open',
      html:
        source === null
          ? null
          : renderMarkdown(source, { ...deps, anchors: true, exercises: exercises.map(({ key }) => key) }),
      exercises: exercises.map((row) =>
        presentExercise(
          row,
          given.find(({ key }) => key === row.key),
          deps,
        ),
      ),
      positionSeconds: progress?.positionSeconds ?? null,
      anchor: progress?.anchor ?? null,
      watched: await readWatched(tx, lesson, enrolmentId),
      exam: await readExam(tx, { enrolment, lesson, origin: deps.origin, now: deps.clock() }),
      previousLessonId: lessons[index - 1]?.id ?? null,
      nextLessonId: lessons[index + 1]?.id ?? null,
    };
  });
}

async function readWatched(
  tx: Tx,
  { id, durationSeconds }: LessonRow,
  enrolmentId: string,
): Promise<LessonView['watched']> {
  if (durationSeconds === null) return null;
  return watchedOf((await selectWatched(tx, { enrolmentId, lessonId: id })).ranges, durationSeconds);
}

async function presentInList(tx: Tx, attempt: AttemptRow): Promise<ReturnType<typeof presentAttemptSummary>> {
  const { id, submittedAt } = attempt;
  return presentAttemptSummary(attempt, submittedAt ? (await proctoredOf(tx, { id, submittedAt }))?.state : undefined);
}

async function readExam(
  tx: Tx,
  { enrolment, lesson, origin, now }: { enrolment: EnrolmentRow; lesson: LessonRow; origin: string; now: Date },
): Promise<LessonView['exam']> {
  if (lesson.kind !== 'exam') return null;
  const attempts = await selectAttempts(tx, { enrolmentId: enrolment.id, originId: lesson.originId });
  const { extraTimePercent, breakMinutes } = await selectAccommodation(tx, enrolment.id);
  const sitting = await selectOpenSitting(tx, { enrolmentId: enrolment.id, lessonId: lesson.id });
  return {
    passMarkPercent: lesson.passMarkPercent ?? 100,
    timeLimitMinutes: ownMinutes(lesson.timeLimitMinutes, extraTimePercent),
    extraTimePercent: lesson.timeLimitMinutes === null ? 0 : extraTimePercent,
    coolDownMinutes: lesson.coolDownMinutes,
    nextAttemptFrom: nextAttemptFrom(lesson, { before: attempts, now })?.toISOString() ?? null,
    feedback: lesson.feedback,
    feedbackFrom: lesson.feedbackFrom,
    supervision: lesson.supervision,
    breakMinutes: lesson.timeLimitMinutes === null ? 0 : breakMinutes,
    sitting: sitting && isCurrent(sitting, now) ? presentToLearner(sitting) : null,
    session: await readOpenSession(tx, { enrolment, lessonId: lesson.id, origin, now }),
    questionCount: await countQuestions(tx, lesson.id),
    attemptsAllowed: lesson.attemptsAllowed,
    attempts: await Promise.all(attempts.map((attempt) => presentInList(tx, attempt))),
  };
}
