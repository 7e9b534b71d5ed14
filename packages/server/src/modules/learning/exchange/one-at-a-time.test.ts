import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('no two are at work at once, each is answered with its own, and one that fails holds up no other', async () => {
  const inTurn = oneAtATime();
  let atWork = 0;
  const seen: number[] = [];
  const work = async (n: number) => {
    atWork += 1;
    seen.push(atWork);
    await new Promise((wake) => setTimeout(wake, 5));
    atWork -= 1;
    if (n === 2) throw new Error('two');
    return n;
  };
  const done = await Promise.allSettled([1, 2, 3, 4].map((n) => inTurn(() => work(n))));
  expect(done.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([1, 'failed', 3, 4]);
  expect(seen).toEqual([1, 1, 1, 1]);
});
