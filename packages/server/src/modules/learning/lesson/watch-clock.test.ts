import { expect, test } from 'vitest';
import { watchClock } from './watch-clock.ts';

const at = (seconds: number) => new Date(seconds * 1_000);

test('what was played fits into the time that passed, at twice the speed at most', () => {
  expect(watchClock({ clock: at(0), now: at(10), seconds: 10 })).toEqual(at(5));
  expect(watchClock({ clock: at(0), now: at(10), seconds: 20 })).toEqual(at(10));
  expect(watchClock({ clock: at(0), now: at(10), seconds: 21 })).toBeUndefined();
});

test('nothing counts before one has said that one begins, nor after a long silence', () => {
  expect(watchClock({ clock: null, now: at(10), seconds: 1 })).toBeUndefined();
  expect(watchClock({ clock: at(0), now: at(121), seconds: 1 })).toBeUndefined();
  expect(watchClock({ clock: at(0), now: at(121), seconds: 0 })).toEqual(at(121));
});

test('an hour of watching at the usual speed, said every ten seconds, counts whole', () => {
  let clock: Date | undefined = at(0);
  for (let now = 10; now <= 3_600; now += 10) clock = watchClock({ clock: clock ?? null, now: at(now), seconds: 10 });
  expect(clock).toEqual(at(3_540));
});

test('saying it a thousand times in a second counts no more than saying it once', () => {
  let clock: Date | undefined = at(0);
  let counted = 0;
  for (let beat = 1; beat <= 1_000; beat += 1) {
    const next: Date | undefined = watchClock({ clock: clock ?? null, now: at(beat / 1_000), seconds: 1 });
    if (!next) continue;
    clock = next;
    counted += 1;
  }
  expect(counted).toBe(2);
});
