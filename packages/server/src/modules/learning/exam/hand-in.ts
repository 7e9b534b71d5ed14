import assert from 'node:assert/strict';
import type { WriteUnit } from '../../../storage/index.ts';
import { recordResult } from '../completion/record-result.ts';
import { type EnrolmentRow, touchEnrolment } from '../enrolment/store.ts';
import { askStaff } from '../proctoring/ask-staff.ts';
import { proctoredOf } from '../proctoring/proctored-of.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { type AttemptRow, closeAttempt } from './attempt-store.ts';
import { markAnswers } from './mark-answers.ts';
import { readPaper } from './read-paper.ts';
import { resultOf } from './result-of.ts';
import { withClockAt } from './time.ts';

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
  const asked = await readPaper(tx, attempt);
  const { outcomes, scorePercent } = markAnswers(asked, attempt.answers);
  const passed = scorePercent >= (lesson.passMarkPercent ?? 100);
  const { endsAt } = withClockAt(attempt, now);
  const submittedAt = overtime && endsAt ? endsAt : now;
  assert(await closeAttempt(tx, { id, outcomes, scorePercent, passed, submittedAt, overtime }));
  await unit.audit({
    action: overtime ? 'attempt.ran-out' : 'attempt.submitted',
    subject: `attempt:${id}`,
    detail: { scorePercent, passed },
  });
  if (!overtime) await touchEnrolment(tx, { id: enrolment.id, now });
  const handedIn: AttemptRow = {
    ...attempt,
    state: 'submitted',
    outcomes,
    scorePercent,
    passed,
    submittedAt,
    overtime,
    endsAt,
    breakFrom: null,
  };
  const { organisationId, id: enrolmentId } = enrolment;
  await recordResult(unit, { organisationId, enrolmentId, lessonId: lesson.id, ...(await resultOf(tx, handedIn)) });
  const proctored = await proctoredOf(tx, { id, submittedAt });
  if (proctored) await askStaff(unit, { organisationId, sessionId: proctored.session.id, state: proctored.state });
  return handedIn;
}
