import { describe, expect, test } from 'vitest';
import { compareStatusLists, type StatusListState } from './compare-status-lists.ts';
import { emptyStatusBits, setStatus } from './set-status.ts';
import type { StatusListPurpose } from './status-purpose.ts';

const EARLIER = '2026-11-24T11:00:00Z';
const LATER = '2026-11-24T12:00:00+00:30';

function state(values: Record<number, number>, more: Partial<StatusListState> = {}, size = 1): StatusListState {
  const bits = emptyStatusBits({ size });
  for (const [index, value] of Object.entries(values)) {
    setStatus({ bits, index: Number(index), size, value, purpose: 'message' });
  }
  return { validFrom: EARLIER, purposes: ['revocation'], bits, ...more };
}

const kinds = (seen: StatusListState, given: StatusListState, size = 1) =>
  compareStatusLists({ seen, given, size }).map(({ kind }) => kind);

describe('D08 a list that was seen before, served again', () => {
  test('is older', () => {
    expect(kinds(state({}, { validFrom: LATER }), state({}))).toEqual(['older']);
    expect(kinds(state({ 5: 1 }, { validFrom: LATER }), state({}))).toEqual(['older', 'cleared']);
  });

  test('every one of a hundred earlier lists is detected, and no later one', () => {
    const lists = Array.from({ length: 100 }, (_, hour) =>
      state({ [hour]: 1 }, { validFrom: new Date(Date.UTC(2026, 0, 1, hour)).toISOString() }),
    );
    const newest = lists[50] ?? state({});
    const older = lists.map((given) => kinds(newest, given).includes('older'));
    expect(older).toEqual(lists.map((_, at) => at < 50));
  });

  test('is no older when it is the same, or newer, or has no date', () => {
    expect(kinds(state({ 5: 1 }), state({ 5: 1 }))).toEqual([]);
    expect(kinds(state({ 5: 1 }), state({ 5: 1, 6: 1 }, { validFrom: LATER }))).toEqual([]);
    expect(kinds(state({}), state({}, { validFrom: undefined }))).toEqual([]);
    expect(kinds(state({}, { validFrom: undefined }), state({}))).toEqual([]);
  });
});

describe('D09 a revocation that was taken back', () => {
  test.each([0, 1, 7, 8, 94_567, 131_071])('at %i is detected', (index) => {
    const regressions = compareStatusLists({
      seen: state({ [index]: 1, 3: 1 }),
      given: state({ 3: 1, 4: 1 }, { validFrom: LATER }),
    });
    expect(regressions).toEqual([{ kind: 'cleared', detail: `1 values, at ${index}` }]);
  });

  test('is detected where the new list is shorter', () => {
    const short = state({}, { bits: new Uint8Array(10) });
    expect(kinds(state({ 94567: 1 }), short)).toEqual(['cleared']);
  });

  test.each([2, 3, 8])('is told from a change of the reason, in %i bits', (size) => {
    expect(kinds(state({ 9: 1 }, {}, size), state({ 9: 2 }, {}, size), size)).toEqual([]);
    expect(kinds(state({ 9: 3 }, {}, size), state({}, {}, size), size)).toEqual(['cleared']);
  });

  test.each<[boolean, StatusListPurpose[]]>([
    [true, ['revocation']],
    [true, ['refresh', 'revocation']],
    [false, ['suspension']],
    [false, ['message']],
    [false, ['revocation', 'suspension']],
  ])('is one: %s, in a list for %j', (undone, purposes) => {
    const regressions = kinds(state({ 5: 1 }, { purposes }), state({}, { purposes }));
    expect(regressions).toEqual(undone ? ['cleared'] : []);
  });

  test('is counted, and the first are named', () => {
    const seen = state(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [index * 100, 1])));
    const [regression] = compareStatusLists({ seen, given: state({}) });
    expect(regression?.detail).toBe('9 values, at 0, 100, 200, 300, 400, …');
  });
});
