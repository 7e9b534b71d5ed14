import { base64urlnopad, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  bignum,
  bytes,
  index,
  indexes,
  labelMap,
  listOf,
  proofKind,
  readProofValue,
  writeProofValue,
} from './proof-value.ts';

const value = (cbor: string, tag = 'd95d01') => `u${base64urlnopad.encode(hex.decode(tag + cbor))}`;
const schema = z.tuple([bytes(2), listOf(z.string()), labelMap(index), indexes]);
/** Two bytes, a list of one text, a map of one number, a list of two numbers. */
const good = '84420102816161a10005820003';

describe('a proof value', () => {
  test('is read, and written the same', () => {
    const read = readProofValue(value(good), schema);
    expect(read).toEqual([Uint8Array.of(1, 2), ['a'], new Map([[0, 5]]), [0, 3]]);
    expect(writeProofValue(1, read)).toBe(value(good));
  });

  test('says by three bytes what it is', () => {
    expect(proofKind(value('80'))).toBe(1);
    expect(proofKind(value('80', 'd95d09'))).toBe(9);
    expect(proofKind(value('80', 'd95e00'))).toBeUndefined();
    expect(proofKind(value('80', 'd85d00'))).toBeUndefined();
    expect(proofKind('u2V0')).toBeUndefined();
    expect(proofKind('u')).toBeUndefined();
  });

  test('may have its map in any order, as other programs write it', () => {
    expect(readProofValue(value('84' + '420102' + '80' + 'a201000002' + '80'), schema)[2]).toEqual(
      new Map([
        [1, 0],
        [0, 2],
      ]),
    );
  });
});

describe('A15 CBOR that is malformed, or not in its one shortest form, is refused', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['less than it says', good.slice(0, -2)],
    ['more after its end', `${good}00`],
    ['a number in two bytes instead of one', good.replace('820003', '82180003')],
    ['a length in two bytes instead of one', good.replace('420102', '58020102')],
    ['an array of indefinite length', good.replace('820003', '9f0003ff')],
    ['bytes of indefinite length', good.replace('420102', '5f41014102ff')],
    ['a map of indefinite length', good.replace('a10005', 'bf0005ff')],
    ['a text of indefinite length', good.replace('6161', '7f6161ff')],
    ['a tag inside', good.replace('420102', 'd840420102')],
    ['a tag around', `d840${good}`],
    ['a bignum for a number', good.replace('820003', '8200c24103')],
    ['a bignum for bytes', good.replace('420102', 'c2420102')],
    ['a negative bignum', good.replace('420102', 'c3420102')],
    ['a key twice', good.replace('a10005', 'a200050006')],
    ['a float instead of a number', good.replace('820003', '8200f94200')],
    ['a float of 64 bits', good.replace('820003', '8200fb4008000000000000')],
    ['a negative number', good.replace('820003', '822003')],
    ['a number that no document has', good.replace('820003', '82001b7fffffffffffffff')],
    ['a null', good.replace('820003', '82f603')],
    ['an undefined', good.replace('820003', '82f703')],
    ['a text for bytes', good.replace('420102', '620102')],
    ['bytes for a text', good.replace('6161', '4161')],
    ['too few members', `83${good.slice(2).replace('820003', '')}`],
    ['too many members', `85${good.slice(2)}00`],
    ['an object instead of a list', 'a10000'],
    ['bytes that are too long', good.replace('420102', '43010203')],
    ['indexes out of order', good.replace('820003', '820300')],
    ['an index twice', good.replace('820003', '820303')],
    ['one label for two nodes', good.replace('a10005', 'a200050105')],
    ['a text that is not UTF-8', good.replace('6161', '61ff')],
    ['arrays nested 100,000 deep', '81'.repeat(100_000)],
    ['an array that says it is huge', `9affffffff`],
  ])('%s', (_, cbor) => {
    expect(cbor).not.toBe(good);
    expect(() => readProofValue(value(cbor), schema)).toThrow('proof.malformed');
  });

  const ofBignum = z.tuple([bignum(2n ** 68n)]);
  test('a bignum has one form, and only where it is asked for', () => {
    const right = '81c249010000000000000000';
    expect(readProofValue(value(right), ofBignum)).toEqual([2n ** 64n]);
    expect(writeProofValue(1, [2n ** 64n])).toBe(value(right));
    for (const wrong of [
      '81c24a00010000000000000000',
      '81c258' + '09010000000000000000',
      '81c249ff0000000000000000',
      '81c240',
      '81c26161',
      '81c2c24101',
      '81c281410100',
      '811b7fffffffffffffff',
      '8105',
      '8149010000000000000000',
    ]) {
      expect(() => readProofValue(value(wrong), ofBignum), wrong).toThrow('proof.malformed');
    }
  });

  test.each(['z3a', '', 'U2V0A', 'u2V0BhE', 'u2V0B=', 'u2V0B+/', 'u2V0B hE', 'u2V0BhAA='])(
    '%j is no base64url of one',
    (text) => {
      expect(() => readProofValue(text, schema)).toThrow('proof.malformed');
    },
  );

  test('700,001 letters are refused unread', () => {
    expect(() => readProofValue(`u${'A'.repeat(700_000)}`, schema)).toThrow('700001 letters');
  });
});
