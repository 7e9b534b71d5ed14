import assert from 'node:assert/strict';
import { Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type EnrolmentRow, lockEnrolment } from '../enrolment/store.ts';
import type { AttemptRow } from './attempt-store.ts';
import { handIn } from './hand-in.ts';
import { lockOpenAttempt, openAttempt } from './policy.ts';
import { isOver, withClockAt } from './time.ts';

/** An attempt that can still be written to, locked, and the enrolment that it belongs to. */
export interface Running {
  attempt: AttemptRow;
  enrolment: EnrolmentRow;
}

/**
 * Does something with the caller's own running attempt. One whose time is up is handed in instead, with what was kept by then.
 *
 * @throws Refusal `not-found`, `on-a-break` unless breaks are what it is about, or `attempt-closed` where it was handed in before or its time is up
 */
export async function onRunningAttempt<T>(
  deps: Pick<LearningDeps, 'database'>,
  { scope, attemptId }: { scope: Scope; attemptId: string },
  work: (unit: WriteUnit, running: Running) => Promise<T>,
  options: { onBreak?: boolean } = {},
): Promise<T> {
  const { attempt: own, inside } = await openAttempt(deps, { scope, attemptId });
  const done = await deps.database.write(inside, async (unit) => {
    // The enrolment first, as everywhere: two locks in one order never wait for each other in a circle.
    const enrolment = await lockEnrolment(unit.tx, own.enrolmentId);
    assert(enrolment);
    const attempt = await lockOpenAttempt(unit.tx, attemptId);
    if (!isOver(attempt, unit.now)) {
      const running = withClockAt(attempt, unit.now);
      if (running.breakFrom && !options.onBreak) throw breakUnderWay();
      return { value: await work(unit, { attempt: running, enrolment }) };
    }
    await handIn(unit, { enrolment, attempt, overtime: true });
    return undefined;
  });
  if (done) return done.value;
  throw new Refusal(
    'attempt-closed',
    'The time of this attempt is up. What had been saved by then was handed in and marked; this came too late.',
  );
}

function breakUnderWay(): Refusal {
  return new Refusal('on-a-break', 'Nothing was changed: the clock stands still. End the break, then go on.');
}
