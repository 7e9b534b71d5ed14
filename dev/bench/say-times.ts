/** The value below which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** How many there were, and how long they took, in words. */
export function sayTimes(milliseconds: readonly number[]): string {
  const at = (share: number) => `${Math.round(percentile(milliseconds, share))} ms`;
  const many = milliseconds.length.toLocaleString('en');
  return `${many} requests, half within ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, slowest ${at(1)}`;
}
