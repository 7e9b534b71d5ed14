import { sha256 } from '@noble/hashes/sha2.js';
import { hex, utf8 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../testing/code-of.ts';
import { foldPath, hashPair } from './fold-path.ts';
import { merkleTree } from './merkle-tree.ts';

const hashes = (count: number) =>
  Array.from({ length: count }, (_, at) => hex.encode(sha256(utf8.decode(`document ${at}`))));

describe('the tree of a batch', () => {
  test('A13 has a way to its root for each document, never longer than the height of the tree', () => {
    for (let height = 0; height <= 6; height++) {
      for (const size of [2 ** height - 1, 2 ** height, 2 ** height + 1].filter((count) => count > 0)) {
        const leaves = hashes(size);
        const tree = merkleTree(leaves);
        for (const [place, leaf] of leaves.entries()) {
          const path = tree.pathOf(place);
          expect(foldPath(leaf, path)).toBe(tree.root);
          expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        }
      }
    }
  });

  test('A13 pairs nothing with itself, so that no two batches have one root', () => {
    const [one = '', two = '', three = ''] = hashes(3);
    expect(merkleTree([one, two, three]).root).toBe(hashPair(hashPair(one, two), three));
    expect(codeOf(() => merkleTree([one, two, three, three]))).toBe('proof.malformed');
    expect(codeOf(() => merkleTree([]))).toBe('proof.malformed');
    expect(merkleTree([one])).toMatchObject({ root: one });
    expect(merkleTree([one]).pathOf(0)).toEqual([]);
  });
});
