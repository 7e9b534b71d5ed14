import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { cursorOf, pageFrom, readCursor } from './page.ts';

const id = '0b0f7d6e-3f83-4b43-9a1a-1d5d7e8f9a10';
const at = new Date('2026-03-01T10:00:00.123Z');
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page ends with a cursor that leads to the next', () => {
  test('what was written is read', () => {
    expect(readCursor(cursorOf({ at, id }))).toEqual({ at, id });
    expect(readCursor(undefined)).toBeUndefined();
    expect(readCursor(cursorOf({ at, id: '42' }), /^\d+$/)).toEqual({ at, id: '42' });
  });

  test('a page shows what was asked for, and leads on only where there is more', () => {
    const rows = [1, 2, 3].map((count) => ({ count, at, id }));
    const page = (limit: number) =>
      pageFrom(
        rows,
        limit,
        (row) => row,
        ({ count }) => count,
      );
    expect(page(2)).toEqual({ items: [1, 2], nextCursor: cursorOf({ at, id }) });
    expect(page(3)).toEqual({ items: [1, 2, 3], nextCursor: null });
    expect(pageFrom([], 3, () => ({ at, id }), String)).toEqual({ items: [], nextCursor: null });
  });
});

describe('I12: a cursor that no list gave out is refused', () => {
  const good = cursorOf({ at, id });
  test.each([
    ['empty', ''],
    ['no JSON', 'AAAA'],
    ['no list', encode({ at, id })],
    ['nothing', encode([])],
    ['the time alone', encode([at])],
    ['null twice', encode([null, null])],
    ['a time as a number', encode([at.getTime(), id])],
    ['a time in another form', encode(['2026-03-01', id])],
    ['a time before the calendar', encode(['-271821-04-20T00:00:00.000Z', id])],
    ['a time past the calendar', encode(['+275760-09-13T00:00:00.000Z', id])],
    ['the year 0', encode(['0000-01-01T00:00:00.000Z', id])],
    ['a day that is not', encode(['2026-02-31T00:00:00.000Z', id])],
    ['a month that is not', encode(['2026-13-01T00:00:00.000Z', id])],
    ['an id in a list', encode([at, [id]])],
    ['an id that is none', encode([at, "' or true --"])],
    ['an id in capitals', encode([at, id.toUpperCase()])],
    ['more than two', encode([at, id, id])],
    ['cut short', good.slice(0, -2)],
    ['lengthened', `${good}AAAA`],
    ['with a sign that is skipped', `${good.slice(0, 5)}!${good.slice(5)}`],
    ['padded', `${good}==`],
    ['a number’s cursor in a list of ids', cursorOf({ at, id: '42' })],
  ])('%s', (_, cursor) => {
    expect(() => readCursor(cursor)).toThrow(
      expect.objectContaining({ code: 'invalid-request', faults: [expect.objectContaining({ pointer: '/cursor' })] }),
    );
    expect(() => readCursor(cursor)).toThrow(Refusal);
  });
});
