import { allOf, checkCount, type HashReader, hashRange, type Range, splitOf } from './hash-range.ts';

/** What `proveConsistency` needs. */
export interface ProveConsistencyInput {
  /** The entries of the earlier tree; at least one, for of nothing nothing can be proved. */
  readonly size: number;
  /** The entries of the later tree. */
  readonly laterSize: number;
  readonly read: HashReader;
}

/**
 * The proof that a tree only grew, for `verifyConsistency`. It is as right as what `read` gives: whoever doubts that
 * verifies it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.1
 * @throws CredentialError `log.out-of-range`
 */
export async function proveConsistency({ size, laterSize, read }: ProveConsistencyInput): Promise<Uint8Array[]> {
  checkCount(laterSize, 'later size');
  checkCount(size - 1, 'entries before the last of the earlier tree:', laterSize - 1);
  return allOf(subproof(size, laterSize).map((range) => hashRange(read, range)));
}

function subproof(size: number, laterSize: number): Range[] {
  const ranges: Range[] = [];
  let [start, end] = [0, laterSize];
  while (end !== size) {
    const middle = start + splitOf(end - start);
    const isLeft = size <= middle;
    ranges.push(isLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  // The verifier knows the earlier root: where the walk ends at all of the earlier tree, it need not be told.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}
