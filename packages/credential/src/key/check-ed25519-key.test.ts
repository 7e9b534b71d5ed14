import { base58, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { resolveDidKey } from '../did/resolve-did-key.ts';
import { checkEd25519Key } from './check-ed25519-key.ts';

/** The eight points of small order in their canonical form, and every other form that a lenient decoder takes for one. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];
const nonCanonical = ['ed', 'ee', 'ef', 'f0', 'fe', 'ff'].flatMap((first) =>
  ['7f', 'ff'].map((last) => `${first}${'ff'.repeat(30)}${last}`),
);

describe('A05 a key that proves nothing is refused at resolution', () => {
  test.each([...smallOrder, ...nonCanonical])('%s', (encoded) => {
    const bytes = hex.decode(encoded);
    const multibase = `z${base58.encode(Uint8Array.from([0xed, 0x01, ...bytes]))}`;
    // As often as it is asked.
    for (let time = 0; time < 2; time++) expect(() => checkEd25519Key(bytes)).toThrow('key.refused');
    expect(() => resolveDidKey(`did:key:${multibase}`)).toThrow('key.refused');
  });

  test.each([0, 31, 33, 64])('%i bytes are no key', (length) => {
    expect(() => checkEd25519Key(new Uint8Array(length).fill(9))).toThrow('key.refused');
  });
});
