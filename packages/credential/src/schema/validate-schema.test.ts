import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../model/digest.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { fastest } from '../testing/fastest.ts';
import { matchesPattern } from './matches-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import { isSchemaFormat, type SchemaFormat } from './schema-formats.ts';
import { validateSchema } from './validate-schema.ts';
import { Work } from './work.ts';

const ADDRESS = 'https://example.org/schemas/1';
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const META = 'https://www.w3.org/ns/credentials/json-schema/v2.json';

const credential = (subject: JsonValue, entry: JsonObject = {}): JsonObject => ({
  type: ['VerifiableCredential'],
  credentialSubject: subject,
  credentialSchema: { id: ADDRESS, type: 'JsonSchema', ...entry },
});
const schemaOf = (subject: JsonValue, more: JsonObject = {}): JsonObject => ({
  $id: ADDRESS,
  $schema: DRAFT,
  type: 'object',
  properties: { credentialSubject: subject },
  ...more,
});

async function outcome(
  schema: JsonValue,
  subject: JsonValue = {},
  entry: JsonObject = {},
  format: SchemaFormat = 'JsonSchema',
): Promise<string> {
  const result = await validateSchema({
    credential: credential(subject, entry),
    format,
    schema: JSON.stringify(schema),
  });
  return result.outcome;
}

describe('a JsonSchema', () => {
  const email = schemaOf({ properties: { email: { type: 'string', format: 'email' } }, required: ['email'] });

  test.each([DRAFT, 'https://json-schema.org/draft/2019-09/schema', 'http://json-schema.org/draft-07/schema#'])(
    'of %s passes what fits it and fails what does not',
    async ($schema) => {
      expect(await outcome({ ...email, $schema }, { email: 'a@example.org' })).toBe('success');
      expect(await outcome({ ...email, $schema }, { email: 'a' })).toBe('failure');
      expect(await outcome({ ...email, $schema }, {})).toBe('failure');
    },
  );

  test.each<[string, string, JsonObject]>([
    ['without $id', 'failure', { $id: undefined as unknown as JsonValue }],
    ['with the $id of another', 'failure', { $id: 'https://example.org/schemas/2' }],
    ['without $schema', 'failure', { $schema: undefined as unknown as JsonValue }],
    ['of an unknown $schema', 'indeterminate', { $schema: 'https://json-schema.org/draft/unknown/schema' }],
    ['of draft 4', 'indeterminate', { $schema: 'http://json-schema.org/draft-04/schema#' }],
    ['that refers to another', 'indeterminate', { $ref: 'https://example.org/schemas/2' }],
    ['that refers to nothing', 'indeterminate', { $ref: '#/$defs/none' }],
    ['that refers to itself', 'indeterminate', { allOf: [{ $ref: '#' }] }],
    ['with a dynamic reference', 'indeterminate', { $dynamicRef: '#x' }],
    ['with a type that is none', 'indeterminate', { type: 'person' }],
    ['whose required is a text', 'indeterminate', { required: 'email' }],
    ['whose properties are a list', 'indeterminate', { properties: [] }],
    ['whose pattern is none', 'indeterminate', { properties: { a: { pattern: '(' } } }],
  ])('%s is a %s', async (_, expected, more) => {
    expect(await outcome({ ...email, ...more }, { email: 'a@example.org' })).toBe(expected);
  });

  test.each<[string, JsonValue]>([
    ['a schema that is true', true],
    ['a schema that is a list', []],
  ])('%s fails', async (_, schema) => {
    expect(await outcome(schema)).toBe('failure');
  });

  test('text that is not JSON says nothing about the credential', async () => {
    const result = await validateSchema({ credential: credential({}), format: 'JsonSchema', schema: 'type: object' });
    expect(result.outcome).toBe('indeterminate');
  });

  test('is not taken for another kind, nor for another address', async () => {
    expect(await outcome(email, { email: 'a@example.org' }, { type: 'NotJsonSchema' })).toBe('failure');
    const input = {
      credential: credential({ email: 'a@example.org' }),
      format: 'JsonSchema',
      schema: JSON.stringify(email),
    } as const;
    expect((await validateSchema({ ...input, id: ADDRESS })).outcome).toBe('success');
    expect((await validateSchema({ ...input, id: 'https://example.org/schemas/2' })).outcome).toBe('failure');
  });

  test('is the one that the issuer gave the digest of, or it fails', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(email));
    const subject = { email: 'a@example.org' };
    const { digestSRI, digestMultibase } = await digestOf(bytes);
    expect(await outcome(email, subject, { digestSRI })).toBe('success');
    expect(await outcome(email, subject, { digestMultibase })).toBe('success');
    expect(await outcome({ ...email, title: 'x' }, subject, { digestSRI })).toBe('failure');
    expect(await outcome(email, subject, { digestSRI: 'blake3-AAAA' })).toBe('indeterminate');
    expect(await outcome(email, subject, { digestSRI: 'sha384-AAAA' })).toBe('failure');
  });
});

