import { bls12_381 } from '@noble/curves/bls12-381.js';
import { base58, hex } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { testKey } from '../testing/test-issuer.ts';
import { decodePublicKeyMultibase } from './decode-public-key-multibase.ts';
import { encodePublicKeyMultibase } from './encode-public-key-multibase.ts';
import { toPublicKey } from './public-key.ts';

const multibase = (prefix: readonly number[], bytes: Iterable<number>) =>
  `z${base58.encode(Uint8Array.from([...prefix, ...bytes]))}`;
const decode = (text: string) => codeOf(() => decodePublicKeyMultibase(text));

const prefixes = {
  Ed25519: [0xed, 0x01],
  'P-256': [0x80, 0x24],
  'P-384': [0x81, 0x24],
  'P-521': [0x82, 0x24],
  secp256k1: [0xe7, 0x01],
} as const;

describe('Multikeys of the specifications', () => {
  test.each([
    ['Ed25519', 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'],
    ['P-256', 'zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv'],
    ['P-384', 'z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54'],
    ['secp256k1', 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'],
    [
      'BLS12-381-G2',
      'zUC7EK3ZakmukHhuncwkbySmomv3FmrkmS36E4Ks5rsb6VQSRpoCrx6Hb8e2Nk6UvJFSdyw9NK1scFXJp21gNNYFjVWNgaqyGnkyhtagagCpQb5B7tagJu3HDbjQ8h5ypoHjwBb',
    ],
  ] as const)('%s', (type, text) => {
    const key = decodePublicKeyMultibase(text);
    expect(key.type).toBe(type);
    expect(encodePublicKeyMultibase(key.type, key.bytes)).toBe(text);
  });

  test.each(Object.keys(prefixes) as (keyof typeof prefixes)[])('%s: keys come back as they were', async (type) => {
    for (let seed = 1; seed < 9; seed++) {
      const { publicKey, publicKeyMultibase } = await testKey(seed, type);
      expect(publicKeyMultibase).toBe(multibase(prefixes[type], publicKey.bytes));
      expect(decodePublicKeyMultibase(publicKeyMultibase)).toEqual(publicKey);
    }
  });
});

describe('A05 compressed points at the edge', () => {
  test.each(['P-256', 'P-384', 'P-521', 'secp256k1'] as const)('%s', async (type) => {
    const { publicKey } = await testKey(3, type);
    const [tag = 0, ...x] = publicKey.bytes;
    const read = (...bytes: number[]) => decode(multibase(prefixes[type], bytes));
    expect(read(tag, ...x)).toBe('accepted');
    // The other parity is another key, and a key.
    expect(read(tag ^ 1, ...x)).toBe('accepted');
    for (const other of [0, 1, 4, 5, 6, 7, 0xff]) expect(read(other, ...x), `tag ${other}`).toBe('key.refused');
    expect(read(tag, ...x.slice(1))).toBe('key.refused');
    expect(read(tag, ...x, 0)).toBe('key.refused');
    expect(read(tag, ...x.map(() => 0xff))).toBe('key.refused');
    expect(read(0)).toBe('key.refused');
    expect(read(...x)).toBe('key.refused');
    expect(read()).toBe('key.refused');
    const uncompressed = Array.from({ length: 2 * x.length }, () => 1);
    expect(read(4, ...uncompressed)).toMatch(/^key\.(?:refused|type-unsupported)$/);
  });

  test('half of all x have no point: they are refused, the others accepted, and none falls between', async () => {
    const counts = { accepted: 0, refused: 0 };
    for (let k = 1; k <= 200; k++) {
      const code = decode(multibase(prefixes['P-256'], [2, ...new Uint8Array(31), k]));
      counts[code === 'accepted' ? 'accepted' : 'refused']++;
      if (code !== 'accepted') expect(code).toBe('key.refused');
    }
    expect(counts.accepted).toBeGreaterThan(60);
    expect(counts.refused).toBeGreaterThan(60);
  });
});

describe('A05 A15 keys of BLS12-381', () => {
  const G2 = bls12_381.G2.Point;
  const good = G2.BASE.multiply(7n).toBytes(true);
  const read = (bytes: Uint8Array) => codeOf(() => toPublicKey('BLS12-381-G2', bytes));

  test('a point of the group is a key; with the other sign another key', () => {
    expect(read(good)).toBe('accepted');
    expect(read(G2.BASE.multiply(7n).negate().toBytes(true))).toBe('accepted');
  });

  test('the point at infinity is no key, under which the empty signature would fit every message', () => {
    expect(read(Uint8Array.from([0xc0, ...new Uint8Array(95)]))).toBe('key.refused');
    expect(read(Uint8Array.from([0xe0, ...new Uint8Array(95)]))).toBe('key.refused');
    expect(read(Uint8Array.from([0xc0, ...new Uint8Array(94), 1]))).toBe('key.refused');
  });

  test('a point of the curve beside the group is no key', () => {
    // Found by trying x at random: on the curve, in a group of another order.
    const beside = hex.decode(
      '8b465219cbdc41155549d49c54a1f5cafef799e3b534684cee3224e3e918ad38a7c4c096cf1e87e5c070c29a6eda6dcc0a09110030aa7800b634ea58cd70b6ab65faf26a53020891e9c12246ceb35f70a51c4ee7468c575dd8454df2bb949e80',
    );
    expect(read(beside)).toBe('key.refused');
  });

  test('no other form of a point is one', () => {
    const infinityBit = Uint8Array.from(good);
    infinityBit[0] = (infinityBit[0] ?? 0) | 0x40;
    const withoutFlag = Uint8Array.from(good);
    withoutFlag[0] = (withoutFlag[0] ?? 0) & 0x7f;
    for (const bytes of [
      infinityBit,
      withoutFlag,
      good.slice(1),
      Uint8Array.from([...good, 0]),
      G2.BASE.toBytes(false),
    ]) {
      expect(read(bytes)).toBe('key.refused');
    }
    expect(read(bls12_381.G1.Point.BASE.toBytes(true))).toBe('key.refused');
  });
});

describe('what is no key', () => {
  const key = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
  test.each([
    ['base64url', `u${'a'.repeat(46)}`, 'key.malformed'],
    ['hexadecimal', `f${'ed01'.repeat(17)}`, 'key.malformed'],
    ['nothing', '', 'key.malformed'],
    ['only the letter of the base', 'z', 'key.malformed'],
    ['a letter that base58 lacks', `${key.slice(0, -1)}0`, 'key.malformed'],
    ['a space at the end', `${key} `, 'key.malformed'],
    ['a zero byte in front', `z1${key.slice(1)}`, 'key.malformed'],
    ['no prefix at all', multibase([], new Uint8Array(32).fill(9)), 'key.malformed'],
    ['a prefix with a needless byte', multibase([0xed, 0x81, 0x00], new Uint8Array(32).fill(9)), 'key.malformed'],
    ['the prefix of another length', multibase([0xed], new Uint8Array(32).fill(9)), 'key.malformed'],
    ['the secret key of Ed25519', multibase([0x80, 0x26], new Uint8Array(32).fill(9)), 'key.refused'],
    ['the secret key of P-256', multibase([0x86, 0x26], new Uint8Array(32).fill(9)), 'key.refused'],
    ['the secret key of BLS12-381', multibase([0x8a, 0x26], new Uint8Array(32).fill(9)), 'key.refused'],
    ['X25519', 'z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'key.type-unsupported'],
    [
      'RSA',
      'z4MXj1wBzi9jUstyPMS4jQqB6KdJaiatPkAtVtGc6bQEQEEsKTic4G7Rou3iBf9vPmT5dbkm9qsZsuVNjq8HCuW1w24nhBFGkRE4cd2Uf2tfrB3N7h4mnyPp1BF3ZttHTYv3DLUPi1zMdkULiow3M1GfXkoC6DoxDUm1jmN6GBj22SjVsr6dxezRVQc7aj9TxE7JLbMH1wh5X3kA58H3DFW8rnYMakFGbca5CB2Jf6CnGQZmL7o5uJAdTwXfy2iiiyPxXEGerMhHwhjTA1mKYobyk2CpeEcmvynADfNZ5MBvcCS7m3XkFCMNUYBS9NQ3fze6vMSUPsNa6GVYmKx2x6JrdEjCk3qRMMmyjnjCMfR4pXbRMZa3i',
      'key.type-unsupported',
    ],
    ['SM2', multibase([0x86, 0x24], new Uint8Array(33).fill(2)), 'key.type-unsupported'],
    ['a megabyte', `z${'6'.repeat(1_000_000)}`, 'key.malformed'],
  ])('%s', (_, text, code) => {
    expect(decode(text)).toBe(code);
  });

  test('C06 random Multikeys are read in one way or refused', () => {
    const letter = fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz');
    const text = fc.oneof(
      fc.string({ unit: letter, minLength: 40, maxLength: 60 }).map((rest) => `z6Mk${rest}`),
      fc
        .tuple(fc.constantFrom(...Object.values(prefixes)), fc.uint8Array({ minLength: 30, maxLength: 70 }))
        .map(([p, b]) => multibase(p, b)),
      fc
        .tuple(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 100 }))
        .map(([p, b]) => multibase([...p], b)),
      fc.string({ maxLength: 160 }),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const code = decode(candidate);
        expect(['accepted', 'key.malformed', 'key.refused', 'key.type-unsupported']).toContain(code);
        if (code !== 'accepted') return;
        const { type, bytes } = decodePublicKeyMultibase(candidate);
        expect(encodePublicKeyMultibase(type, bytes)).toBe(candidate);
      }),
      fuzzRuns(5_000, 'multibase'),
    );
  });
});
