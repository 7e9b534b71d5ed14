import type { InsightCredentials, InsightDropOff, InsightPassRates, InsightRetention } from '@laurel/sdk';
import type { Figure } from './figure.ts';
import { type FigureWords, shareOf } from './figure-words.ts';

export function drawDropOff({ enrolled, steps }: InsightDropOff, words: FigureWords): Figure {
  const first = { key: 'enrolled', label: words.column('enrolled'), reached: enrolled };
  const all = [first, ...steps.map(({ lessonId, title, reached }) => ({ key: lessonId, label: title, reached }))];
  return {
    columns: (['lesson', 'reached', 'reachedShare'] as const).map((name) => words.column(name)),
    rows: all.map(({ key, label, reached }) => ({
      key,
      cells: [words.name(label), words.count(reached), words.share(reached, enrolled)],
    })),
    chart: {
      kind: 'funnel',
      steps: all.map(({ reached }) => reached),
      first: first.label,
      last: all.at(-1)?.label ?? '',
    },
    isEmpty: enrolled === 0,
  };
}

export function drawPassRates({ rows }: InsightPassRates, words: FigureWords): Figure {
  return {
    columns: (['assessment', 'programme', 'decided', 'passed', 'passedShare'] as const).map((name) =>
      words.column(name),
    ),
    rows: rows.map(({ programmeId, lessonId, title, programmeTitle, decided, passed }) => ({
      key: `${programmeId} ${lessonId}`,
      cells: [
        words.name(title),
        words.name(programmeTitle),
        words.count(decided),
        words.count(passed),
        words.share(passed, decided),
      ],
    })),
    chart: {
      kind: 'bars',
      max: 1,
      bars: rows.map(({ programmeId, lessonId, title, decided, passed }) => ({
        key: `${programmeId} ${lessonId}`,
        label: title,
        value: shareOf(passed, decided),
        text: words.share(passed, decided).text,
      })),
    },
    isEmpty: rows.length === 0,
  };
}

export function drawRetention({ rows, total }: InsightRetention, words: FigureWords): Figure {
  const all = rows.length > 1 ? [{ ...total, programmeId: 'total', programmeTitle: words.total }] : [];
  return {
    columns: (['programme', 'completed', 'wentOn', 'wentOnShare'] as const).map((name) => words.column(name)),
    rows: [...rows, ...all].map(({ programmeId, programmeTitle, completed, wentOn }) => ({
      key: programmeId,
      cells: [words.name(programmeTitle), words.count(completed), words.count(wentOn), words.share(wentOn, completed)],
    })),
    chart: {
      kind: 'bars',
      max: 1,
      bars: rows.map(({ programmeId, programmeTitle, completed, wentOn }) => ({
        key: programmeId,
        label: programmeTitle,
        value: shareOf(wentOn, completed),
        text: words.share(wentOn, completed).text,
      })),
    },
    isEmpty: rows.length === 0,
  };
}

export function drawCredentials({ rows, total }: InsightCredentials, words: FigureWords): Figure {
  return {
    columns: [words.column('month'), words.column('issued')],
    rows: [
      ...rows.map(({ month, issued }) => ({ key: month, cells: [words.month(month), words.count(issued)] })),
      { key: 'total', cells: [words.name(words.total), words.count(total)] },
    ],
    chart: {
      kind: 'line',
      isShare: false,
      labels: rows.map(({ month }) => words.month(month).text),
      series: [{ name: words.column('issued'), values: rows.map(({ issued }) => issued) }],
    },
    isEmpty: rows.every(({ issued }) => issued === 0),
  };
}
