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

/** Whether the time of an attempt is up, by the server's clock alone. */
export function isOver({ endsAt }: Pick<AttemptRow, 'endsAt'>, now: Date): boolean {
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
