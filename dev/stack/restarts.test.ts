import { expect, it } from 'vitest';
import { createRestarts } from './restarts.ts';

it('waits longer after each death and gives up at the sixth within a minute', () => {
  let now = 0;
  const next = createRestarts(() => now);
  expect([next(), next(), next(), next(), next(), next()]).toEqual([100, 200, 400, 800, 1_600, undefined]);
  now += 60_001;
  expect(next()).toBe(100);
});
