import type { Text } from '../../text/create-text.ts';
import type { en } from '../../text/en.ts';
import type { FigureCell } from './figure.ts';

type Column = keyof typeof en.issuer.insight.column;

/** How figures are said. */
export interface FigureWords {
  column: (name: Column) => string;
  total: string;
  name: (label: string) => FigureCell;
  /** A month, `2026-11`; the file keeps it so, as it sorts. */
  month: (month: string) => FigureCell;
  count: (value: number | null) => FigureCell;
  share: (part: number | null, whole: number | null) => FigureCell;
  days: (value: number | null | undefined) => FigureCell;
}

/** Says numbers for the page and for the file; one that may not be said is left empty in the file. */
export function figureWords({ t, format }: Pick<Text, 't' | 'format'>): FigureWords {
  const few: FigureCell = { text: t('issuer.insight.tooFew'), raw: null };
  return {
    column: (name) => t(`issuer.insight.column.${name}`),
    total: t('issuer.insight.total'),
    name: (label) => ({ text: label, raw: label }),
    month: (month) => ({ text: format.month(month), raw: month }),
    count: (value) => (value === null ? few : { text: format.number(value), raw: value }),
    share(part, whole) {
      const share = shareOf(part, whole);
      if (share === null) return part === null || whole === null ? few : { text: '–', raw: null };
      return { text: format.percent(share), raw: Math.round(share * 1_000) / 1_000 };
    },
    days: (value) =>
      value === null || value === undefined ? few : { text: t('issuer.insight.days', { count: value }), raw: value },
  };
}

/** A part of a whole; null where either is not told, or there is nobody. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole;
}
