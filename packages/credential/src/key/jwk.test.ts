import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { base64urlnopad, hex } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json-value.ts';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { testKey } from '../testing/test-issuer.ts';
import { checkPublicJwk } from './check-public-jwk.ts';
import { jwkOfPublicKey, publicKeyOfJwk } from './jwk.ts';

const { subtle } = globalThis.crypto;
const ED25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const P256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};
const RSA = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
};
const P521 = {
  kty: 'EC',
  crv: 'P-521',
  x: 'AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt',
  y: 'AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1',
};

describe('keys of the RFCs', () => {
  test('RFC 8037 appendix A.2 is its 32 bytes, both ways', () => {
    const key = publicKeyOfJwk(ED25519);
    expect(key.type).toBe('Ed25519');
    expect(hex.encode(key.bytes)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(jwkOfPublicKey(key)).toEqual(ED25519);
  });

  test('RFC 7517 appendix A.1 and RFC 7520 section 3.1 are points of their curves, both ways', () => {
    for (const jwk of [P256, P521]) expect(jwkOfPublicKey(publicKeyOfJwk(jwk))).toEqual(jwk);
  });

  test('RFC 7517 appendix A.1 in RSA is what WebCrypto makes of it', async () => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const imported = await subtle.importKey('jwk', RSA, algorithm, true, ['verify']);
    const spki = new Uint8Array(await subtle.exportKey('spki', imported));
    expect(hex.encode(publicKeyOfJwk({ ...RSA, kid: '2011-04-29' }).bytes)).toBe(hex.encode(spki));
  });
});

describe('every curve', () => {
  test.each(['P-256', 'P-384', 'P-521'] as const)('%s is written as WebCrypto writes it', async (namedCurve) => {
    for (let seed = 1; seed < 9; seed++) {
      const { publicKey } = await testKey(seed, namedCurve);
      const jwk = jwkOfPublicKey(publicKey);
      const imported = await subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve }, true, ['verify']);
      const { kty, crv, x, y } = await subtle.exportKey('jwk', imported);
      expect({ kty, crv, x, y }).toEqual(jwk);
      expect(publicKeyOfJwk(jwk)).toEqual(publicKey);
    }
  });

  test.each(['Ed25519', 'secp256k1'] as const)('%s comes back as it was', async (type) => {
    for (let seed = 1; seed < 9; seed++) {
      const { publicKey } = await testKey(seed, type);
      expect(publicKeyOfJwk(jwkOfPublicKey(publicKey))).toEqual(publicKey);
    }
  });

  test('a kind without a registered form is not written', async () => {
    expect(codeOf(() => jwkOfPublicKey(publicKeyOfJwk(RSA)))).toBe('key.refused');
  });
});

describe('A05 points that are none', () => {
  const curves = { 'P-256': p256, 'P-384': p384, 'P-521': p521, secp256k1 };

  test.each(Object.keys(curves) as (keyof typeof curves)[])('%s: a point beside the curve is refused', (crv) => {
    const curve = curves[crv];
    const { p, n } = { p: curve.Point.Fp.ORDER, n: curve.Point.BASE };
    const length = curve.Point.Fp.BYTES;
    const write = (value: bigint) => base64urlnopad.encode(hex.decode(value.toString(16).padStart(length * 2, '0')));
    const { x, y } = n.toAffine();
    const read = (x_: bigint, y_: bigint) =>
      codeOf(() => publicKeyOfJwk({ kty: 'EC', crv, x: write(x_), y: write(y_) }));
    expect(read(x, y)).toBe('accepted');
    expect(read(x, p - y)).toBe('accepted');
    // Another y of the same parity, the right y of the other parity one further, y and x swapped, nothing, and x beyond p.
    for (const [x_, y_] of [
      [x, y ^ 2n],
      [x, y ^ 1n],
      [y, x],
      [0n, 0n],
      [x, 0n],
      [p, y],
      [x, y ^ (1n << 200n)],
    ] as const) {
      expect(read(x_, y_), `${x_} ${y_}`).toBe('key.refused');
    }
    if (x + p < 1n << BigInt(8 * length)) expect(read(x + p, y)).toBe('key.refused');
    if (y + p < 1n << BigInt(8 * length)) expect(read(x, y + p)).toBe('key.refused');
  });

  test.each([
    ['a coordinate too short', { ...P256, x: P256.x.slice(0, 42) }, 'key.malformed'],
    ['a coordinate too long', { ...P256, y: `AA${P256.y}` }, 'key.malformed'],
    ['no y', { ...P256, y: undefined }, 'key.malformed'],
    ['bits left over in the last letter', { ...ED25519, x: `${ED25519.x.slice(0, 42)}p` }, 'key.malformed'],
    ['padding', { ...ED25519, x: `${ED25519.x}=` }, 'key.malformed'],
    ['letters of another alphabet', { ...ED25519, x: ED25519.x.replace('_', '/') }, 'key.malformed'],
    ['a number for a coordinate', { ...ED25519, x: 7 }, 'key.malformed'],
    ['a kind that is no text', { ...ED25519, kty: ['OKP'] }, 'key.malformed'],
    ['no kind', { ...ED25519, kty: undefined }, 'key.malformed'],
    ['no curve', { ...ED25519, crv: undefined }, 'key.malformed'],
    ['the curve of another kind', { ...P256, crv: 'Ed25519' }, 'key.type-unsupported'],
    ['X25519, which signs nothing', { ...ED25519, crv: 'X25519' }, 'key.type-unsupported'],
    ['Ed448', { ...ED25519, crv: 'Ed448' }, 'key.type-unsupported'],
    ['a curve named like a member of every object', { ...P256, crv: 'constructor' }, 'key.type-unsupported'],
    ['AKP', { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' }, 'key.type-unsupported'],
    ['a secret shared by two', { kty: 'oct', k: 'AAAA' }, 'key.refused'],
  ])('%s', (_, jwk: JsonObject, code) => {
    expect(codeOf(() => publicKeyOfJwk(jwk))).toBe(code);
  });
});

describe('a private part', () => {
  test.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'])('%s is refused in every kind of key', (member) => {
    for (const jwk of [ED25519, P256, P521, RSA, { ...ED25519, crv: 'X25519' }]) {
      for (const value of ['AQAB', '', null, 0]) {
        expect(codeOf(() => publicKeyOfJwk({ ...jwk, [member]: value }))).toBe('key.refused');
        expect(codeOf(() => checkPublicJwk({ ...jwk, [member]: value }))).toBe('key.refused');
      }
    }
  });
});

