import type { InsightOutcomes } from '@laurel/sdk';
import type { Figure, FigureCell } from './figure.ts';
import { type FigureWords, shareOf } from './figure-words.ts';

type Row = InsightOutcomes['total'] & { key: string; label: string };
type Cells = (row: Row, words: FigureWords) => FigureCell[];

/** The rows, and beneath them all together where that is more than one. */
function rowsOf(
  { rows, total }: InsightOutcomes,
  words: FigureWords,
  cells: Cells,
  say: 'name' | 'month' = 'name',
): Figure['rows'] {
  const all = { ...total, key: 'total', label: words.total };
  return [
    ...rows.map((row) => ({ key: row.key, cells: [words[say](row.label), ...cells(row, words)] })),
    ...(rows.length > 1 ? [{ key: all.key, cells: [words.name(all.label), ...cells(all, words)] }] : []),
  ];
}

function isEmpty({ rows }: InsightOutcomes): boolean {
  return rows.every(({ enrolled }) => enrolled === 0);
}

export function drawGrowth(answer: InsightOutcomes, words: FigureWords): Figure {
  return {
    columns: [words.column('month'), words.column('enrolled')],
    rows: rowsOf(answer, words, ({ enrolled }) => [words.count(enrolled)], 'month'),
    chart: {
      kind: 'line',
      isShare: false,
      labels: answer.rows.map(({ label }) => words.month(label).text),
      series: [{ name: words.column('enrolled'), values: answer.rows.map(({ enrolled }) => enrolled) }],
    },
    isEmpty: isEmpty(answer),
  };
}

const outcomeCells: Cells = ({ enrolled, activated, activatedOf, completed, completedOf }, words) => [
  words.count(enrolled),
  words.count(activated),
  words.count(activatedOf),
  words.share(activated, activatedOf),
  words.count(completed),
  words.count(completedOf),
  words.share(completed, completedOf),
];

function outcomeColumns(words: FigureWords): string[] {
  const names = [
    'enrolled',
    'activated',
    'activatedOf',
    'activatedShare',
    'completed',
    'completedOf',
    'completedShare',
  ] as const;
  return names.map((name) => words.column(name));
}

export function drawCompletion(answer: InsightOutcomes, words: FigureWords): Figure {
  const values = (part: 'activated' | 'completed') => answer.rows.map((row) => shareOf(row[part], row[`${part}Of`]));
  return {
    columns: [words.column('month'), ...outcomeColumns(words)],
    rows: rowsOf(answer, words, outcomeCells, 'month'),
    chart: {
      kind: 'line',
      isShare: true,
      labels: answer.rows.map(({ label }) => words.month(label).text),
      series: [
        { name: words.column('activated'), values: values('activated') },
        { name: words.column('completed'), values: values('completed') },
      ],
    },
    isEmpty: isEmpty(answer),
  };
}

const dayCells: Cells = ({ days, completed }, words) => [
  words.count(completed),
  ...(['lower', 'median', 'upper'] as const).map((name) =>
    completed === 0 ? { text: '–', raw: null } : words.days(days?.[name]),
  ),
];

export function drawTime(answer: InsightOutcomes, words: FigureWords): Figure {
  const medians = answer.rows.map(({ days }) => days?.median ?? null);
  return {
    columns: (['programme', 'completed', 'lower', 'median', 'upper'] as const).map((name) => words.column(name)),
    rows: rowsOf(answer, words, dayCells),
    chart: {
      kind: 'bars',
      max: Math.max(1, ...medians.filter((median) => median !== null)),
      bars: answer.rows.map(({ key, label, completed, days }) => ({
        key,
        label,
        value: days?.median ?? null,
        text: completed === 0 ? '–' : words.days(days?.median).text,
      })),
    },
    isEmpty: isEmpty(answer),
  };
}

export function drawCohorts(answer: InsightOutcomes, words: FigureWords): Figure {
  return {
    columns: [words.column('cohort'), ...outcomeColumns(words), words.column('median')],
    rows: rowsOf(answer, words, (row) => [...outcomeCells(row, words), words.days(row.days?.median)]),
    chart: {
      kind: 'bars',
      max: 1,
      bars: answer.rows.map(({ key, label, completed, completedOf }) => ({
        key,
        label,
        value: shareOf(completed, completedOf),
        text: words.share(completed, completedOf).text,
      })),
    },
    isEmpty: answer.rows.length === 0,
  };
}
