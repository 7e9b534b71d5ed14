/** A row as it is: how many people, and how many of them did what the column counts. Rows share nobody. */
export interface Counted {
  size: number;
  part: number;
}

/** A row, or the total, as it may be shown; null for what may not. */
export interface Shown {
  size: number | null;
  part: number | null;
}

/** A table as it may be shown. */
export interface ShownTable {
  rows: Shown[];
  total: Shown;
}

/** Fewer people than this are never shown as a number. */
export const fewest = 5;

/** Nobody is no small group: that there is none says nothing about anybody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < fewest;
}

/**
 * Hides what would show a group under five. Whether a row is hidden depends on that row alone: its size where it is small, its
 * part where that, or the rest, is. A total is shown only where it leaves open what is hidden, even to a reader who knows these
 * rules: the hidden counts come to five at least, and one of them could be one more and another one less.
 */
export function suppressTable(rows: readonly Counted[]): ShownTable {
  const small = rows.filter(({ size }) => isSmall(size));
  const torn = rows.filter(isTorn);
  const showsSize = leavesOpen(small.map(({ size }) => ({ value: size, least: 1, most: fewest - 1 })));
  const showsPart =
    small.length === 0 && leavesOpen(torn.map(rangeOf)) && isEnough(torn.map(({ size, part }) => size - part));
  return {
    rows: rows.map((row) => ({
      size: isSmall(row.size) ? null : row.size,
      part: isSmall(row.size) || isTorn(row) ? null : row.part,
    })),
    total: {
      size: showsSize ? sum(rows.map(({ size }) => size)) : null,
      part: showsPart ? sum(rows.map(({ part }) => part)) : null,
    },
  };
}

function isTorn({ size, part }: Counted): boolean {
  return isSmall(part) || isSmall(size - part);
}

/** What a hidden count is, and between what it could as well be, all else staying as it is shown. */
interface Range {
  value: number;
  least: number;
  most: number;
}

/** A part is hidden because it is small, or because the rest is: one of two stretches, which may touch. */
function rangeOf({ size, part }: Counted): Range {
  const touch = size - (fewest - 1) <= fewest;
  if (touch) return { value: part, least: 1, most: size - 1 };
  if (isSmall(part)) return { value: part, least: 1, most: fewest - 1 };
  return { value: part, least: size - (fewest - 1), most: size - 1 };
}

function leavesOpen(ranges: readonly Range[]): boolean {
  if (ranges.length === 0) return true;
  return (
    ranges.length > 1 &&
    isEnough(ranges.map(({ value }) => value)) &&
    ranges.some(({ value, most }) => value < most) &&
    ranges.some(({ value, least }) => value > least)
  );
}

function isEnough(hidden: readonly number[]): boolean {
  return !isSmall(sum(hidden));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
