import { base64urlnopad } from '@scure/base';
import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import type { JsonObject, JsonValue } from '../../model/json-value.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { readBbsBaseProof, readBbsDerivedProof, writeBbsBaseProof, writeBbsDerivedProof } from './bbs-proof-value.ts';
import {
  readEcdsaSdBaseProof,
  readEcdsaSdDerivedProof,
  writeEcdsaSdBaseProof,
  writeEcdsaSdDerivedProof,
} from './ecdsa-sd-proof-value.ts';
import { selectJsonLd } from './select-json-ld.ts';

/** Reads a proof value and writes it again. */
const readers = [
  (value: string) => writeEcdsaSdBaseProof(readEcdsaSdBaseProof(value)),
  (value: string) => writeEcdsaSdDerivedProof(readEcdsaSdDerivedProof(value)),
  (value: string) => writeBbsBaseProof(readBbsBaseProof(value)),
  (value: string) => writeBbsDerivedProof(readBbsDerivedProof(value)),
];

/** What it gives, or undefined where it is refused; anything else is a crash. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}

const tagged = (bytes: Uint8Array) => `u${base64urlnopad.encode(bytes)}`;
const kind = fc.integer({ min: 0, max: 10 });
/** CBOR of about the right form: what a reader takes a while to refuse. */
const component: fc.Arbitrary<unknown> = fc.oneof(
  ...[32, 35, 48, 64, 80, 96, 272].map((length) => fc.uint8Array({ minLength: length, maxLength: length })),
  fc.array(fc.nat(40), { maxLength: 12 }),
  fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
  fc.array(fc.uint8Array({ minLength: 64, maxLength: 64 }), { maxLength: 4 }),
  fc.array(fc.tuple(fc.nat(9), fc.nat(9))).map((entries) => new Map(entries)),
  fc.anything({ maxDepth: 2, withMap: false, withSet: false }).map((value) => JSON.stringify(value) ?? null),
);

describe('whatever a proof value holds, it is read or refused', () => {
  test('any bytes', () => {
    const property = fc.property(kind, fc.uint8Array({ maxLength: 400 }), (third, bytes) => {
      const value = tagged(Uint8Array.from([0xd9, 0x5d, third, ...bytes]));
      for (const read of readers) attempt(() => read(value));
    });
    fc.assert(property, fuzzRuns(2_000, 'bytes as proof values'));
  });

  test('any text', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const read of readers) expect(attempt(() => read(text))).toBeUndefined();
    });
    fc.assert(property, fuzzRuns(2_000, 'texts as proof values'));
  });

  test('CBOR of the right form, which then is written the same again or refused', () => {
    const property = fc.property(kind, fc.array(component, { minLength: 4, maxLength: 7 }), (third, components) => {
      const value = tagged(Uint8Array.from([0xd9, 0x5d, third, ...encode(components)]));
      for (const read of readers) expect([undefined, value]).toContain(attempt(() => read(value)));
    });
    fc.assert(property, fuzzRuns(2_000, 'CBOR as proof values'));
  });
});

describe('whatever is pointed at, it is selected or refused', () => {
  const step = fc.oneof(
    fc.constantFrom('a', 'b', '0', '1', 'id', 'type', '~0', '~1', '__proto__', 'length'),
    fc.string(),
  );
  const pointer = fc.array(step, { maxLength: 5 }).map((steps) => steps.map((part) => `/${part}`).join(''));
  const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<JsonValue>('x', 1, true, '_:b0'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'id', 'type', '@value', '~', '/'), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  /** Every value at the end of a path, with the names on the way; places in arrays are left out. */
  const leaves = (value: JsonValue | undefined, path = ''): string[] => {
    if (typeof value !== 'object' || value === null) return [`${path}=${String(value)}`];
    return Object.entries(value).flatMap(([key, entry]) =>
      leaves(entry, Array.isArray(value) ? path : `${path}/${key}`),
    );
  };

  test('and nothing is selected that the document does not have', () => {
    const document = fc.dictionary(fc.constantFrom('a', 'b', 'id', 'type', '~', '/'), tree, { maxKeys: 5 });
    const property = fc.property(document, fc.array(pointer, { maxLength: 4 }), (json, pointers) => {
      const whole: JsonObject = { '@context': ['x'], ...json };
      const selected = attempt(() => selectJsonLd(whole, pointers));
      if (selected === undefined) return;
      const all = leaves(whole);
      expect(leaves(selected).filter((leaf) => !all.includes(leaf))).toEqual([]);
    });
    fc.assert(property, fuzzRuns(3_000, 'pointers'));
  });
});
