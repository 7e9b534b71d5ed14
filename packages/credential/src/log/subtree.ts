/** The entries from `start` to before `end`, which have a node of their own in every tree of `end` entries or more. */
export interface Subtree {
  readonly start: number;
  readonly end: number;
}

/**
 * True for a range that is a subtree: not empty, counted exactly, and beginning where a full tree of its height may begin.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-plants-merkle-tree-certs/
 */
export function isSubtree({ start, end }: Subtree): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}
