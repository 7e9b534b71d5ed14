import { describe, expect, test } from 'vitest';
import { canonicalise } from '../../jsonld/canonicalise.ts';
import { addContexts, pinnedContexts } from '../../jsonld/contexts.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { fastest } from '../../testing/fastest.ts';
import type { LabelMaker } from './hmac-labels.ts';
import { labelDocument } from './labelled-document.ts';
import { selectStatements } from './select-statements.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const TERMS = 'https://terms.example/v1';
const contexts = addContexts(
  pinnedContexts,
  new Map([
    [
      TERMS,
      {
        '@context': {
          '@vocab': 'https://terms.example/#',
          steps: { '@id': 'https://terms.example/#steps', '@container': '@list' },
          rows: { '@id': 'https://terms.example/#rows', '@type': '@json' },
          names: { '@id': 'https://terms.example/#names', '@container': '@language' },
          parts: { '@id': 'https://terms.example/#parts', '@container': '@graph' },
        },
      },
    ],
  ]),
);
/** The canonical labels themselves, so that the statements must be those of the document. */
const unchanged: LabelMaker = async (canonical) => new Map([...canonical].map((label) => [label, label]));

const having = (subject: JsonObject): JsonObject => ({
  '@context': [V2, TERMS],
  type: ['VerifiableCredential'],
  issuer: 'did:web:issuer.example',
  credentialSubject: subject,
});

const documents: [string, JsonObject][] = [
  ['objects without ids', { a: { b: { c: 'x' } } }],
  ['a list of one', { a: [{ b: 'x' }], tags: ['x'] }],
  ['equal objects', { a: [{ b: 'x' }, { b: 'x' }, { b: 'x', c: {} }] }],
  ['empty objects', { a: {}, b: [{}, {}] }],
  ['an ordered list of texts', { steps: ['x', 'y', 'x'] }],
  ['an ordered list of objects', { steps: [{ a: 1 }, { a: 2 }] }],
  ['two ordered lists', { steps: ['x'], other: { steps: ['x'] } }],
  ['an empty ordered list', { steps: [] }],
  ['JSON as a value', { rows: [{ id: 'x', type: 'y', z: { a: [1, { b: null }] } }], a: { rows: {} } }],
  ['texts by language', { names: { en: 'Course', de: 'Kurs' }, a: { b: 1 } }],
  ['a graph in the graph', { parts: { a: { b: 1 } } }],
  ['a text that looks like a label', { a: { text: 'see _:c14n0 and _:n0, <urn:bnid:0:1>' } }],
  ['our own prefix as an id', { a: { id: 'urn:bnid:0:0', b: 'x' }, c: { b: 'x' } }],
  ['our own prefix as a text', { a: { b: 'urn:bnid:0:', c: 'urn:bnid:1:' } }],
  ['a text with direction', { name: { '@value': 'x', '@language': 'ar', '@direction': 'rtl' } }],
  ['one object twice', { a: { id: 'urn:x:1', b: 'x' }, c: { id: 'urn:x:1' } }],
];

describe('the statements of a document', () => {
  test.each(documents)('with %s are those of its canonical form, in its order', async (_, subject) => {
    const document = having(subject);
    const { statements } = await labelDocument(document, unchanged, contexts);
    expect(statements.join('')).toBe(await canonicalise(document, contexts));
  });

  test.each(documents)('with %s: all of them are disclosed with the whole subject', async (_, subject) => {
    const labelled = await labelDocument(having(subject), unchanged, contexts);
    const { indexes } = await selectStatements(labelled, ['/issuer', '/credentialSubject']);
    expect(indexes).toEqual(labelled.statements.map((_, index) => index));
  });
});

test('statements stand in the order of code points, also beyond the first plane', async () => {
  const texts = ['\u{1f600}x', '\u{10400}', '\uff5e', '\u{1f600}', '\ud7ff'];
  const { statements } = await labelDocument(having({ a: texts }), unchanged, contexts);
  const order = statements.flatMap((line) => line.match(/#a> "(.*)" \.\n$/)?.[1] ?? []);
  expect(order).toEqual(['\ud7ff', '\uff5e', '\u{10400}', '\u{1f600}', '\u{1f600}x']);
});

describe('a part of a document', () => {
  const selected = async (subject: JsonObject, ...pointers: string[]) => {
    const labelled = await labelDocument(having(subject), unchanged, contexts);
    const { indexes } = await selectStatements(
      labelled,
      pointers.map((pointer) => `/credentialSubject${pointer}`),
    );
    return indexes.map((index) => labelled.statements[index] ?? '').filter((line) => line.includes('terms.example'));
  };

  test('is found through an array of one', async () => {
    const lines = await selected({ a: [{ b: 'x', c: 'y' }] }, '/a/0/b');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).toContain('"x"');
    expect(lines.join('')).not.toContain('"y"');
  });

  test('of equal objects is the statements about one of them', async () => {
    expect(await selected({ a: [{ b: 'x' }, { b: 'x' }, { b: 'x' }] }, '/a/1')).toHaveLength(2);
  });

  test('has an ordered list whole', async () => {
    expect(await selected({ steps: ['x', 'y'], a: 1 }, '/steps')).toHaveLength(1);
    const whole = await labelDocument(having({ steps: ['x', 'y'], a: 1 }), unchanged, contexts);
    const { indexes } = await selectStatements(whole, ['/credentialSubject/steps']);
    const text = indexes.map((index) => whole.statements[index]).join('');
    expect(text).toContain('"x"');
    expect(text).toContain('"y"');
    expect(text).not.toContain('#a>');
  });

  test('has JSON whole', async () => {
    expect(await selected({ rows: [{ a: 1 }, { b: 2 }], b: 1 }, '/rows')).toHaveLength(1);
  });

  test.each<[string, JsonObject, string]>([
    ['an ordered list', { steps: ['x', 'y'] }, '/steps/1'],
    ['an ordered list of objects', { steps: [{ a: 1 }, { a: 2 }] }, '/steps/0/a'],
    ['a JSON value', { rows: [{ a: 1, b: 2 }] }, '/rows/0/a'],
    ['a JSON value of rows', { rows: [{ a: 1 }, { b: 2 }] }, '/rows/0'],
  ])('cannot be a piece of %s, which is one value', async (_, subject, pointer) => {
    await expect(selected(subject, pointer)).rejects.toThrow('proof.pointer-wrong');
  });

  test('cannot be of two graphs in one place, which nothing tells apart', async () => {
    await expect(selected({ parts: [{ a: 1 }, { a: 2 }] }, '/parts')).rejects.toThrow('credential.too-complex');
  });

  test('of a poison graph is given up, not computed', async () => {
    const twins = Array.from({ length: 40 }, () => ({ b: 'x' }));
    const poison = having({ a: [{ c: twins }, { c: twins }] });
    const label = () => labelDocument(poison, unchanged, contexts).then(() => 'labelled', String);
    expect(await label()).toMatch(/labelled|credential\.too-complex/);
    expect(await fastest(label)).toBeLessThan(1_000);
  });
});
