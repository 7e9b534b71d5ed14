import { encode, Tagged } from 'cborg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json-value.ts';
import { fastest } from '../testing/fastest.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { encodeBase64url } from './base64url.ts';
import { parseCoseSign1 } from './cose/parse-cose-sign1.ts';
import { parseJws } from './jws/parse-jws.ts';
import { openEnvelope } from './open-envelope.ts';

let key: TestKey;

beforeAll(async () => {
  key = await testKey(71);
});

async function token(header: JsonObject): Promise<string> {
  const part = (value: JsonObject) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
  const input = `${part({ alg: 'EdDSA', ...header })}.${part({})}`;
  return `${input}.${encodeBase64url(await key.sign(new TextEncoder().encode(input)))}`;
}

describe('A09 an extension that is not understood refuses the whole', () => {
  test.each<[JsonObject]>([
    [{ crit: ['exp'], exp: 1 }],
    [{ crit: ['b64'], b64: false }],
    [{ crit: ['b64'], b64: true }],
    [{ crit: ['http://example.com/UNDEFINED'], 'http://example.com/UNDEFINED': true }],
    [{ crit: [] }],
    [{ crit: 'b64' }],
    [{ crit: ['alg'] }],
    [{ crit: ['kid'], kid: 'x' }],
    [{ crit: ['missing'] }],
    [{ crit: [1] }],
    [{ crit: null }],
    [{ crit: {} }],
    [{ b64: false }],
    [{ b64: 'false' }],
    [{ b64: 0 }],
    [{ b64: null }],
    [{ zip: 'DEF' }],
    [{ zip: '' }],
    [{ crit: ['zip'], zip: 'DEF' }],
    [{ crit: ['cty', 'cty'], cty: 'vc' }],
  ])('%j', async (header) => {
    const signed = await token(header);
    expect(() => parseJws(signed)).toThrow('jose.extension-unsupported');
  });

  test.each<[string, unknown, string]>([
    ['unknown', [99], 'jose.extension-unsupported'],
    ['a name', ['x'], 'jose.extension-unsupported'],
    ['something understood that is not there', [15], 'jose.extension-unsupported'],
    ['empty', [], 'jose.malformed'],
    ['no array', 1, 'jose.malformed'],
  ])('COSE: crit is %s', async (_, crit, code) => {
    const header = encode(
      new Map<number, unknown>([
        [1, -8],
        [2, crit],
      ]),
    );
    expect(() =>
      parseCoseSign1(encode(new Tagged(18, [header, new Map(), new Uint8Array(1), new Uint8Array(64)]))),
    ).toThrow(code);
  });

  test('COSE: crit in the unprotected header', () => {
    const header = encode(new Map([[1, -8]]));
    const unprotected = new Map([[2, [1]]]);
    const bytes = encode(new Tagged(18, [header, unprotected, new Uint8Array(1), new Uint8Array(64)]));
    expect(() => parseCoseSign1(bytes)).toThrow('jose.malformed');
  });
});

test('A10 an encrypted document is refused without a look at it', async () => {
  const bomb = 'A'.repeat(1_000_000);
  const jwe = `eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJwMmMiOjIxNDc0ODM2NDgsInppcCI6IkRFRiJ9.${bomb}.A.${bomb}.A`;
  const attempt = () => expect(() => openEnvelope(jwe)).toThrow('jose.encrypted');
  attempt();
  expect(await fastest(attempt)).toBeLessThan(50);
});

test.each(['', '.', '..', '...', 'a.b', 'a.b.c.d', 'a.b.c.d.e.f', '~', 'a~b', '....'])('%j is no token', (text) => {
  expect(() => openEnvelope(text)).toThrow(/^(?:jose|sd-jwt|json)\./);
});
