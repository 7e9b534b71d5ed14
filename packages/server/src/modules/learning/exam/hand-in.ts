import assert from 'node:assert/strict';
import type { WriteUnit } from '../../../storage/index.ts';
import { type EnrolmentRow, keepProgress, touchEnrolment } from '../enrolment/store.ts';
import { assessmentPassed } from '../events.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { type AttemptRow, closeAttempt } from './attempt-store.ts';
import { questionsOf } from './draw-paper.ts';
import { markAnswers } from './mark-answers.ts';
import { selectQuestions } from './question-store.ts';

interface Input {
  enrolment: EnrolmentRow;
  /** Locked, and open. */
  attempt: AttemptRow;
  /** Whether its time has run out, so that it was handed in when that was, with what had been kept by then. */
  overtime: boolean;
}

/** Marks the kept answers and closes the attempt: the result and what follows from it are written at once, and only once. */
export async function handIn(unit: WriteUnit, { enrolment, attempt, overtime }: Input): Promise<AttemptRow> {
  const { tx, now } = unit;
  const { id } = attempt;
  const lesson = await selectLessonById(tx, attempt.lessonId);
  assert(lesson);
  const asked = questionsOf(attempt.paper, await selectQuestions(tx, [lesson.id]));
  const { outcomes, scorePercent } = markAnswers(asked, attempt.answers);
  const passed = scorePercent >= (lesson.passMarkPercent ?? 100);
  const submittedAt = overtime && attempt.endsAt ? attempt.endsAt : now;
  assert(await closeAttempt(tx, { id, outcomes, scorePercent, passed, submittedAt, overtime }));
  await unit.audit({
    action: overtime ? 'attempt.ran-out' : 'attempt.submitted',
    subject: `attempt:${id}`,
    detail: { scorePercent, passed },
  });
  if (!overtime) await touchEnrolment(tx, { id: enrolment.id, now });
  if (passed) {
    await keepProgress(tx, { enrolment, lessonId: lesson.id, state: 'done', positionSeconds: null, now });
    await unit.emit({
      name: assessmentPassed,
      payload: { enrolmentId: enrolment.id, lessonId: lesson.id, attemptId: id },
    });
  }
  return { ...attempt, state: 'submitted', outcomes, scorePercent, passed, submittedAt, overtime };
}
