import { describe, expect, it } from 'vitest';
import { rowKey } from './row-key.ts';

const ada = { row: 2, name: 'Ada Lovelace', email: 'ada@example.org', completedOn: undefined };

describe('the key of a row', () => {
  it('stays the same wherever the row stands and however the address is written, on every machine', () => {
    const key = rowKey('b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33', ada);
    expect(key).toBe('laurel-issue-60a4132b5075e6bc32a871e31c56e7e5ae6e5947409e404752d608ef78e6bfb6');
    expect(rowKey('B7A2F3A0-6F6E-4A52-9C3B-5D1D9B1C2E33', { ...ada, row: 9, email: ' ADA@example.org ' })).toBe(key);
  });

  it('differs for another achievement, person, name or day', () => {
    const keys = [
      rowKey('a', ada),
      rowKey('b', ada),
      rowKey('a', { ...ada, email: 'eve@example.org' }),
      rowKey('a', { ...ada, name: 'Ada L.' }),
      rowKey('a', { ...ada, completedOn: '2026-10-30' }),
    ];
    expect(new Set(keys).size).toBe(5);
  });
});
