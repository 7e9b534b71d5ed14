import { describe, expect, it } from 'vitest';
import { createBeats } from './create-beats.ts';
import { createPlayed } from './played.ts';

function watch() {
  let now = 0;
  let believed = true;
  const said: { start: number; end: number }[][] = [];
  const played = createPlayed();
  const beats = createBeats({
    played,
    position: () => 0,
    now: () => now,
    say: async ({ ranges }) => {
      said.push(ranges);
      return believed;
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
    believe: (value: boolean) => {
      believed = value;
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

  it('lose nothing when no answer comes', async () => {
    const { beats, said, play, wait, believe } = watch();
    await beats.begin();
    play(0, 10);
    wait(10_000);
    believe(false);
    await beats.beat();
    believe(true);
    await beats.beat();
    wait(10_000);
    await beats.beat();
    expect(said.slice(1)).toEqual([[{ start: 0, end: 10 }], [], [{ start: 0, end: 10 }]]);
  });
});