describe('a JsonSchemaCredential', () => {
  const subject: JsonObject = {
    id: 'https://example.org/schemas/inner',
    type: 'JsonSchema',
    jsonSchema: { $id: 'https://example.org/schemas/inner', $schema: DRAFT, required: ['credentialSubject'] },
  };
  const carrier: JsonObject = {
    id: ADDRESS,
    type: ['VerifiableCredential', 'JsonSchemaCredential'],
    credentialSchema: { id: META, type: 'JsonSchema' },
    credentialSubject: subject,
  };
  const entry = { type: 'JsonSchemaCredential' };

  test.each<[string, string, JsonObject]>([
    ['as the specification writes it', 'success', {}],
    ['at another address', 'failure', { id: 'https://example.org/schemas/2' }],
    ['without its type', 'failure', { type: ['VerifiableCredential'] }],
    ['with another schema of its own', 'failure', { credentialSchema: { id: 'bad', type: 'JsonSchema' } }],
    [
      'whose subject has no type',
      'failure',
      { credentialSubject: { ...subject, type: undefined as unknown as JsonValue } },
    ],
    ['whose subject has another type', 'failure', { credentialSubject: { ...subject, type: 'NotJsonSchema' } }],
    [
      'whose subject has no schema',
      'failure',
      { credentialSubject: { ...subject, jsonSchema: undefined as unknown as JsonValue } },
    ],
    [
      'whose schema has another $id',
      'failure',
      { credentialSubject: { ...subject, id: 'https://example.org/schemas/2' } },
    ],
  ])('%s is a %s', async (_, expected, more) => {
    expect(await outcome({ ...carrier, ...more }, {}, entry, 'JsonSchemaCredential')).toBe(expected);
  });
});

test('a schema of Open Badges needs no $id', async () => {
  const entry = { type: '1EdTechJsonSchemaValidator2019' };
  const schema = { $schema: 'https://json-schema.org/draft/2019-09/schema', required: ['credentialSubject'] };
  expect(await outcome(schema, {}, entry, '1EdTechJsonSchemaValidator2019')).toBe('success');
  expect(await outcome({ ...schema, required: ['x'] }, {}, entry, '1EdTechJsonSchemaValidator2019')).toBe('failure');
});

test('the types of schema that are understood are known', () => {
  expect(
    ['JsonSchema', 'JsonSchemaCredential', '1EdTechJsonSchemaValidator2019', 'JsonSchemaValidator2018'].map(
      isSchemaFormat,
    ),
  ).toEqual([true, true, true, false]);
});

