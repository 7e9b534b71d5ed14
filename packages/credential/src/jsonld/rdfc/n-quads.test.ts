import fc from 'fast-check';
import { NQuads } from 'rdf-canonize';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../testing/code-of.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { canonicaliseDataset } from './canonicalise-dataset.ts';
import { toNQuad } from './n-quads.ts';
import type { Quad } from './quad.ts';

const iri = (value: string) => ({ termType: 'NamedNode', value }) as const;
const literal = (value: string, datatype = 'http://www.w3.org/2001/XMLSchema#string') =>
  ({ termType: 'Literal', value, datatype: iri(datatype) }) as const;
const tagged = (language: string) => ({ ...literal('x'), language });
const base: Quad = {
  subject: iri('urn:s'),
  predicate: iri('urn:p'),
  object: literal('x'),
  graph: { termType: 'DefaultGraph', value: '' },
};

/** What stands between the quotes for one character. */
const written = (character: string) =>
  toNQuad({ ...base, object: literal(character) }).slice('<urn:s> <urn:p> "'.length, -'" .\n'.length);

describe('canonical N-Quads', () => {
  test.each([
    ['\b', '\\b'],
    ['\t', '\\t'],
    ['\n', '\\n'],
    ['\f', '\\f'],
    ['\r', '\\r'],
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['\u0000', '\\u0000'],
    ['\u0007', '\\u0007'],
    ['\u000b', '\\u000B'],
    ['\u000e', '\\u000E'],
    ['\u001f', '\\u001F'],
    ['\u007f', '\\u007F'],
    ['\ufffe', '\\uFFFE'],
    ['\uffff', '\\uFFFF'],
  ])('write %j as %s', (character, expected) => {
    expect(written(character)).toBe(expected);
  });

  test('write every other character as it is', () => {
    const escaped: number[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const character = String.fromCodePoint(point);
      if (written(character) !== character) escaped.push(point);
    }
    const controls = Array.from({ length: 32 }, (_, point) => point);
    expect(escaped).toEqual([...controls, 0x22, 0x5c, 0x7f, 0xfffe, 0xffff]);
  });

  test.each<[string, Partial<Quad>]>([
    ['a literal', { object: literal('a\ud800') }],
    ['a literal that ends before it begins', { object: literal('\udc00\ud800') }],
    ['a datatype', { object: literal('x', 'urn:\ud800') }],
    ['a language', { object: tagged('\udfff') }],
    ['a subject', { subject: iri('urn:\ud800') }],
    ['a predicate', { predicate: iri('urn:\ud800') }],
    ['an object', { object: iri('urn:\ud800') }],
    ['a graph', { graph: iri('urn:\ud800') }],
  ])('half a character in %s is refused, and never hashed', (_, part) => {
    expect(codeOf(() => canonicaliseDataset([{ ...base, ...part }]))).toBe('json.lone-surrogate');
    expect(codeOf(() => toNQuad({ ...base, ...part }))).toBe('json.lone-surrogate');
  });

  test('nothing that stands in a statement ends it: whatever was written is read again', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'<>"\\{}|^`_:@. \t\r\n\u0000\u007f\u{10ffff}'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    const name = text.map((end) => iri(`urn:${end}`));
    const property = fc.property(name, name, text, name, name, (subject, predicate, value, datatype, graph) => {
      const quad = { subject, predicate, object: literal(value, datatype.value), graph };
      expect(NQuads.parse(toNQuad(quad))).toEqual([quad]);
    });
    fc.assert(property, fuzzRuns(2_000, 'N-Quads'));
  });
});
