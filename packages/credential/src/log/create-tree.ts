import { CredentialError } from '../errors.ts';
import { checkCount, type HashReader, subtreesOf } from './hash-range.ts';
import { HASH_BYTES, hashNodes } from './merkle-hash.ts';
import { emptyRoot } from './root-of.ts';
import { half, isOdd } from './verify-inclusion.ts';

/** A tree that grows. It remembers no more than its right edge: some twenty hashes for a million entries. */
export interface Tree {
  readonly size: number;
  /** Adds the hash of an entry: see `hashLeaf`. */
  append(leafHash: Uint8Array): void;
  root(): Uint8Array;
  /** The hashes of its full subtrees, the largest first: what another `createTree` continues from. */
  frontier(): readonly Uint8Array[];
}

/** Where a tree begins, or goes on. */
export interface TreeState {
  readonly size: number;
  readonly frontier: readonly Uint8Array[];
}

/** Hears of every full subtree as it is filled, the smallest first. */
export type SubtreeListener = (level: number, index: number, hash: Uint8Array) => void;

/**
 * A tree that entries are appended to (a compact range, as RFC 9162 section 2.1.2 builds a root in one pass).
 *
 * @throws CredentialError `log.out-of-range` for a state that is none
 * @example
 * const tree = createTree();
 * for (const entry of entries) tree.append(hashLeaf(entry));
 * tree.root();
 */
export function createTree(
  state: TreeState = { size: 0, frontier: [] },
  onSubtree: SubtreeListener = () => undefined,
): Tree {
  const edge = checkedFrontier(state);
  let { size } = state;
  return {
    get size() {
      return size;
    },
    append(leafHash) {
      checkHash(leafHash);
      let [hash, level, index] = [leafHash, 0, size];
      onSubtree(level, index, hash);
      for (; isOdd(index); index = half(index)) {
        const left = edge.pop();
        if (left === undefined) throw new Error('a tree without its left side');
        hash = hashNodes(left, hash);
        level += 1;
        onSubtree(level, half(index), hash);
      }
      edge.push(hash);
      size += 1;
    },
    root: () => (edge.length === 0 ? emptyRoot() : edge.reduceRight((right, left) => hashNodes(left, right))),
    frontier: () => [...edge],
  };
}

/**
 * The right edge of the tree of the first `size` entries, to go on from with `createTree`.
 *
 * @throws CredentialError `log.out-of-range`
 */
export async function frontierOf({ size, read }: { size: number; read: HashReader }): Promise<Uint8Array[]> {
  checkCount(size, 'size');
  return Promise.all(subtreesOf({ start: 0, end: size }).map(({ level, index }) => read(level, index)));
}

function checkedFrontier({ size, frontier }: TreeState): Uint8Array[] {
  checkCount(size, 'size');
  if (subtreesOf({ start: 0, end: size }).length !== frontier.length) {
    throw new CredentialError('log.out-of-range', `${frontier.length} subtrees for ${size} entries`);
  }
  frontier.forEach(checkHash);
  return [...frontier];
}

function checkHash({ length }: Uint8Array): void {
  if (length !== HASH_BYTES) throw new CredentialError('log.out-of-range', `a hash of ${length} bytes`);
}
