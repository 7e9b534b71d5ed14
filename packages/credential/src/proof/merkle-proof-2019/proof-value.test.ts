import { base58, hex } from '@scure/base';
import { encode } from 'cborg';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../testing/code-of.ts';
import { decodeBase58btc, encodeBase58btc } from './base58btc.ts';
import { networkOfChain } from './blockchains.ts';
import { MAX_PATH, type MerkleProof, type PathStep } from './merkle-proof.ts';
import { decodeProofValue, encodeProofValue } from './proof-value.ts';

const one = '1a'.repeat(32);
const two = '2b'.repeat(32);
const transaction = '5a'.repeat(32);
const network = networkOfChain(11_155_111) ?? { blockchain: '', network: '', codes: [0, 0], isTest: false };
const proof: MerkleProof = {
  path: [
    { side: 'left', hash: two },
    { side: 'right', hash: one },
  ],
  merkleRoot: two,
  targetHash: one,
  anchor: { network, transactionId: `0x${transaction}` },
};

/** As the Python implementation writes a value: the CBOR of its text. As the JavaScript one does: of its bytes. */
const asText = (value: string) => encode(value);
const asBytes = (value: string) => encode(hex.decode(value));
const multibase = (value: unknown) => `z${encodeBase58btc(encode(value))}`;
const anchorOf = (transactionId: Uint8Array) => [
  [0, 1],
  [1, 11_155_111],
  [2, transactionId],
];
const parts = {
  path: [3, []],
  root: [0, asText(one)],
  target: [1, asText(one)],
  anchors: [2, [anchorOf(asText(transaction))]],
};

describe('a proof value', () => {
  test('is read as it was written', () => {
    expect(decodeProofValue(encodeProofValue(proof))).toEqual(proof);
    const alone = { ...proof, path: [] };
    expect(decodeProofValue(encodeProofValue(alone))).toEqual(alone);
  });

  test('is read as Python and JavaScript write it, with 0x and without', () => {
    for (const [id, shown] of [
      [asText(`0x${transaction}`), `0x${transaction}`],
      [asText(transaction), transaction],
      [asBytes(transaction), transaction],
    ] as const) {
      const value = multibase([
        [
          3,
          [
            [0, asBytes(two)],
            [1, asText(one)],
          ],
        ],
        [0, asBytes(two)],
        [1, asText(one)],
        [2, [anchorOf(id)]],
      ]);
      expect(decodeProofValue(value)).toEqual({ ...proof, anchor: { network, transactionId: shown } });
    }
  });

  test('may have its parts in any order, and no path', () => {
    const { anchors, target, root, path } = parts;
    expect(decodeProofValue(multibase([anchors, target, root]))).toEqual(
      decodeProofValue(multibase([path, root, target, anchors])),
    );
  });

  test('A13 two anchors are refused, and so is none', () => {
    const anchor = anchorOf(asText(transaction));
    for (const anchors of [[], [anchor, anchor], [anchor, anchorOf(asText('00'.repeat(32)))]]) {
      const value = multibase([parts.path, parts.root, parts.target, [2, anchors]]);
      expect(codeOf(() => decodeProofValue(value))).toBe('proof.malformed');
    }
  });

  test('A13 a part twice, missing or unknown is refused, and whatever else is not in the words of the standard', () => {
    const { path, root, target, anchors } = parts;
    const wrong: readonly unknown[] = [
      [path, root, target],
      [path, root, anchors],
      [path, root, target, anchors, root],
      [path, root, target, anchors, [4, 0]],
      [path, root, target, [9, anchors[1]]],
      [[3, 'path'], root, target, anchors],
      [[3, [[2, asText(one)]]], root, target, anchors],
      [[3, [[0, asText(one), 0]]], root, target, anchors],
      [path, [0, one], target, anchors],
      [path, [0, asText(one.toUpperCase())], target, anchors],
      [path, [0, asText(one.slice(2))], target, anchors],
      [path, [0, asText(`0x${one}`)], target, anchors],
      [path, [0, encode(1)], target, anchors],
      [path, [0, Uint8Array.of(0xff)], target, anchors],
      [
        path,
        root,
        target,
        [
          2,
          [
            [
              [0, 9],
              [1, 1],
              [2, asText(transaction)],
            ],
          ],
        ],
      ],
      [
        path,
        root,
        target,
        [
          2,
          [
            [
              [0, 1],
              [1, 2],
              [2, asText(transaction)],
            ],
          ],
        ],
      ],
      [
        path,
        root,
        target,
        [
          2,
          [
            [
              [1, 1],
              [0, 1],
              [2, asText(transaction)],
            ],
          ],
        ],
      ],
      [path, root, target, [2, [[...anchorOf(asText(transaction)), [3, 0]]]]],
      {},
      'proof',
    ];
    for (const value of wrong) expect(codeOf(() => decodeProofValue(multibase(value)))).toBe('proof.malformed');
    for (const text of ['', 'z', 'z0', `u${multibase([]).slice(1)}`, `z${'2'.repeat(5_000)}`]) {
      expect(codeOf(() => decodeProofValue(text))).toBe('proof.malformed');
    }
  });

  test('A13 what is the same in longer CBOR is refused: one proof has one writing', () => {
    const bytes = base58.decode(encodeProofValue(proof).slice(1));
    // The head of the list, and of its first number, with a byte more than they need.
    const longer = [
      Uint8Array.from([0x98, bytes.at(0) === 0x84 ? 4 : 0, ...bytes.subarray(1)]),
      Uint8Array.from([...bytes.subarray(0, 2), 0x18, ...bytes.subarray(2)]),
      Uint8Array.from([...bytes, 0]),
      Uint8Array.from([0x9f, ...bytes.subarray(1), 0xff]),
    ];
    for (const other of longer) {
      expect(codeOf(() => decodeProofValue(`z${base58.encode(other)}`))).toBe('proof.malformed');
    }
  });

  test('is in the base58btc of everybody', () => {
    for (const bytes of [
      [],
      [0],
      [0, 0, 1],
      [255],
      [0, 255, 254, 0],
      Array.from({ length: 500 }, (_, at) => at % 256),
    ]) {
      const text = base58.encode(Uint8Array.from(bytes));
      expect(encodeBase58btc(Uint8Array.from(bytes))).toBe(text);
      expect(decodeBase58btc(text)).toEqual(Uint8Array.from(bytes));
    }
  });

  test('A13 a path has at most 32 steps', () => {
    const steps = (count: number): PathStep[] => Array.from({ length: count }, () => ({ side: 'left', hash: one }));
    const longest = { ...proof, path: steps(MAX_PATH) };
    expect(decodeProofValue(encodeProofValue(longest))).toEqual(longest);
    expect(codeOf(() => encodeProofValue({ ...proof, path: steps(MAX_PATH + 1) }))).toBe('proof.malformed');
    const path = [3, steps(MAX_PATH + 1).map(() => [0, asBytes(one)])];
    expect(codeOf(() => decodeProofValue(multibase([path, parts.root, parts.target, parts.anchors])))).toBe(
      'proof.malformed',
    );
  });
});
