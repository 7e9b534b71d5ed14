import { allOf, checkCount, type HashReader, hashRange, type Range, splitOf } from './hash-range.ts';

/** What `proveInclusion` needs. */
export interface ProveInclusionInput {
  /** The place of the entry, from 0. */
  readonly index: number;
  /** The entries of the tree that it is proved to be in. */
  readonly size: number;
  readonly read: HashReader;
}

/**
 * The proof that an entry is in a tree, for `verifyInclusion`: from the entry up, the hash beside each node on its way to
 * the root. It is as right as what `read` gives: whoever doubts that verifies it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.1
 * @throws CredentialError `log.out-of-range`
 */
export async function proveInclusion({ index, size, read }: ProveInclusionInput): Promise<Uint8Array[]> {
  checkCount(size, 'size');
  checkCount(index, 'index', size - 1);
  return allOf(besides(index, size).map((range) => hashRange(read, range)));
}

function besides(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  for (let [start, end] = [0, size]; end - start > 1; ) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    ranges.push(isLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return ranges.reverse();
}
