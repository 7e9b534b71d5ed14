import type { LessonRow } from '../programme/content-store.ts';
import type { AttemptRow } from './attempt-store.ts';

const minute = 60_000;

/** When an attempt that starts now runs out, with the extra time of its learner; null where there is no limit. */
export function endOf(
  { timeLimitMinutes }: Pick<LessonRow, 'timeLimitMinutes'>,
  { startedAt, extraTimePercent }: { startedAt: Date; extraTimePercent: number },
): Date | null {
  const minutes = ownMinutes(timeLimitMinutes, extraTimePercent);
  return minutes === null ? null : new Date(startedAt.getTime() + minutes * minute);
}

/** How many minutes a learner has, of an exam of so many. */
export function ownMinutes(timeLimitMinutes: number | null, extraTimePercent: number): number | null {
  return timeLimitMinutes === null ? null : Math.ceil((timeLimitMinutes * (100 + extraTimePercent)) / 100);
}

type Running = Pick<AttemptRow, 'endsAt' | 'breakSecondsLeft' | 'breakFrom'>;

/** An attempt as its clock stands now: a break pushes the end back as long as it lasts, and ends by itself when none is left. */
export function withClockAt<Row extends Running>(attempt: Row, now: Date): Row {
  const { endsAt, breakFrom, breakSecondsLeft } = attempt;
  if (!breakFrom || !endsAt) return attempt;
  const taken = Math.min(Math.max(0, now.getTime() - breakFrom.getTime()), breakSecondsLeft * 1_000);
  const left = breakSecondsLeft - Math.ceil(taken / 1_000);
  const clock = { endsAt: new Date(endsAt.getTime() + taken), breakSecondsLeft: left };
  return { ...attempt, ...clock, breakFrom: left > 0 ? now : null };
}

/** Whether the time of an attempt is up, by the server's clock alone. */
export function isOver(attempt: Running, now: Date): boolean {
  const { endsAt } = withClockAt(attempt, now);
  return endsAt !== null && endsAt <= now;
}

/** From when on the next attempt may start; null where it may at once. */
export function nextAttemptFrom(
  { coolDownMinutes }: Pick<LessonRow, 'coolDownMinutes'>,
  { before, now }: { before: readonly Pick<AttemptRow, 'submittedAt'>[]; now: Date },
): Date | null {
  const last = Math.max(...before.map(({ submittedAt }) => submittedAt?.getTime() ?? 0), 0);
  const from = new Date(last + coolDownMinutes * minute);
  return last > 0 && from > now ? from : null;
}
