import { NQuads } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { canonicaliseDataset } from './rdfc/canonicalise-dataset.ts';
import type { HashName } from './rdfc/hash-text.ts';

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
const hashes: Readonly<Record<string, HashName>> = { SHA256: 'SHA-256', SHA384: 'SHA-384' };

function canonicalised({ action, hashAlgorithm = 'SHA256' }: Entry) {
  const hash = hashes[hashAlgorithm];
  if (hash === undefined) throw new Error(hashAlgorithm);
  return canonicaliseDataset(NQuads.parse(suite?.text(action) ?? ''), hash);
}

describe('the test suite of RDF Dataset Canonicalization 1.0', () => {
  test.skipIf(suite === undefined)(`is whole: ${COUNT} tests`, () => {
    expect(entries).toHaveLength(COUNT);
  });

  test.skipIf(suite === undefined).each(entries.filter(({ type }) => type === 'rdfc:RDFC10EvalTest'))(
    '$id gives the canonical form',
    (entry) => {
      expect(canonicalised(entry).text).toBe(suite?.text(entry.result ?? ''));
    },
  );

  test.skipIf(suite === undefined).each(entries.filter(({ type }) => type === 'rdfc:RDFC10MapTest'))(
    '$id gives the names',
    (entry) => {
      expect(Object.fromEntries(canonicalised(entry).labels)).toEqual(suite?.json(entry.result ?? ''));
    },
  );

  test.skipIf(suite === undefined).each(entries.filter(({ type }) => type === 'rdfc:RDFC10NegativeEvalTest'))(
    'B07 $id is given up',
    (entry) => {
      expect(codeOf(() => canonicalised(entry))).toBe('credential.too-complex');
    },
  );
});
