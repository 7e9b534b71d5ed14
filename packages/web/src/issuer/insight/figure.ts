import type { CsvCell } from '../console/csv.ts';

/** A number as it is read, and as it goes into a file; null where it is too few to say. */
export interface FigureCell {
  text: string;
  raw: CsvCell;
}

/** A figure: its table, and how it is drawn. */
export interface Figure {
  columns: string[];
  rows: { key: string; cells: FigureCell[] }[];
  chart: Chart;
  /** Whether anything at all was counted. */
  isEmpty: boolean;
}

/** What is drawn of it. */
export type Chart =
  | { kind: 'line'; series: { name: string; values: (number | null)[] }[]; labels: string[]; isShare: boolean }
  | { kind: 'bars'; bars: { key: string; label: string; value: number | null; text: string }[]; max: number }
  | { kind: 'funnel'; steps: (number | null)[]; first: string; last: string };