describe('A20 RSA at its bounds', () => {
  const modulus = (bits: number, last = 1) => {
    const bytes = new Uint8Array(Math.ceil(bits / 8)).fill(0xa5);
    bytes[0] = 1 << ((bits - 1) % 8);
    bytes[bytes.length - 1] = last;
    return base64urlnopad.encode(bytes);
  };
  test.each([
    [2_048, 'accepted'],
    [3_072, 'accepted'],
    [8_192, 'accepted'],
    [1_024, 'key.refused'],
    [2_041, 'key.refused'],
    [2_047, 'key.refused'],
    [8_193, 'key.refused'],
    [8_200, 'key.refused'],
  ])('%i bits', (bits, code) => {
    expect(codeOf(() => publicKeyOfJwk({ ...RSA, n: modulus(bits) }))).toBe(code);
  });

  test.each([
    ['an even modulus', { n: modulus(2_048, 2) }],
    [
      'a modulus with a zero in front',
      { n: base64urlnopad.encode(Uint8Array.from([0, ...new Uint8Array(256).fill(0xa5)])) },
    ],
    ['exponent 1', { e: 'AQ' }],
    ['exponent 3', { e: 'Aw' }],
    ['an even exponent', { e: 'AQAC' }],
    ['an exponent with a zero in front', { e: 'AAEAAQ' }],
    ['an exponent of five bytes', { e: 'AQAAAAE' }],
    ['exponent 0', { e: 'AA' }],
  ])('%s is refused', (_, change) => {
    expect(codeOf(() => publicKeyOfJwk({ ...RSA, ...change }))).toBe('key.refused');
  });

  test('a modulus longer than any is not even decoded', () => {
    expect(codeOf(() => publicKeyOfJwk({ ...RSA, n: 'A'.repeat(1_000_000) }))).toBe('key.malformed');
  });
});

test('C06 random JWKs give a key or a refusal, never anything else', () => {
  const text = fc.oneof(
    fc.constantFrom(ED25519.x, P256.x, P256.y, P521.x, RSA.n, 'AQAB', ''),
    fc.base64String(),
    fc.string(),
  );
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 1 }));
  const jwk = fc.record(
    {
      kty: fc.oneof(fc.constantFrom('OKP', 'EC', 'RSA', 'oct'), value),
      crv: fc.oneof(fc.constantFrom('Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1', '__proto__'), value),
      x: value,
      y: value,
      n: value,
      e: value,
      use: value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(jwk, (candidate) => {
      const before = JSON.stringify(candidate);
      const code = codeOf(() => publicKeyOfJwk(candidate as JsonObject));
      expect(['accepted', 'key.malformed', 'key.refused', 'key.type-unsupported']).toContain(code);
      expect(JSON.stringify(candidate)).toBe(before);
    }),
    fuzzRuns(2_000, 'JWK'),
  );
});
