import { expect, test } from 'vitest';
import { keepUpRounds } from './keep-up.ts';

const tick = 50;

/** Lets time pass for the rounds of a worker, as its timetable has them, over a log that only counts. */
async function simulate({
  seconds,
  arrives,
  fails,
}: {
  seconds: number;
  arrives(at: number): boolean;
  fails(at: number): boolean;
}) {
  let at = 0;
  const waiting: number[] = [];
  const appended: number[] = [];
  const delays: number[] = [];
  const signedAt: number[] = [];
  let tries = 0;
  const rounds = keepUpRounds({
    clock: () => new Date(at),
    append: async () => {
      appended.push(...waiting.splice(0));
      return true;
    },
    publish: async () => {
      tries += 1;
      if (fails(at)) return false;
      if (appended.length > 0) signedAt.push(at);
      delays.push(...appended.splice(0).map((arrived) => at - arrived));
      return true;
    },
  });
  // Each turn comes so long after the end of the one before. At worst, signing is done a moment before appending.
  const due = rounds.map(({ everySeconds }, index) => index * (everySeconds * 1_000 - tick));
  for (; at < seconds * 1_000; at += tick) {
    if (arrives(at)) waiting.push(at);
    for (const [index, round] of rounds.entries()) {
      if (at < (due[index] ?? 0)) continue;
      await round.run();
      due[index] = at + round.everySeconds * 1_000;
    }
  }
  const gaps = signedAt.slice(1).map((time, index) => time - (signedAt[index] ?? 0));
  return { delays, gaps, tries };
}

test('with work at every moment, a checkpoint is signed at least every five seconds, and nothing waits longer', async () => {
  const { delays, gaps } = await simulate({ seconds: 600, arrives: () => true, fails: () => false });
  expect(delays.length).toBeGreaterThan(11_000);
  expect(Math.max(...delays)).toBeLessThanOrEqual(5_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
});

test('what comes alone, at whichever moment, is under a checkpoint within five seconds', async () => {
  const { delays } = await simulate({ seconds: 600, arrives: (at) => at % 7_350 === 0, fails: () => false });
  expect(delays).toHaveLength(82);
  expect(Math.max(...delays)).toBeLessThanOrEqual(5_000);
});

test('what something stands in the way of is tried twice a minute, and goes on by itself once nothing does', async () => {
  const { delays, tries } = await simulate({ seconds: 600, arrives: (at) => at === 0, fails: (at) => at < 300_000 });
  expect(delays).toHaveLength(1);
  expect(Math.max(...delays)).toBeLessThanOrEqual(340_000);
  expect(tries).toBeLessThanOrEqual(10 + 160);
});