describe('keywords keep their meaning when they are made harmless', () => {
  test.each<[JsonObject, JsonValue, string]>([
    [{ properties: { a: { pattern: '^x+$' } } }, { a: 'xx' }, 'success'],
    [{ properties: { a: { pattern: '^x+$' } } }, { a: 'xy' }, 'failure'],
    [{ properties: { a: { pattern: '^x+$' } } }, { a: 7 }, 'success'],
    [{ properties: { a: { format: 'uri' } } }, { a: 'x' }, 'failure'],
    [{ properties: { a: { format: 'no-such-format' } } }, { a: 'x' }, 'success'],
    [{ properties: { pattern: { type: 'string' } } }, { pattern: '(((' }, 'success'],
    [{ const: { pattern: '(((' } }, { pattern: '(((' }, 'success'],
    [{ propertyNames: { pattern: '^[a-z]$' } }, { a: 1 }, 'success'],
    [{ propertyNames: { pattern: '^[a-z]$' } }, { A: 1 }, 'failure'],
    [{ patternProperties: { '^s_': { type: 'string' } } }, { s_1: 'x', n: 1 }, 'success'],
    [{ patternProperties: { '^s_': { type: 'string' } } }, { s_1: 1 }, 'failure'],
    [{ patternProperties: { '^s_': {} }, additionalProperties: false }, { s_1: 1 }, 'success'],
    [{ patternProperties: { '^s_': {} }, additionalProperties: false }, { t_1: 1 }, 'failure'],
    [{ properties: { s_1: { minimum: 5 } }, patternProperties: { '^s_': { maximum: 7 } } }, { s_1: 4 }, 'failure'],
    [{ properties: { s_1: { minimum: 5 } }, patternProperties: { '^s_': { maximum: 7 } } }, { s_1: 8 }, 'failure'],
    [{ properties: { s_1: { minimum: 5 } }, patternProperties: { '^s_': { maximum: 7 } } }, { s_1: 6 }, 'success'],
    [{ not: { pattern: '^x$' } }, { x: 1 }, 'failure'],
    [{ properties: { a: { not: { pattern: '^x$' } } } }, { a: 'y' }, 'success'],
    [
      { allOf: [{ required: ['a'] }], properties: { a: { allOf: [{ minLength: 2 }], pattern: 'x' } } },
      { a: 'xx' },
      'success',
    ],
    [
      { allOf: [{ required: ['a'] }], properties: { a: { allOf: [{ minLength: 2 }], pattern: 'x' } } },
      { a: 'x' },
      'failure',
    ],
    [{ uniqueItems: true, type: 'object' }, {}, 'success'],
    [{ properties: { a: { uniqueItems: true } } }, { a: [{ b: 1 }, { b: 1 }] }, 'failure'],
    [{ properties: { a: { contains: { const: 1 }, minContains: 2 } } }, { a: [1, 2, 1] }, 'success'],
    [{ properties: { a: { prefixItems: [{ type: 'string' }], items: false } } }, { a: ['x', 1] }, 'failure'],
    [{ properties: { a: { $ref: '#/$defs/x' } } }, { a: 'x' }, 'indeterminate'],
    [{ if: { required: ['a'] }, else: { required: ['b'] } }, {}, 'failure'],
    [{ dependentRequired: { a: ['b'] } }, { a: 1 }, 'failure'],
    [{ unevaluatedProperties: false, allOf: [{ properties: { a: true } }] }, { a: 1 }, 'success'],
    [{ unevaluatedProperties: false, allOf: [{ properties: { a: true } }] }, { b: 1 }, 'failure'],
  ])('%j of %j is a %s', async (subject, instance, expected) => {
    expect(await outcome(schemaOf(subject), instance)).toBe(expected);
  });

  test('schemas that are referred to are made harmless as well', async () => {
    const subject = { $ref: '#/components/more/word' };
    const components = { more: { word: { properties: { a: { pattern: '^x+$' } } } } };
    expect(await outcome(schemaOf(subject, { components }), { a: 'xx' })).toBe('success');
    expect(await outcome(schemaOf(subject, { components }), { a: 'y' })).toBe('failure');
    expect(await outcome(schemaOf({ $ref: '#/description' }, { description: { pattern: 'x' } }), {})).toBe(
      'indeterminate',
    );
    expect(await outcome(schemaOf({ $ref: '#/examples/0' }, { examples: [{ pattern: 'x' }] }), {})).toBe(
      'indeterminate',
    );
  });

  test.each<[string, string[], string[]]>([
    ['date', ['2024-02-29'], ['2023-02-29', '2024-2-9', '24-02-29']],
    ['time', ['23:59:59Z', '00:00:00.123+01:00'], ['24:00:00Z', '23:59:59']],
    [
      'date-time',
      ['2024-02-29T00:00:00Z', '2024-02-29t00:00:00+01:00'],
      ['2024-02-30T00:00:00Z', '2024-02-29 00:00:00Z'],
    ],
    ['duration', ['P1Y2M3DT4H5M6S', 'P3W', 'PT1S'], ['P', 'PT', '1Y', 'P1S']],
    [
      'email',
      ['a@example.org', 'a.b+c@sub.example.org', 'Ü@example.org'],
      ['a', 'a@', '@b', 'a b@c', 'a@b c', 'a..b@c.d'],
    ],
    ['hostname', ['example.org', 'a-b.c'], ['-a.b', 'a..b', 'a_b', '']],
    ['ipv4', ['127.0.0.1'], ['127.0.1', '256.0.0.1', '01.2.3.4']],
    ['ipv6', ['::1', '2001:db8::ff00:42:8329'], ['1', ':::', '12345::']],
    [
      'uri',
      ['https://example.org/a?b#c', 'urn:uuid:x', 'did:web:a'],
      ['a', '/a', 'https://a b', 'https://exämple.org/', 'x:%zz'],
    ],
    ['iri', ['https://example.org/ü'], ['ü', 'https://a b']],
    ['uri-reference', ['a', '/a', '#b', 'https://example.org'], ['a b', '%', '<']],
    ['uuid', ['58172aac-d8ba-11ed-83dd-0b3aef56cc33'], ['58172aac-d8ba-11ed-83dd']],
    ['json-pointer', ['', '/a~0b/~1'], ['a', '/~2']],
  ])('the format %s is held to', async (format, good, bad) => {
    const schema = schemaOf({ properties: { a: { format } } });
    for (const a of good) expect([a, await outcome(schema, { a })]).toEqual([a, 'success']);
    for (const a of bad) expect([a, await outcome(schema, { a })]).toEqual([a, 'failure']);
  });
});

