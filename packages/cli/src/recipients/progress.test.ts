import { describe, expect, it } from 'vitest';
import { progressLine } from './progress.ts';

describe('the progress of issuing', () => {
  it('tells the time left at the speed so far, once there is one', () => {
    expect(progressLine({ done: 0, total: 200, startedMs: 0, nowMs: 0 })).toBe('0 of 200');
    expect(progressLine({ done: 50, total: 200, startedMs: 1_000, nowMs: 11_000 })).toBe('50 of 200, about 30 s left');
    expect(progressLine({ done: 10, total: 200, startedMs: 0, nowMs: 20_000 })).toBe('10 of 200, about 7 min left');
  });
});
