import { describe, expect, it } from 'vitest';
import { createPlayed, missingParts } from './played.ts';

describe('what was played', () => {
  it('is what lies between places that follow each other, in whole seconds', () => {
    const played = createPlayed();
    for (const place of [0, 0.4, 1.1, 2.6, 3.2]) played.tick(place);
    expect(played.take(100)).toEqual([{ start: 0, end: 3 }]);
    expect(played.take(100)).toEqual([]);
    for (const place of [3.6, 4.2]) played.tick(place);
    expect(played.take(100)).toEqual([{ start: 3, end: 4 }]);
  });

  it('is not what was jumped over, with or without a word of it', () => {
    const played = createPlayed();
    played.tick(0);
    played.tick(2);
    played.jump();
    played.tick(50);
    played.tick(52);
    played.tick(90);
    played.tick(10);
    played.tick(11);
    expect(played.take(100)).toEqual([
      { start: 0, end: 2 },
      { start: 10, end: 11 },
      { start: 50, end: 52 },
    ]);
  });

  it('waits where it is more than can be said at once, and where it could not be said', () => {
    const played = createPlayed();
    for (let place = 0; place <= 30; place += 1) played.tick(place);
    const first = played.take(20);
    expect(first).toEqual([{ start: 0, end: 20 }]);
    played.putBack(first);
    expect(played.isWaiting()).toBe(true);
    expect(played.take(100)).toEqual([{ start: 0, end: 30 }]);
    played.tick(30.9);
    expect(played.isWaiting(), 'less than a second is not said').toBe(false);
  });
});

it('what is missing is what lies outside', () => {
  expect(missingParts([], 10)).toEqual([{ start: 0, end: 10 }]);
  expect(
    missingParts(
      [
        { start: 2, end: 4 },
        { start: 4, end: 6 },
      ],
      10,
    ),
  ).toEqual([
    { start: 0, end: 2 },
    { start: 6, end: 10 },
  ]);
  expect(missingParts([{ start: 0, end: 10 }], 10)).toEqual([]);
});