describe('B09 patterns run in linear time', () => {
  const matches = (pattern: string, text: string) => matchesPattern(parsePattern(pattern), text, new Work());

  test('and mean what the runtime says they mean', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '\\.',
      '(a|b)',
      '(?:ab)',
      'é',
      '😀',
      '\\u0061',
      '\\p{L}',
      '1',
    );
    const quantified = fc
      .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,1}?', '{2,}'))
      .map((parts) => parts.join(''));
    const sequence = fc
      .array(fc.oneof(quantified, fc.constantFrom('^', '$', '\\b')), { maxLength: 5 })
      .map((parts) => parts.join(''));
    const pattern = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'));
    const text = fc
      .array(fc.constantFrom('a', 'b', '1', '.', ' ', 'é', '😀'), { maxLength: 7 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (source, input) => {
        expect([source, input, matches(source, input)]).toEqual([source, input, new RegExp(source, 'u').test(input)]);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '(.*a){12}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    'a*a*a*a*a*a*b',
    '(x+x+)+y',
  ])('%s on 20,000 letters costs less than a second', async (pattern) => {
    const schema = schemaOf({ properties: { a: { pattern } } });
    const time = await fastest(() => outcome(schema, { a: `${'a'.repeat(20_000)}!` }));
    expect(time).toBeLessThan(1_000);
  });

  test.each([
    '(?=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '[a',
    'a{2,1}',
    '*a',
    'a)',
    '(',
    '\\',
    `(${'a'.repeat(3_000)})`,
    '((a{50}){50}){50}',
    '\\p{NoSuchThing}',
  ])('%s is not used at all', async (pattern) => {
    expect(await outcome(schemaOf({ properties: { a: { pattern } } }), { a: 'a' })).toBe('indeterminate');
  });
});

describe('B08 a small schema cannot unfold without end', () => {
  const doubling = (levels: number, wrap: (ref: JsonObject) => JsonObject): JsonObject =>
    Object.fromEntries(
      Array.from({ length: levels }, (_, n) => [
        `d${n}`,
        n === 0
          ? { type: 'object' }
          : { allOf: [wrap({ $ref: `#/$defs/d${n - 1}` }), wrap({ $ref: `#/$defs/d${n - 1}` })] },
      ]),
    );
  const nested = (depth: number): JsonValue => (depth === 0 ? {} : { a: nested(depth - 1) });

  test.each<[string, JsonObject, JsonValue]>([
    ['2^40 references', schemaOf({ $ref: '#/$defs/d39' }, { $defs: doubling(40, (ref) => ref) }), {}],
    ['2^40 alternatives', schemaOf({ $ref: '#/$defs/d39' }, { $defs: doubling(40, (ref) => ({ anyOf: [ref] })) }), {}],
    [
      '2^50 uses, one level deeper each',
      schemaOf({ $ref: '#/$defs/d49' }, { $defs: doubling(50, (ref) => ({ properties: { a: ref } })) }),
      nested(55),
    ],
    [
      '10,000 items compared with each other, many times',
      schemaOf({ allOf: Array.from({ length: 50 }, () => ({ properties: { a: { uniqueItems: true } } })) }),
      { a: Array.from({ length: 10_000 }, (_, n) => n) },
    ],
    [
      'patterns on many texts',
      schemaOf({ allOf: Array.from({ length: 200 }, () => ({ additionalProperties: { pattern: '(a|b)*c' } })) }),
      Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`k${n}`, 'ab'.repeat(50)])),
    ],
  ])('%s', async (_, schema, instance) => {
    expect(await outcome(schema, instance)).toBe('indeterminate');
    expect(await fastest(() => outcome(schema, instance))).toBeLessThan(1_500);
  });
});
