import { hex } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { type MemoryLog, memoryLog, sampleEntries } from '../testing/memory-log.ts';
import { createTileReader } from './create-tile-reader.ts';
import { createTree, frontierOf } from './create-tree.ts';
import { hashLeaf, hashNodes } from './merkle-hash.ts';
import { proveConsistency } from './prove-consistency.ts';
import { proveInclusion } from './prove-inclusion.ts';
import { emptyRoot, rootOf } from './root-of.ts';
import { verifyConsistency } from './verify-consistency.ts';
import { verifyInclusion } from './verify-inclusion.ts';

/** Three levels of tiles: one and a bit of the second. */
const LARGEST = 66_000;
const entries = sampleEntries(LARGEST);
const hashes = entries.map(hashLeaf);
const roots = new Map<number, Uint8Array>();
let log: MemoryLog;

/** RFC 9162 section 2.1.1, word for word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot();
  if (leaves.length === 1) return first;
  let power = 1;
  while (power * 2 < leaves.length) power *= 2;
  return hashNodes(rootByDefinition(leaves.slice(0, power)), rootByDefinition(leaves.slice(power)));
}

function rootAt(size: number): Uint8Array {
  const root = roots.get(size) ?? rootByDefinition(hashes.slice(0, size));
  roots.set(size, root);
  return root;
}

const readerOf = (size: number) => createTileReader({ size, retrieveTile: log.retrieveTile });

describe('A13 proofs made from tiles', () => {
  test('the tree has the roots of RFC 6962 that everybody knows', () => {
    // The reference values of certificate-transparency: entries 0 to 7 bytes long.
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const expected = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const tree = createTree();
    expect(hex.encode(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const seen = inputs.map((input) => {
      tree.append(hashLeaf(hex.decode(input)));
      return hex.encode(tree.root());
    });
    expect(seen).toEqual(expected);
  });

  test('a tree in one pass, tiles and the definition have one root, at every size', async () => {
    log = await memoryLog();
    const tree = createTree();
    for (const size of [1, 2, 3, 255, 256, 257, 511, 512, 513, 1_000, 65_535, 65_536, 65_537, LARGEST]) {
      for (const hash of hashes.slice(tree.size, size)) tree.append(hash);
      log.append(entries.slice(log.size, size));
      const read = readerOf(size);
      expect(log.root()).toEqual(rootAt(size));
      expect(tree.root()).toEqual(rootAt(size));
      expect(await rootOf({ size, read })).toEqual(rootAt(size));
      expect(await frontierOf({ size, read })).toEqual(tree.frontier());
    }
  });

  test('every proof that is made holds, of any entry and between any two sizes, and none that is altered', async () => {
    let altered = 0;
    const size = fc.oneof(fc.integer({ min: 1, max: 700 }), fc.constantFrom(256, 65_536, 65_537, LARGEST));
    const pick = fc.record({ size, at: fc.nat(), place: fc.nat(), bit: fc.nat({ max: 255 }) });
    await fc.assert(
      fc.asyncProperty(pick, async ({ size, at, place, bit }) => {
        const read = readerOf(size);
        const index = at % size;
        const inclusion = {
          index,
          size,
          root: rootAt(size),
          leafHash: hashes[index] ?? new Uint8Array(),
          proof: await proveInclusion({ index, size, read }),
        };
        expect(verifyInclusion(inclusion)).toBe(true);
        const earlier = (at % Math.min(size, 700)) + 1;
        const consistency = {
          size: earlier,
          root: rootAt(earlier),
          laterSize: size,
          laterRoot: rootAt(size),
          proof: await proveConsistency({ size: earlier, laterSize: size, read }),
        };
        expect(verifyConsistency(consistency)).toBe(true);
        for (const [proof, verify] of [
          [inclusion.proof, (changed: Uint8Array[]) => verifyInclusion({ ...inclusion, proof: changed })],
          [consistency.proof, (changed: Uint8Array[]) => verifyConsistency({ ...consistency, proof: changed })],
        ] as const) {
          for (const changed of alterations(proof, place, bit)) {
            altered++;
            expect(verify(changed)).toBe(false);
          }
        }
        if (size > 1) {
          altered++;
          expect(verifyInclusion({ ...inclusion, index: (index + 1) % size })).toBe(false);
        }
      }),
      fuzzRuns(400, 'proofs'),
    );
    process.stdout.write(`  A13: ${altered} altered proofs\n`);
    expect(altered).toBeGreaterThan(1_000);
  });

  test('one reader serves proofs of every entry, for more than one size', async () => {
    const read = readerOf(1_000);
    for (const size of [1_000, 777, 513]) {
      const root = rootAt(size);
      for (let index = 0; index < size; index += 7) {
        const leafHash = hashes[index] ?? new Uint8Array();
        const proof = await proveInclusion({ index, size, read });
        expect(verifyInclusion({ index, size, root, leafHash, proof })).toBe(true);
      }
    }
  });

  test('what a tree has not cannot be proved', async () => {
    const read = readerOf(300);
    const refused = [
      () => proveInclusion({ index: 300, size: 300, read }),
      () => proveInclusion({ index: -1, size: 300, read }),
      () => proveInclusion({ index: 0, size: 0, read }),
      () => proveInclusion({ index: 0.5, size: 300, read }),
      () => proveConsistency({ size: 0, laterSize: 300, read }),
      () => proveConsistency({ size: 301, laterSize: 300, read }),
      () => proveConsistency({ size: 1, laterSize: Number.NaN, read }),
      () => rootOf({ size: 301, read }),
      () => rootOf({ size: -1, read }),
      async () => read(0, 300),
      async () => read(3, 37),
      async () => read(9, 0),
      async () => read(-1, 0),
      async () => read(54, 0),
    ];
    for (const act of refused) await expect(act()).rejects.toMatchObject({ code: 'log.out-of-range' });
    expect(codeOf(() => createTree({ size: 3, frontier: [new Uint8Array(32)] }))).toBe('log.out-of-range');
    expect(codeOf(() => createTree().append(new Uint8Array(31)))).toBe('log.out-of-range');
  });

  test('a tile of another length is refused, and asked for again', async () => {
    let asked = 0;
    const read = createTileReader({
      size: 300,
      retrieveTile: async (tile) => {
        asked++;
        return asked === 1 ? new Uint8Array(31) : log.retrieveTile(tile);
      },
    });
    await expect(read(0, 0)).rejects.toMatchObject({ code: 'log.tile-malformed' });
    expect(await read(0, 0)).toEqual(hashes[0]);
    expect(await read(1, 0)).toEqual(hashNodes(hashes[0] ?? emptyRoot(), hashes[1] ?? emptyRoot()));
    expect(asked).toBe(2);
  });
});

function alterations(proof: readonly Uint8Array[], place: number, bit: number): Uint8Array[][] {
  const extra = [...proof, new Uint8Array(32)];
  if (proof.length === 0) return [extra];
  const at = place % proof.length;
  const flipped = Uint8Array.from(proof[at] ?? []);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return [extra, proof.toSpliced(at, 1), proof.with(at, flipped)];
}
