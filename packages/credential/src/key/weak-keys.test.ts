import { ed25519 } from '@noble/curves/ed25519.js';
import { base58, base64urlnopad, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { resolveDidJwk } from '../did/resolve-did-jwk.ts';
import { resolveDidKey } from '../did/resolve-did-key.ts';
import { codeOf } from '../testing/code-of.ts';
import { publicKeyOfJwk } from './jwk.ts';
import { publicKeyOfMethod } from './public-key-of-method.ts';

/** A generator of the eight points whose order divides the cofactor. */
const TORSION = ed25519.Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
const P = 2n ** 255n - 19n;

function smallOrder(): Uint8Array[] {
  return Array.from({ length: 8 }, (_, at) =>
    (at === 0 ? ed25519.Point.ZERO : TORSION.multiplyUnsafe(BigInt(at))).toBytes(),
  );
}

/** A good key plus a point of small order: on the curve, canonical, and yet verifiers disagree under it. */
function mixedOrder(): Uint8Array[] {
  const good = [1n, 2n, 3n, 12_345n].map((k) => ed25519.Point.BASE.multiply(k));
  return good.flatMap((point) =>
    [1n, 2n, 3n, 4n, 5n, 6n, 7n].map((k) => point.add(TORSION.multiplyUnsafe(k)).toBytes()),
  );
}

/** Every y from p on that 255 bits can write, with either sign: a second way to write a point that has a first. */
function nonCanonical(): Uint8Array[] {
  return Array.from({ length: 19 }, (_, k) => P + BigInt(k)).flatMap((y) =>
    [0, 0x80].map((sign) => {
      const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number((y >> BigInt(8 * at)) & 0xffn));
      bytes[31] = (bytes[31] ?? 0) | sign;
      return bytes;
    }),
  );
}

/** x = 0 has no sign, and yet both are written. */
function zeroWithSign(): Uint8Array[] {
  return [1n, P - 1n].map((y) => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number((y >> BigInt(8 * at)) & 0xffn));
    bytes[31] = (bytes[31] ?? 0) | 0x80;
    return bytes;
  });
}

const multibase = (bytes: Uint8Array) => `z${base58.encode(Uint8Array.from([0xed, 0x01, ...bytes]))}`;
const jwk = (bytes: Uint8Array) => ({ kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(bytes) });
const method = { id: 'did:web:a.example#k', controller: 'did:web:a.example' };

const doors: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  'did:key': (bytes) => resolveDidKey(`did:key:${multibase(bytes)}`),
  'did:jwk': (bytes) =>
    resolveDidJwk(`did:jwk:${base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(jwk(bytes))))}`),
  JWK: (bytes) => publicKeyOfJwk(jwk(bytes)),
  Multikey: (bytes) => publicKeyOfMethod({ ...method, type: 'Multikey', publicKeyMultibase: multibase(bytes) }),
  JsonWebKey: (bytes) => publicKeyOfMethod({ ...method, type: 'JsonWebKey', publicKeyJwk: jwk(bytes) }),
  Ed25519VerificationKey2020: (bytes) =>
    publicKeyOfMethod({ ...method, type: 'Ed25519VerificationKey2020', publicKeyMultibase: multibase(bytes) }),
  Ed25519VerificationKey2018: (bytes) =>
    publicKeyOfMethod({ ...method, type: 'Ed25519VerificationKey2018', publicKeyBase58: base58.encode(bytes) }),
};

describe.each(Object.entries(doors))('A05 weak keys of Ed25519 through %s', (_, open) => {
  test.each([
    ['eight of small order', smallOrder(), 8],
    ['28 of mixed order', mixedOrder(), 28],
    ['38 that are not canonical', nonCanonical(), 38],
    ['two with a sign that their x has not', zeroWithSign(), 2],
  ])('%s are refused', (_, keys, count) => {
    expect(new Set(keys.map(hex.encode)).size).toBe(count);
    for (const key of keys)
      expect(
        codeOf(() => open(key)),
        hex.encode(key),
      ).toBe('key.refused');
  });

  test('a good key is read, so that the refusals say something', () => {
    for (const k of [1n, 2n, 3n, 12_345n]) {
      expect(codeOf(() => open(ed25519.Point.BASE.multiply(k).toBytes()))).toBe('accepted');
    }
  });
});
