import { Refusal } from '../../../refusal.ts';

/** Whole months, both included. */
export interface Period {
  from: string;
  to: string;
}

const mostMonths = 60;

interface Asked {
  from?: string | undefined;
  to?: string | undefined;
}

/** The months that were asked for; the last twelve, this one included, where nothing is said. */
export function periodOf({ from, to }: Asked, now: Date): Period {
  const last = to ?? monthOf(now);
  const period = { from: from ?? addMonths(last, -11), to: last };
  const length = monthsOf(period);
  if (length >= 1 && length <= mostMonths) return period;
  throw new Refusal('invalid-request', 'Nothing was counted. Mend what is listed and ask again.', {
    faults: [
      { pointer: '/from', message: `use a month not after the last, and at most ${mostMonths} months before it` },
    ],
  });
}

/** As many months, right before. */
export function periodBefore(period: Period): Period {
  const length = monthsOf(period);
  return { from: addMonths(period.from, -length), to: addMonths(period.from, -1) };
}

/** Each of its months. */
export function listMonths(period: Period): string[] {
  return Array.from({ length: monthsOf(period) }, (_, index) => addMonths(period.from, index));
}

function monthsOf({ from, to }: Period): number {
  return indexOf(to) - indexOf(from) + 1;
}

function indexOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

/** A month so many later. */
export function addMonths(month: string, count: number): string {
  const index = indexOf(month) + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}
