import { describe, expect, it } from 'vitest';
import { inOrder, isFinal } from './waiting-progress.ts';

describe('progress that waits', () => {
  it('is sent in the order in which it was made', () => {
    const at = (hour: number) => ({ progress: { done: true, at: `2026-11-26T${hour}:00:00Z` } });
    expect(inOrder([at(12), at(10), at(11)])).toEqual([at(10), at(11), at(12)]);
  });

  it('goes when it is refused for good, and stays when it may still be taken', () => {
    for (const status of [400, 403, 404, 409]) expect(isFinal(status)).toBe(true);
    for (const status of [401, 429, 500, 503]) expect(isFinal(status)).toBe(false);
  });
});
