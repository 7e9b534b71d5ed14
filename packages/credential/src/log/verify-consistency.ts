import { hashNodes, isSameHash } from './merkle-hash.ts';
import { isSubtree } from './subtree.ts';
import { half, isOdd } from './verify-inclusion.ts';

/** What `verifyConsistency` needs. */
export interface VerifyConsistencyInput {
  /** Where the part begins; 0, an earlier state of the whole tree, when left out. */
  readonly start?: number | undefined;
  /** The entries of the earlier tree; or those before the end of the part. */
  readonly size: number;
  readonly root: Uint8Array;
  /** The entries of the later tree. */
  readonly laterSize: number;
  readonly laterRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a later tree has all that an earlier one had, in the same places: nothing was changed, nothing was taken out. An
 * empty tree is consistent with anything and proves nothing; it is refused.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2
 */
export function verifyConsistency(input: VerifyConsistencyInput): boolean {
  const { start = 0, size, root, laterSize, laterRoot, proof } = input;
  if (!isSubtree({ start, end: size }) || !Number.isSafeInteger(laterSize) || size > laterSize) return false;
  if (proof.some(({ length }) => length !== root.length)) return false;
  const walk = begin(start, size - 1, laterSize - 1);
  const [first, ...rest] = walk.first === walk.last ? [root, ...proof] : proof;
  const roots = first === undefined ? undefined : rebuild(first, rest, walk);
  return roots !== undefined && isSameHash(roots.earlier, root) && isSameHash(roots.later, laterRoot);
}

interface Roots {
  readonly earlier: Uint8Array;
  readonly later: Uint8Array;
}

/** Both roots, from what they have in common up. Undefined for a proof that is too short or too long. */
function rebuild(first: Uint8Array, rest: readonly Uint8Array[], walk: Walk): Roots | undefined {
  let [earlier, later] = [first, first];
  for (const sibling of rest) {
    if (walk.laterLast === 0) return undefined;
    if (isOdd(walk.last) || walk.last === walk.laterLast) {
      if (walk.first < walk.last) earlier = hashNodes(sibling, earlier);
      later = hashNodes(sibling, later);
      while (!isOdd(walk.last) && walk.last !== 0) rise(walk);
    } else later = hashNodes(later, sibling);
    rise(walk);
  }
  return walk.laterLast === 0 ? { earlier, later } : undefined;
}

/** The first and the last node of the part, and the last of the later tree, at the level that the proof has come to. */
interface Walk {
  first: number;
  last: number;
  laterLast: number;
}

/** The level of the largest full tree at the end of the part: what is below it is the same in both. */
function begin(first: number, last: number, laterLast: number): Walk {
  const walk = { first, last, laterLast };
  const isWhole = last === laterLast;
  while (walk.first !== walk.last && (isWhole || isOdd(walk.last))) rise(walk);
  return walk;
}

function rise(walk: Walk): void {
  walk.first = half(walk.first);
  walk.last = half(walk.last);
  walk.laterLast = half(walk.laterLast);
}
