import assert from 'node:assert/strict';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { keepProgress, lockEnrolment, touchEnrolment } from '../enrolment/store.ts';
import { assessmentPassed } from '../events.ts';
import { selectLesson } from '../programme/content-store.ts';
import { type AttemptRow, closeAttempt } from './attempt-store.ts';
import { markAnswers } from './mark-answers.ts';
import { lockOpenAttempt, openAttempt } from './policy.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';
import { selectQuestions } from './question-store.ts';

/** Hands an attempt in: the kept answers are marked, the result and what follows from it are written at once, and only once. */
export async function submitAttempt(
  deps: Pick<LearningDeps, 'database'>,
  { scope, attemptId }: { scope: Scope; attemptId: string },
): Promise<AttemptView> {
  const { attempt, inside } = await openAttempt(deps, { scope, attemptId });
  return deps.database.write(inside, async (unit) => {
    // The enrolment first, as everywhere: two locks in one order never wait for each other in a circle.
    const enrolment = await lockEnrolment(unit.tx, attempt.enrolmentId);
    assert(enrolment);
    const open = await lockOpenAttempt(unit.tx, attemptId);
    const lesson = await selectLesson(unit.tx, { id: open.lessonId, versionId: enrolment.versionId });
    assert(lesson);
    const closed = await mark(unit, open, lesson.passMarkPercent ?? 100);
    await touchEnrolment(unit.tx, { id: enrolment.id, now: unit.now });
    if (closed.passed) {
      const { id: lessonId } = lesson;
      await keepProgress(unit.tx, { enrolment, lessonId, state: 'done', positionSeconds: null, now: unit.now });
      await unit.emit({ name: assessmentPassed, payload: { enrolmentId: enrolment.id, lessonId, attemptId } });
    }
    return presentAttempt(unit.tx, closed);
  });
}

async function mark({ tx, now, audit }: WriteUnit, attempt: AttemptRow, passMarkPercent: number): Promise<AttemptRow> {
  const { id } = attempt;
  const { outcomes, scorePercent } = markAnswers(await selectQuestions(tx, [attempt.lessonId]), attempt.answers);
  const passed = scorePercent >= passMarkPercent;
  assert(await closeAttempt(tx, { id, outcomes, scorePercent, passed, now }));
  await audit({ action: 'attempt.submitted', subject: `attempt:${id}`, detail: { scorePercent, passed } });
  return { ...attempt, state: 'submitted', outcomes, scorePercent, passed, submittedAt: now };
}
