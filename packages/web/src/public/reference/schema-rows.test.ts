import { describe, expect, it } from 'vitest';
import { exampleOf } from './example-of.ts';
import { noteOf, schemaRows, typeOf } from './schema-rows.ts';

const reading = { type: 'object', properties: { kind: { const: 'reading' }, text: { type: 'string' } } };
const video = { type: 'object', properties: { kind: { const: 'video' }, url: { type: 'string', format: 'uri' } } };
const names = (schema: object) => schemaRows(schema as never).map(({ depth, name }) => `${'.'.repeat(depth)}${name}`);

describe('a schema as lines', () => {
  it('shows each of several forms under what tells it from the others', () => {
    expect(names({ oneOf: [reading, video] })).toEqual([
      'kind: "reading"',
      '.kind',
      '.text',
      'kind: "video"',
      '.kind',
      '.url',
    ]);
  });

  it('shows what several schemas ask together', () => {
    const id = { type: 'object', properties: { id: { type: 'string' } } };
    expect(names({ allOf: [id, { oneOf: [reading, video] }] })).toEqual([
      'kind: "reading"',
      '.id',
      '.kind',
      '.text',
      'kind: "video"',
      '.id',
      '.kind',
      '.url',
    ]);
    expect(names({ allOf: [id, reading] })).toEqual(['id', 'kind', 'text']);
  });

  it('shows members of any name, entries of lists and what may be null', () => {
    const byName = { type: 'object', additionalProperties: reading };
    expect(names({ type: 'array', items: { anyOf: [byName, { type: 'null' }] } })).toEqual(['*', '.kind', '.text']);
  });

  it.each([
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'array', items: { type: 'string', format: 'uuid' } }, 'list of string, uuid'],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] }, 'string | number | null'],
    [{ const: 3 }, '3'],
    [{}, 'object'],
  ])('%j is of type %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  it('says limits in words and keeps silent about those of numbers themselves', () => {
    const schema = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 5, description: 'How many.' };
    expect(noteOf(schema)).toBe('How many. at least 0, default 5');
  });
});

describe('an example', () => {
  it.each([
    [{ type: 'string', minLength: 15 }, 'password', 'your password..'],
    [{ type: 'string' }, 'givenName', 'your given name'],
    [{ type: 'integer', minimum: 5 }, 'x', 5],
    [{ type: 'boolean' }, 'x', true],
    [{ enum: ['a', 'b'] }, 'x', 'a'],
    [{ type: 'array', items: { type: 'string', format: 'date' } }, 'x', ['2026-11-24']],
    [{ oneOf: [reading, video] }, 'x', { kind: 'reading' }],
  ])('of %j fits it', (schema, name, expected) => {
    expect(exampleOf(schema as never, name)).toEqual(expected);
  });
});
