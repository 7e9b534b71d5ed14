/** A line that says how far a long work is, and how long it still takes at the speed so far. */
export function progressLine(input: { done: number; total: number; startedMs: number; nowMs: number }): string {
  const { done, total, startedMs, nowMs } = input;
  const left = done === 0 ? '' : `, ${duration(((nowMs - startedMs) / done) * (total - done))} left`;
  return `${done} of ${total}${left}`;
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.ceil(seconds / 60)} min`;
}
