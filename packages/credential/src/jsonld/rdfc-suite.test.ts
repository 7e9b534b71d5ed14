import jsonld from 'jsonld';
import { canonize, NQuads } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { MAX_DEEP_ITERATIONS } from './canonicalise.ts';

const COUNT = 86;
const suite = sharedVectors('w3c-rdf-canon', COUNT);

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly action: string;
  readonly result?: string;
  readonly hashAlgorithm?: string;
}

const entries = (suite?.json('manifest.jsonld') as { entries?: Entry[] } | undefined)?.entries ?? [];

/** The canonical form and the names it gives to blank nodes, within the bound that `canonicalise` sets. */
async function canonicalised({ action, hashAlgorithm = 'SHA256' }: Entry) {
  const canonicalIdMap = new Map<string, string>();
  const dataset = NQuads.parse(suite?.text(action) ?? '');
  const messageDigestAlgorithm = hashAlgorithm.replace('SHA', 'sha');
  const options = {
    algorithm: 'RDFC-1.0' as const,
    canonicalIdMap,
    maxDeepIterations: MAX_DEEP_ITERATIONS,
    messageDigestAlgorithm,
  };
  return { canonical: await canonize(dataset, options), names: canonicalIdMap };
}

describe('the test suite of RDF Dataset Canonicalization 1.0', () => {
  test.skipIf(suite === undefined)(`is whole: ${COUNT} tests`, () => {
    expect(entries).toHaveLength(COUNT);
  });

  test.skipIf(suite === undefined).each(entries.filter(({ type }) => type === 'rdfc:RDFC10EvalTest'))(
    '$id gives the canonical form',
    async (entry) => {
      expect((await canonicalised(entry)).canonical).toBe(suite?.text(entry.result ?? ''));
    },
  );

  test.skipIf(suite === undefined).each(entries.filter(({ type }) => type === 'rdfc:RDFC10MapTest'))(
    '$id gives the names',
    async (entry) => {
      const { names } = await canonicalised(entry);
      const bare = [...names].map(([from, to]) => [from.replace(/^_:/, ''), to.replace(/^_:/, '')]);
      expect(Object.fromEntries(bare)).toEqual(suite?.json(entry.result ?? ''));
    },
  );

  test.skipIf(suite === undefined).each(entries.filter(({ type }) => type === 'rdfc:RDFC10NegativeEvalTest'))(
    'B07 $id is given up',
    async (entry) => {
      await expect(canonicalised(entry)).rejects.toThrow('deep iterations');
    },
  );

  test.skipIf(suite === undefined)('the library that reads JSON-LD uses the same algorithm', async () => {
    const [first] = entries;
    const options = { inputFormat: 'application/n-quads', canonizeOptions: { algorithm: 'RDFC-1.0' } } as object;
    const input = suite?.text(first?.action ?? '') as unknown as jsonld.JsonLdDocument;
    expect(await jsonld.canonize(input, options)).toBe(suite?.text(first?.result ?? ''));
  });
});
