import { expect, test, vi } from 'vitest';
import { runRounds } from './run-rounds.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

test('K13 a round is never at work twice at once, goes on after a failure, and has ended when it is stopped', async () => {
  let atWork = 0;
  let most = 0;
  let begun = 0;
  const round = {
    name: 'test',
    everySeconds: 0.001,
    async run() {
      begun += 1;
      atWork += 1;
      most = Math.max(most, atWork);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atWork -= 1;
      if (begun % 2 === 0) throw new Error('every second one');
    },
  };
  const running = runRounds([round], silent);
  await vi.waitUntil(() => begun >= 6, { timeout: 30_000 });
  await running.stop();
  const ended = begun;
  expect([atWork, most]).toEqual([0, 1]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(begun).toBe(ended);
});
