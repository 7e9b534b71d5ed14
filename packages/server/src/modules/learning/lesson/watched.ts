import type { AnswerOf, endpoints } from '@laurel/api';

/** What was played of a video. */
export type Watched = Omit<AnswerOf<typeof endpoints.countWatched>, 'state'>;

/** Whole seconds from `start` up to, and without, `end`. */
export type Seconds = Watched['ranges'][number];

const neededShare = 0.9;

/** What was played of a video of this length; `ranges` neither meet nor overlap. */
export function watchedOf(ranges: readonly Seconds[], durationSeconds: number): Watched {
  const within = ranges
    .map(({ start, end }) => ({ start, end: Math.min(end, durationSeconds) }))
    .filter(({ start, end }) => start < end);
  return {
    ranges: within,
    seconds: lengthOf(within),
    neededSeconds: Math.ceil(durationSeconds * neededShare),
  };
}

export function lengthOf(ranges: readonly Seconds[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}
