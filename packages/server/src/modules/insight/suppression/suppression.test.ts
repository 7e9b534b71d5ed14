import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suppressChain } from './suppress-chain.ts';
import { type Counted, fewest, isSmall, suppressTable } from './suppress-table.ts';

const cellsOf = (rows: readonly Counted[]) => rows.flatMap(({ size, part }) => [part, size - part]);
const subsetsOf = (length: number) => Array.from({ length: 2 ** length - 1 }, (_, mask) => mask + 1);
const sumIn = (cells: readonly number[], mask: number) =>
  cells.reduce((sum, cell, index) => (mask & (1 << index) ? sum + cell : sum), 0);

/**
 * A reader knows these rules and takes every table that would be shown in the same way for possible. No sum of cells, whichever
 * are taken together, may then be the same small number in all of them.
 */
function expectNothingTold(tables: readonly Counted[][]): void {
  const alike = Map.groupBy(tables, (rows) => JSON.stringify(suppressTable(rows)));
  for (const [shown, worlds] of alike) {
    const cells = worlds.map(cellsOf);
    for (const mask of subsetsOf(cells[0]?.length ?? 0)) {
      const sums = new Set(cells.map((world) => sumIn(world, mask)));
      const [only] = sums;
      expect(sums.size > 1 || !isSmall(only ?? 0), `${shown} tells ${only} of ${mask}`).toBe(true);
    }
  }
}

function tablesOf(count: number, row: readonly Counted[]): Counted[][] {
  return count === 0 ? [[]] : tablesOf(count - 1, row).flatMap((rest) => row.map((one) => [...rest, one]));
}
const upTo = (most: number) => Array.from({ length: most + 1 }, (_, count) => count);
const rowsUpTo = (most: number) => upTo(most).flatMap((size) => upTo(size).map((part) => ({ size, part })));

describe('groups under five: no combination of shown cells of a table reveals one', () => {
  test.each([
    ['one row of up to 30', 1, rowsUpTo(30)],
    ['two rows of up to 14', 2, rowsUpTo(14)],
    ['three rows of up to 7', 3, rowsUpTo(7)],
    ['four rows of which the size alone is counted', 4, upTo(7).map((size) => ({ size, part: 0 }))],
  ])('to somebody who knows the rules: every table of %s', (_, count, row) => {
    expectNothingTold(tablesOf(count, row));
  });

  test('nor by a total minus what is shown, in a table of any size', () => {
    const row = fc.record({ part: fc.nat({ max: 30 }), rest: fc.nat({ max: 30 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 14 }), (given) => {
        const rows = given.map(({ part, rest }) => ({ size: part + rest, part }));
        const shown = suppressTable(rows);
        for (const of of ['size', 'part'] as const) {
          const hidden = rows.filter((_, index) => shown.rows[index]?.[of] === null);
          for (const { [of]: count } of shown.rows) expect(count !== null && isSmall(count)).toBe(false);
          if (shown.total[of] === null || hidden.length === 0) continue;
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, counted) => sum + counted[of], 0)).toBeGreaterThanOrEqual(fewest);
        }
      }),
    );
  });

  test('nor in a chain of counts of which each contains the next, by any two that are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 15 }), (given) => {
        const shown = suppressChain(given.toSorted((one, other) => other - one)).filter((count) => count !== null);
        for (const [index, count] of shown.entries()) {
          expect(isSmall(count)).toBe(false);
          for (const before of shown.slice(0, index)) expect(isSmall(before - count)).toBe(false);
        }
      }),
    );
  });
});

test('what is large enough is shown as it is, and that there is nobody too', () => {
  const rows = [
    { size: 50, part: 20 },
    { size: 0, part: 0 },
    { size: fewest, part: 0 },
  ];
  expect(suppressTable(rows)).toEqual({ rows, total: { size: 55, part: 20 } });
  expect(suppressChain([40, 40, 30, 28, 25, 3])).toEqual([40, 40, 30, null, 25, null]);
});

test('one small row takes the total with it; two that could be otherwise do not', () => {
  const shown = (...sizes: number[]) => suppressTable(sizes.map((size) => ({ size, part: 0 }))).total.size;
  expect([shown(3, 9, 50), shown(3, 2, 50), shown(4, 4, 50), shown(1, 1, 1, 1, 1)]).toEqual([null, 55, null, null]);
});
