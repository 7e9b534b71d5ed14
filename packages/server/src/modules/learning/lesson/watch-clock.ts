/** The fastest that a video may be played. */
const mostRate = 2;
/** What was played must be said at least this often; whoever says nothing for longer begins to watch anew. */
const longestSilenceSeconds = 120;
/** Time that was not spent is left for a connection that was slow for a moment, but not more than this. */
const mostLeftSeconds = 60;

interface Beat {
  /** Up to when time has been spent on what was counted; null where nobody has begun to watch. */
  clock: Date | null;
  now: Date;
  /** How much is said to have been played since. */
  seconds: number;
}

/**
 * Where the clock stands after so much was played, or undefined where it cannot have been: watching takes time.
 */
export function watchClock({ clock, now, seconds }: Beat): Date | undefined {
  if (seconds === 0) return now;
  if (!clock || now.getTime() - clock.getTime() > longestSilenceSeconds * 1_000) return undefined;
  const after = new Date(clock.getTime() + (seconds / mostRate) * 1_000);
  if (after > now) return undefined;
  return new Date(Math.max(after.getTime(), now.getTime() - mostLeftSeconds * 1_000));
}
