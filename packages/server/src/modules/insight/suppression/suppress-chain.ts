import { fewest } from './form-groups.ts';

/**
 * For counts of which each contains the next, such as who came as far as each lesson: one is shown only where neither it nor
 * its distance from the one shown before is a group under five. Any two that are shown are then as far apart.
 */
export function suppressChain(counts: readonly number[]): (number | null)[] {
  let shown: number | undefined;
  return counts.map((count) => {
    if (isSmall(count) || (shown !== undefined && isSmall(shown - count))) return null;
    shown = count;
    return count;
  });
}

/** Nobody is no small group: that there is none says nothing about anybody. */
function isSmall(count: number): boolean {
  return count > 0 && count < fewest;
}
