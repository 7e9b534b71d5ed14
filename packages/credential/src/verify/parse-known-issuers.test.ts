import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { MAX_KNOWN_ISSUERS, parseKnownIssuers } from './parse-known-issuers.ts';

const northern = { id: 'did:web:northern.example', name: 'Northern College', listedBy: 'Registry of Colleges' };
const read = (list: unknown) => parseKnownIssuers(JSON.stringify(list));

function refusalOf(list: unknown): CredentialError {
  try {
    read(list);
  } catch (error) {
    if (error instanceof CredentialError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a list of known issuers', () => {
  test('is an array, or a page of the API, and other members are left aside', () => {
    const hosted = { ...northern, id: 'https://northern.example/issuer.json' };
    expect(read([northern, { ...hosted, country: 'NO' }])).toEqual([northern, hosted]);
    expect(read({ items: [northern], nextCursor: null })).toEqual([northern]);
    expect(read([])).toEqual([]);
  });

  test.each([
    ['a web page', { id: 'http://northern.example' }, '"id"'],
    ['a mere host', { id: 'northern.example' }, '"id"'],
    ['a key of a DID', { id: 'did:web:northern.example#key' }, '"id"'],
    ['no id', { id: undefined }, '"id"'],
    ['an address with a space', { id: 'https://northern.example/a b' }, '"id"'],
    ['no name', { name: ' ' }, '"name"'],
    ['a name of two lines', { name: 'Northern\nCollege' }, '"name"'],
    ['a name without end', { name: 'x'.repeat(201) }, '"name"'],
    ['nobody who lists it', { listedBy: 7 }, '"listedBy"'],
  ])('with %s is refused, and the entry is named', (_, change, member) => {
    const { code, detail } = refusalOf([northern, { ...northern, ...change }]);
    expect(code).toBe('issuer.list-malformed');
    expect(detail).toMatch(new RegExp(`^entry 2: ${member} must be [^;]+$`));
  });

  test('is refused with all its faults at once, but not with thousands', () => {
    const { detail } = refusalOf([{}, null, northern]);
    expect(detail?.split('; ')).toHaveLength(4);
    expect(refusalOf(Array(100).fill(null)).detail).toMatch(/^entry 1: .*; and 90 more$/);
  });

  test('is a list, of reasonable length, in strict JSON', () => {
    for (const other of [7, {}, { items: 7 }, 'x']) expect(refusalOf(other).code).toBe('issuer.list-malformed');
    expect(refusalOf(Array(MAX_KNOWN_ISSUERS + 1).fill(1)).detail).toContain('more than 10000 entries');
    expect(() => parseKnownIssuers('[{"id":1,"id":2}]')).toThrow('json.duplicate-key');
    expect(() => parseKnownIssuers('nonsense')).toThrow('json.syntax');
  });
});
