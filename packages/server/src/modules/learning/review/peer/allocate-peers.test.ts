import { describe, expect, test } from 'vitest';
import { allocatePeers, keyOf, type PeerPair, sizeRing } from './allocate-peers.ts';

/** A small generator of our own, so that a failing case can be run again by its seed. */
function drawFrom(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const people = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);
const countBy = (pairs: readonly PeerPair[], side: keyof PeerPair, id: string) =>
  pairs.filter((pair) => pair[side] === id).length;
const mutual = (pairs: readonly PeerPair[]) => {
  const keys = new Set(pairs.map(keyOf));
  return pairs.filter(({ reviewer, author }) => keys.has(keyOf({ reviewer: author, author: reviewer })));
};

describe('J06 an allocation', () => {
  test('of every size up to 60 gives each so many and gets each so many, none own, none mutual, none twice', () => {
    for (let reviews = 1; reviews <= 5; reviews++) {
      for (let count = 2 * reviews + 1; count <= 60; count++) {
        const { size, pairs } = allocatePeers({ ids: people(count), reviews, earlier: [], draw: drawFrom(count) });
        expect(size).toBe('full');
        for (const id of people(count)) {
          expect(countBy(pairs, 'reviewer', id)).toBe(reviews);
          expect(countBy(pairs, 'author', id)).toBe(reviews);
        }
        expect(pairs.filter(({ reviewer, author }) => reviewer === author)).toEqual([]);
        expect(mutual(pairs)).toEqual([]);
        expect(new Set(pairs.map(keyOf)).size).toBe(pairs.length);
      }
    }
  });

  test('of a group too small for so many gives fewer to each, and of two or fewer none', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((count) => sizeRing(count, 3))).toEqual([
      { size: 'too-small', reviews: 0 },
      { size: 'too-small', reviews: 0 },
      { size: 'too-small', reviews: 0 },
      { size: 'fewer', reviews: 1 },
      { size: 'fewer', reviews: 1 },
      { size: 'fewer', reviews: 2 },
      { size: 'fewer', reviews: 2 },
      { size: 'full', reviews: 3 },
    ]);
    for (const count of [3, 4, 5, 6]) {
      const { pairs, reviews } = allocatePeers({ ids: people(count), reviews: 3, earlier: [], draw: drawFrom(count) });
      expect(pairs).toHaveLength(count * reviews);
      expect(mutual(pairs)).toEqual([]);
    }
    expect(allocatePeers({ ids: people(2), reviews: 1, earlier: [], draw: drawFrom(0) }).pairs).toEqual([]);
  });

  test('never gives the other way round of what an earlier ring gave, and leaves out as little as it must', () => {
    for (let seed = 0; seed < 200; seed++) {
      const first = allocatePeers({ ids: people(9), reviews: 2, earlier: [], draw: drawFrom(seed) });
      const ids = [...people(9).slice(seed % 5), 'late 1', 'late 2'];
      const second = allocatePeers({ ids, reviews: 2, earlier: first.pairs, draw: drawFrom(seed + 1_000) });
      expect(mutual([...first.pairs, ...second.pairs])).toEqual([]);
      expect(second.pairs.length).toBeGreaterThan(ids.length);
    }
    // Of three who went round one way, no other way round is left.
    const earlier = [
      { reviewer: 'p0', author: 'p1' },
      { reviewer: 'p1', author: 'p2' },
      { reviewer: 'p2', author: 'p0' },
    ];
    const again = allocatePeers({ ids: people(3), reviews: 1, earlier, draw: () => 0 });
    expect(mutual([...earlier, ...again.pairs])).toEqual([]);
  });

  test('is another one from draw to draw, and gives each the same chance of each', () => {
    const rounds = 6_000;
    const seen = new Map<string, number>();
    const draw = drawFrom(7);
    for (let round = 0; round < rounds; round++)
      for (const pair of allocatePeers({ ids: people(5), reviews: 1, earlier: [], draw }).pairs)
        seen.set(keyOf(pair), (seen.get(keyOf(pair)) ?? 0) + 1);
    expect(seen.size).toBe(20);
    for (const count of seen.values()) expect(Math.abs(count - rounds / 4)).toBeLessThan(rounds * 0.03);
  });
});
