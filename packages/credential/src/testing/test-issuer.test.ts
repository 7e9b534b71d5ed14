import { describe, expect, test } from 'vitest';
import { fuzzRuns, LONG_TEST_MS } from './fuzz-runs.ts';
import { type TestKeyType, testKey } from './test-issuer.ts';

/** How many signatures are made at once. */
const BATCH = 256;

/**
 * How many of them have an r that came before: by its first eight bytes, which by chance alone are the same once in
 * forty million runs of a million.
 */
async function countRepeats(count: number, sign: (number: number) => Promise<Uint8Array>): Promise<number> {
  const seen = new BigUint64Array(count);
  for (let done = 0; done < count; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - done) }, (_, at) => sign(done + at));
    for (const [at, { buffer, byteOffset }] of (await Promise.all(batch)).entries()) {
      seen[done + at] = new DataView(buffer, byteOffset).getBigUint64(0);
    }
  }
  seen.sort();
  return seen.reduce((repeats, value, at) => repeats + (at > 0 && value === seen[at - 1] ? 1 : 0), 0);
}

describe('A18 the signer that tests use', () => {
  test.each<[TestKeyType, number]>([
    ['P-256', 300_000],
    ['P-384', 6_000],
    ['P-521', 1_000],
    ['secp256k1', 4_000],
  ])(
    '%s: no two messages have one r, nor one message the same r again unless it has one signature',
    async (type, usual) => {
      const key = await testKey(41, type);
      const { numRuns } = fuzzRuns(usual, `r with ${type}`);
      const message = (number: number) => new TextEncoder().encode(`message ${number}`);
      expect(await countRepeats(numRuns, (number) => key.sign(message(number)))).toBe(0);
      // What noble signs is deterministic: one message has one signature. The others have a new r each time.
      const again = await countRepeats(1_000, () => key.sign(message(0)));
      expect(again).toBe(type === 'secp256k1' ? 999 : 0);
      process.stdout.write(`  A18: ${numRuns} signatures with ${type}, none with an r that came before\n`);
    },
    LONG_TEST_MS,
  );

  test('the count of repeats finds one among many', async () => {
    const bytes = (number: number) => {
      const view = new DataView(new ArrayBuffer(64));
      view.setBigUint64(0, BigInt(number === 777 ? 12 : number));
      return Promise.resolve(new Uint8Array(view.buffer));
    };
    expect(await countRepeats(1_000, bytes)).toBe(1);
  });
});
