import fc from 'fast-check';
import { canonize, NQuads } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { arbitraryDataset } from '../../testing/arbitrary-dataset.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { isomorphicCopy } from '../../testing/isomorphic-copy.ts';
import { MAX_DEEP_ITERATIONS } from './budget.ts';
import { canonicaliseDataset } from './canonicalise-dataset.ts';
import type { HashName } from './hash-text.ts';
import type { Quad } from './quad.ts';

const ascii = fc.string({ unit: 'binary-ascii', maxLength: 6 });
const order = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 });
const hashes = fc.constantFrom<HashName>('SHA-256', 'SHA-384');

function ours(quads: readonly Quad[], hash: HashName): string | undefined {
  try {
    return canonicaliseDataset(quads, hash).text;
  } catch (error) {
    if (error instanceof CredentialError && error.code === 'credential.too-complex') return undefined;
    throw error;
  }
}

/** By the other implementation. */
async function theirs(quads: readonly Quad[], hash: HashName): Promise<string | undefined> {
  const options = {
    algorithm: 'RDFC-1.0',
    messageDigestAlgorithm: hash,
    maxDeepIterations: MAX_DEEP_ITERATIONS,
  } as const;
  return canonize(quads, options).catch((error: Error) => {
    if (error.message.includes('deep iterations')) return undefined;
    throw error;
  });
}

describe('another implementation of RDFC-1.0', () => {
  test('gives the same text, of a dataset and of its isomorphic copies', async () => {
    let [equal, given] = [0, 0];
    const property = fc.asyncProperty(arbitraryDataset(ascii), order, hashes, async (quads, by, hash) => {
      const text = ours(quads, hash);
      const copy = ours(isomorphicCopy(quads, by), hash);
      const other = await theirs(quads, hash);
      given++;
      if (text === undefined || copy === undefined || other === undefined) return;
      equal++;
      expect(copy).toBe(text);
      expect(text).toBe(other);
    });
    await fc.assert(property, fuzzRuns(2_000, 'RDFC-1.0'));
    // The rest was given up by one or the other.
    expect(equal / given).toBeGreaterThan(0.9);
  });

  test('reads our text as a dataset of the same text: the canonical form is its own', () => {
    const property = fc.property(arbitraryDataset(ascii), (quads) => {
      const text = ours(quads, 'SHA-256');
      if (text === undefined) return;
      expect(ours(NQuads.parse(text), 'SHA-256')).toBe(text);
    });
    fc.assert(property, fuzzRuns(500, 'canonical N-Quads'));
  });

  test('takes a label for a canonical one when it looks like it; here no label of the input is ever believed', async () => {
    const line = (one: string, other: string) => `_:${one} <urn:p> _:${other} .\n_:${other} <urn:q> "x" .\n`;
    const expected = ours(NQuads.parse(line('e0', 'e1')), 'SHA-256');
    for (const [one, other] of [
      ['c14n1', 'c14n0'],
      ['c14n0', 'c14n1'],
      ['b0', 'a'],
      ['z', 'a'],
      ['c14n7', 'c14n'],
      ['0', '1'],
    ] as const) {
      expect(ours(NQuads.parse(line(one, other)), 'SHA-256')).toBe(expected);
    }
    expect(await theirs(NQuads.parse(line('c14n7', 'c14n')), 'SHA-256')).not.toBe(expected);
  });

  test('lets a statement stand twice; a dataset is a set, and here it stands once', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `_:e${n} <urn:n> "${n}" .\n`);
    const quads = NQuads.parse(names.join(''));
    const more = [...quads, ...quads.slice(0, 6)];
    expect(ours(more, 'SHA-256')).toBe(ours(quads, 'SHA-256'));
    expect(await theirs(more, 'SHA-256')).not.toBe(await theirs(quads, 'SHA-256'));
  });
});
