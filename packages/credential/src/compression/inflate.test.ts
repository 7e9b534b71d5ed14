import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { gunzip } from './gunzip.ts';
import { inflate } from './inflate.ts';
import { unzlib } from './unzlib.ts';

const bounded = (maxOutput: number) =>
  ({ maxOutput, malformed: 'container.malformed', tooLarge: 'container.too-large' }) as const;

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('inflate', () => {
  const levels = fc.constantFrom(0, 1, 6, 9);
  const strategies = fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    fc.array(fc.constantFrom(0, 0, 0, 1), { maxLength: 5_000 }).map((list) => Uint8Array.from(list)),
  );

  test('reads whatever zlib writes, and stops at its last byte', () => {
    fc.assert(
      fc.property(bytes, levels, strategies, (input, level, strategy) => {
        const raw = deflateRawSync(input, { level, strategy });
        const { output, consumed } = inflate(Buffer.concat([raw, Buffer.of(1, 2)]), bounded(5_000));
        expect(Buffer.compare(output, input)).toBe(0);
        expect(consumed).toBe(raw.length);
        expect(Buffer.compare(gunzip(gzipSync(input, { level, strategy }), bounded(5_000)), input)).toBe(0);
        const zlib = deflateSync(input, { level, strategy });
        const unpacked = unzlib(Buffer.concat([zlib, Buffer.of(1, 2)]), bounded(5_000));
        expect(Buffer.compare(unpacked.output, input)).toBe(0);
        expect(unpacked.consumed).toBe(zlib.length);
      }),
      { numRuns: 400 },
    );
  });

  test('gives bytes or a refusal for anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        try {
          return inflate(input, bounded(100_000)).output.length <= 100_000;
        } catch (error) {
          return error instanceof CredentialError;
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('unzlib', () => {
  const good = deflateSync(new Uint8Array(1_000).fill(7));
  const changed = (at: number, to: number) => good.map((byte, index) => (index === at ? to : byte));

  test.each<[string, Uint8Array, string]>([
    ['more than may come out', deflateSync(new Uint8Array(1_001)), 'container.too-large'],
    ['another method', changed(0, 0x77), 'container.malformed'],
    ['a window too large', Uint8Array.from([0x88, 0x1c, ...good.subarray(2)]), 'container.malformed'],
    ['a wrong header check', changed(1, (good[1] ?? 0) ^ 1), 'container.malformed'],
    ['a dictionary', Uint8Array.from([0x78, 0xbb, ...good.subarray(2)]), 'container.malformed'],
    ['a wrong checksum', changed(good.length - 1, (good.at(-1) ?? 0) ^ 1), 'container.malformed'],
    ['no checksum', good.subarray(0, -4), 'container.malformed'],
    ['nothing', new Uint8Array(), 'container.malformed'],
  ])('%s is refused with the code of the caller', (_, input, code) => {
    expect(codeOf(() => unzlib(input, bounded(1_000)))).toBe(code);
  });

  test('a checksum of many bytes is right', () => {
    const many = new Uint8Array(300_000).fill(255);
    expect(unzlib(deflateSync(many), bounded(300_000)).output).toEqual(many);
  });
});
