import { describe, expect, it } from 'vitest';
import { createBeats, type Told } from './create-beats.ts';
import { createPlayed } from './played.ts';

function watch() {
  let now = 0;
  let told: Told = 'counted';
  const said: { start: number; end: number }[][] = [];
  const played = createPlayed();
  const beats = createBeats({
    played,
    position: () => 0,
    now: () => now,
    say: async ({ ranges }) => {
      said.push(ranges);
      return told;
    },
  });
  const play = (from: number, to: number) => {
    for (let place = from; place <= to; place += 1) played.tick(place);
  };
  return {
    said,
    beats,
    play,
    wait: (ms: number) => {
      now += ms;
    },
    answer: (value: Told) => {
      told = value;
    },
  };
}

describe('beats', () => {
  it('say first that one begins, then what was played', async () => {
    const { beats, said, play, wait } = watch();
    await beats.begin();
    await beats.begin();
    play(0, 10);
    wait(10_000);
    await beats.beat();
    expect(said).toEqual([[], [{ start: 0, end: 10 }]]);
  });

  it('never say more than can have been played, and the rest with the next', async () => {
    const { beats, said, play, wait } = watch();
    await beats.begin();
    play(0, 30);
    wait(10_000);
    await beats.beat();
    wait(10_000);
    await beats.beat();
    expect(said.slice(1)).toEqual([[{ start: 0, end: 20 }], [{ start: 20, end: 30 }]]);
  });

  it.each([
    ['refused', [[], [{ start: 0, end: 10 }]]],
    ['unanswered', [[{ start: 0, end: 10 }], []]],
  ] as const)('lose nothing when they are %s', async (outcome, again) => {
    const { beats, said, play, wait, answer } = watch();
    await beats.begin();
    play(0, 10);
    wait(10_000);
    answer(outcome);
    await beats.beat();
    answer('counted');
    await beats.beat();
    wait(10_000);
    await beats.beat();
    expect(said.slice(1)).toEqual([[{ start: 0, end: 10 }], ...again]);
  });

  it('at twice the speed and with a slow connection are all believed, and leave next to nothing out', async () => {
    let now = 0;
    let clock: number | undefined;
    let refused = 0;
    let counted = 0;
    const delays = [3_000, 50, 2_500, 20, 900, 10];
    let calls = 0;
    const played = createPlayed();
    const beats = createBeats({
      played,
      position: () => 0,
      now: () => now,
      // The server: a beat is believed while it fits into the time since the last, at twice the speed.
      say: async ({ ranges }) => {
        const delay = delays[calls % delays.length] ?? 0;
        calls += 1;
        now += delay;
        const seconds = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
        if (seconds === 0) clock = now;
        else if (clock === undefined || clock + seconds * 500 > now) refused += 1;
        else {
          clock = Math.max(clock + seconds * 500, now - 60_000);
          counted += seconds;
        }
        now += delay;
        return seconds > 0 && refused > 0 ? 'refused' : 'counted';
      },
    });
    const start = now;
    await beats.begin();
    let place = 0;
    for (let beat = 0; beat < 60; beat += 1) {
      now += 10_000;
      for (; place <= ((now - start) / 1_000) * 2; place += 1) played.tick(place);
      await beats.beat();
    }
    expect(refused).toBe(0);
    expect(counted).toBeGreaterThan((place - 1) * 0.97);
  });
});
