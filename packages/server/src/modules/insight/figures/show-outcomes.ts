import { type Counted, type Shown, suppressTable } from '../suppression/suppress-table.ts';
import type { OutcomeRow } from './store.ts';

/** What became of people, as it may be shown. */
export interface ShownOutcomes {
  enrolled: number | null;
  activated: number | null;
  completed: number | null;
  days: { lower: number; median: number; upper: number } | null;
}

type Row = Omit<OutcomeRow, 'key'>;

/** Hides of a table what would show few people; the days of those who completed are shown where their number is. */
export function showOutcomes(
  rows: readonly Row[],
  all: Pick<Row, 'days'>,
): { rows: ShownOutcomes[]; total: ShownOutcomes } {
  const of = (part: (row: Row) => number) =>
    suppressTable(rows.map((row): Counted => ({ size: row.enrolled, part: part(row) })));
  const activated = of((row) => row.activated);
  const completed = of((row) => row.completed);
  const show = (began: Shown | undefined, ended: Shown | undefined, days: Row['days']): ShownOutcomes => ({
    enrolled: ended?.size ?? null,
    activated: began?.part ?? null,
    completed: ended?.part ?? null,
    days: ended?.part ? daysOf(days) : null,
  });
  return {
    rows: rows.map(({ days }, index) => show(activated.rows[index], completed.rows[index], days)),
    total: show(activated.total, completed.total, all.days),
  };
}

function daysOf(quartiles: Row['days']): ShownOutcomes['days'] {
  const [lower, median, upper] = quartiles ?? [];
  if (lower === undefined || median === undefined || upper === undefined) return null;
  return { lower: tenth(lower), median: tenth(median), upper: tenth(upper) };
}

function tenth(days: number): number {
  return Math.round(days * 10) / 10;
}
