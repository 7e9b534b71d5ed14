import { base64 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { hashLeaf, hashNodes } from './merkle-hash.ts';
import { verifyConsistency } from './verify-consistency.ts';
import { verifyInclusion } from './verify-inclusion.ts';

interface Vector {
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
  readonly desc: string;
  readonly leafIdx?: number;
  readonly treeSize?: number;
  readonly leafHash?: string | null;
  readonly root?: string | null;
  readonly start?: number;
  readonly end?: number;
  readonly size?: number;
  readonly size1?: number;
  readonly size2?: number;
  readonly root1?: string | null;
  readonly root2?: string | null;
}

const suite = sharedVectors('merkle', 519);
const bytes = (text: string | null | undefined) => base64.decode(text ?? '');

function holds(vector: Vector): boolean {
  const proof = (vector.proof ?? []).map(bytes);
  if (vector.leafIdx !== undefined) {
    const { leafIdx: index, start, treeSize, end = treeSize ?? 0 } = vector;
    return verifyInclusion({
      leafHash: bytes(vector.leafHash),
      index,
      start,
      size: end,
      root: bytes(vector.root),
      proof,
    });
  }
  const { start, end, size1, size, size2 } = vector;
  return verifyConsistency({
    start,
    size: end ?? size1 ?? 0,
    root: bytes(vector.root1),
    laterSize: size ?? size2 ?? 0,
    laterRoot: bytes(vector.root2),
    proof,
  });
}

describe('A13 the vectors of transparency-dev', () => {
  test.skipIf(suite === undefined)('each goes as they say, but for empty parts, which are refused here', () => {
    const names = suite?.names.filter((name) => name.endsWith('.json')) ?? [];
    const wrong = names.filter((name) => {
      // The form of a vector is theirs; a wrong one would go wrong.
      const vector = suite?.json(name) as Vector;
      return holds(vector) === vector.wantErr;
    });
    process.stdout.write(`  A13: ${names.length} vectors\n`);
    expect(names).toHaveLength(518);
    // Of nothing, nothing can be proved: they take the root of an empty part for one that is consistent with anything.
    expect(wrong.filter((name) => !name.includes('/subtree-is-empty-'))).toEqual([]);
    expect(wrong).toHaveLength(6);
  });
});

const MOST = 24;
const leaves = Array.from({ length: MOST }, (_, at) => hashLeaf(Uint8Array.of(at)));

/** RFC 9162 section 2.1.1, word for word. */
function rootOf(from: number, to: number): Uint8Array {
  if (to - from === 1) return leaves[from] ?? new Uint8Array();
  const middle = from + split(to - from);
  return hashNodes(rootOf(from, middle), rootOf(middle, to));
}

/** The largest power of two below a number. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** Section 2.1.3.1. */
function pathOf(index: number, from: number, to: number): Uint8Array[] {
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...pathOf(index, from, middle), rootOf(middle, to)]
    : [...pathOf(index, middle, to), rootOf(from, middle)];
}

/** Section 2.1.4.1. */
function consistencyOf(size: number, from: number, to: number, isKnown = true): Uint8Array[] {
  if (size === to) return isKnown ? [] : [rootOf(from, to)];
  const middle = from + split(to - from);
  return size <= middle
    ? [...consistencyOf(size, from, middle, isKnown), rootOf(middle, to)]
    : [...consistencyOf(size, middle, to, false), rootOf(from, middle)];
}

const sizes = Array.from({ length: MOST }, (_, at) => at + 1);
const inclusions = sizes.flatMap((size) =>
  Array.from({ length: size }, (_, index) => {
    const leafHash = leaves[index] ?? new Uint8Array();
    return { index, size, leafHash, root: rootOf(0, size), proof: pathOf(index, 0, size) };
  }),
);
const consistencies = sizes.flatMap((laterSize) =>
  sizes.slice(0, laterSize).map((size) => ({
    size,
    root: rootOf(0, size),
    laterSize,
    laterRoot: rootOf(0, laterSize),
    proof: consistencyOf(size, 0, laterSize),
  })),
);
const zero = new Uint8Array(32);

describe('A13 trees of up to 24 entries, by the definition of RFC 9162', () => {
  test('every entry is in its place, and every state follows from every earlier one', () => {
    expect(inclusions.filter((it) => !verifyInclusion(it))).toEqual([]);
    expect(consistencies.filter((it) => !verifyConsistency(it))).toEqual([]);
  });

  test('nothing is in another place, in a tree of another size, or under another root', () => {
    const wrong = inclusions.flatMap((it) => [
      ...sizes.filter((at) => at - 1 !== it.index).map((at) => ({ ...it, index: at - 1 })),
      { ...it, root: zero },
      { ...it, root: it.root.slice(1) },
      { ...it, leafHash: zero },
      { ...it, proof: [...it.proof, zero] },
      ...it.proof.map((_, at) => ({ ...it, proof: it.proof.with(at, zero) })),
      ...it.proof.map((_, at) => ({ ...it, proof: it.proof.toSpliced(at, 1) })),
      { ...it, size: 0 },
      { ...it, index: -1 },
      { ...it, index: it.index + 0.5 },
      { ...it, size: Number.NaN },
      { ...it, size: 2 ** 60 },
    ]);
    expect(wrong.length).toBeGreaterThan(10_000);
    expect(wrong.filter((it) => verifyInclusion(it))).toEqual([]);
  });

  test('an inner node is no entry, and an odd entry is not its own neighbour', () => {
    const inner = hashNodes(leaves[0] ?? zero, leaves[1] ?? zero);
    const root = rootOf(0, 4);
    const right = hashNodes(leaves[2] ?? zero, leaves[3] ?? zero);
    // The root of four is that of "two", were the inner nodes entries: an entry cannot be made that has such a hash.
    expect(hashLeaf(new Uint8Array([...(leaves[0] ?? []), ...(leaves[1] ?? [])]))).not.toEqual(inner);
    expect(verifyInclusion({ leafHash: inner, index: 0, size: 4, root, proof: [right] })).toBe(false);
    const last = leaves[2] ?? zero;
    expect(rootOf(0, 3)).not.toEqual(hashNodes(inner, hashNodes(last, last)));
    expect(verifyInclusion({ leafHash: last, index: 3, size: 4, root: rootOf(0, 3), proof: [last, inner] })).toBe(
      false,
    );
  });

  test('no state follows from one that it changed, or by another proof', () => {
    const wrong = consistencies.flatMap((it) => [
      { ...it, root: zero },
      { ...it, laterRoot: zero },
      { ...it, laterSize: it.size - 1 },
      { ...it, size: 0 },
      { ...it, proof: [...it.proof, zero] },
      ...it.proof.map((_, at) => ({ ...it, proof: it.proof.with(at, zero) })),
      ...it.proof.map((_, at) => ({ ...it, proof: it.proof.toSpliced(at, 1) })),
    ]);
    expect(wrong.length).toBeGreaterThan(2_000);
    expect(wrong.filter((it) => verifyConsistency(it))).toEqual([]);
  });
});
