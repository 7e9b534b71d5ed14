import type { Criterion } from './rubric.ts';

/** The highest level whose points were reached: between two levels, the higher one was not. */
export function levelOf({ cells }: Criterion, points: number): number {
  return Math.max(1, cells.findLastIndex((cell) => cell.points <= points) + 1);
}
