import assert from 'node:assert/strict';
import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { selectEnrolment } from '../enrolment/store.ts';
import { proctoredOf } from '../proctoring/proctored-of.ts';
import { isHeld, type ProctoredState } from '../proctoring/state-of.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { presentForLearner } from '../question/present-question.ts';
import { type AttemptRow, selectAttempts } from './attempt-store.ts';
import type { Asked } from './draw-paper.ts';
import { type Feedback, feedbackNow } from './feedback.ts';
import { readPaper } from './read-paper.ts';
import { nextAttemptFrom, withClockAt } from './time.ts';

/** An attempt as its learner sees it: never with the keys. */
export type AttemptView = AnswerOf<typeof endpoints.getAttempt>;

type AttemptSummary = AnswerOf<typeof endpoints.getLesson>['exam'] extends infer Exam
  ? NonNullable<Exam> extends { attempts: (infer Summary)[] }
    ? Summary
    : never
  : never;

/** Shows an attempt in a list. */
export function presentAttemptSummary(row: AttemptRow, proctored?: ProctoredState): AttemptSummary {
  const { id, number, state, scorePercent, passed } = row;
  return {
    id,
    number,
    state,
    scorePercent,
    passed,
    startedAt: row.startedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    counts: proctored === 'set-aside' ? 'no' : proctored && isHeld(proctored) ? 'waiting' : 'yes',
  };
}

/** Shows an attempt to its learner. */
export async function presentAttempt(tx: Tx, kept: AttemptRow, now: Date): Promise<AttemptView> {
  const row = withClockAt(kept, now);
  const onBreak = row.state === 'open' && row.breakFrom !== null;
  const { enrolmentId, lessonId } = row;
  const enrolment = await selectEnrolment(tx, enrolmentId);
  assert(enrolment);
  const lesson = await selectLessonById(tx, lessonId);
  const [programme] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  assert(lesson && programme);
  const attempts = await selectAttempts(tx, { enrolmentId, originId: lesson.originId });
  const feedback = feedbackNow(lesson, { attempts, isCompleted: enrolment.state === 'completed' });
  // A break is no way to look at questions for longer.
  const questions = onBreak ? [] : await readPaper(tx, row);
  const proctored = await presentProctored(tx, row);
  return {
    ...presentAttemptSummary(row, proctored?.state),
    enrolmentId,
    lessonId,
    lessonTitle: lesson.title,
    programmeTitle: programme.title,
    passMarkPercent: lesson.passMarkPercent ?? 100,
    attemptsLeft: lesson.attemptsAllowed === null ? null : Math.max(0, lesson.attemptsAllowed - attempts.length),
    nextAttemptFrom: nextAttemptFrom(lesson, { before: attempts, now })?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    secondsLeft: row.state === 'open' && row.endsAt ? secondsUntil(row.endsAt, now) : null,
    overtime: row.overtime,
    breakSecondsLeft: row.state === 'open' && row.endsAt ? row.breakSecondsLeft : 0,
    onBreak,
    proctored,
    feedback,
    questions: questions.map((question) => presentQuestion(question, row, feedback)),
  };
}

async function presentProctored(tx: Tx, { id, submittedAt }: AttemptRow): Promise<AttemptView['proctored']> {
  const proctored = submittedAt && (await proctoredOf(tx, { id, submittedAt }));
  if (!proctored) return null;
  const { session, state } = proctored;
  return { providerName: session.providerName, state, note: session.decision === state ? session.decisionNote : null };
}

/** Rounded up, so that a page which counts them down comes when the time is up, not just before. */
function secondsUntil(end: Date, now: Date): number {
  return Math.max(0, Math.ceil((end.getTime() - now.getTime()) / 1000));
}

function presentQuestion(question: Asked, attempt: AttemptRow, feedback: Feedback): AttemptView['questions'][number] {
  const { id } = question;
  const outcome = attempt.outcomes?.find(({ questionId }) => questionId === id);
  const explanation = feedback === 'explanations' ? question.explanation : '';
  return {
    ...presentForLearner(question, question.partIds),
    answer: attempt.answers[id] ?? null,
    outcome: outcome && feedback !== 'score' ? { points: outcome.points, correct: outcome.correct, explanation } : null,
  };
}
