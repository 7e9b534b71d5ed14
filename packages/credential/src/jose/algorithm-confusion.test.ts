import { encode, Tagged } from 'cborg';
import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { jwkOfPublicKey, publicKeyOfJwk } from '../key/jwk.ts';
import { type PublicKey, uncompressed } from '../key/public-key.ts';
import { rsaPublicKeyInfo } from '../key/rsa-public-key-info.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { type TestKey, type TestKeyType, testKey } from '../testing/test-issuer.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { parseCoseSign1 } from './cose/parse-cose-sign1.ts';
import { verifyCoseSign1 } from './cose/verify-cose-sign1.ts';
import { parseJws } from './jws/parse-jws.ts';
import { verifyJws } from './jws/verify-jws.ts';

const { subtle } = globalThis.crypto;
const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
const part = (value: JsonValue) => encodeBase64url(utf8(JSON.stringify(value)));
const PAYLOAD = part({ iss: 'did:example:issuer' });
const TYPES: readonly TestKeyType[] = ['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1'];
const NAMES = ['EdDSA', 'ES256', 'ES384', 'ES512', 'ES256K', 'RS256', 'PS256'] as const;

let keys: readonly TestKey[];
let rsa: { readonly publicKey: PublicKey; readonly jwk: JsonObject };
let cases = 0;

beforeAll(async () => {
  keys = await Promise.all(TYPES.map((type) => testKey(51, type)));
  const modulus = Uint8Array.from({ length: 256 }, (_, at) => (at === 0 ? 0xc1 : (at * 7 + 3) | 1));
  const jwk = { kty: 'RSA', n: encodeBase64url(modulus), e: 'AQAB' };
  rsa = { publicKey: publicKeyOfJwk(jwk), jwk };
  return () => process.stdout.write(`  A06: ${cases} tokens, none accepted\n`);
});

/** What comes of a token under a key: accepted, wrong, or the code of the refusal. */
async function judge(token: string, key: PublicKey): Promise<string> {
  cases++;
  try {
    return (await verifyJws(parseJws(token), key)) ? 'accepted' : 'wrong';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

async function sign(key: TestKey, header: JsonObject): Promise<string> {
  const input = `${part(header)}.${PAYLOAD}`;
  return `${input}.${encodeBase64url(await key.sign(utf8(input)))}`;
}

describe('A06 a token that says it needs no signature', () => {
  test.each(['none', 'None', 'NONE', 'nOnE'])('alg %s, with and without one', async (alg) => {
    for (const key of keys) {
      const [, , signature = ''] = (await sign(key, { alg })).split('.');
      for (const last of ['', signature, 'AAAA']) {
        expect(await judge(`${part({ alg })}.${PAYLOAD}.${last}`, key.publicKey)).toBe('jose.unsigned');
      }
    }
  });

  test.each<[string, JsonObject]>([
    ['missing', {}],
    ['empty', { alg: '' }],
    ['null', { alg: null }],
    ['a number', { alg: -8 }],
    ['an array', { alg: ['EdDSA'] }],
    ['an object', { alg: { toString: 'EdDSA' } }],
  ])('alg %s', async (_, header) => {
    for (const key of keys) expect(await judge(await sign(key, header), key.publicKey)).toBe('jose.malformed');
  });

  test('an empty signature, one of zeros, and one of another length', async () => {
    for (const [index, key] of keys.entries()) {
      const alg = NAMES[index] ?? '';
      const signature = decodeBase64url((await sign(key, { alg })).split('.')[2] ?? '', 'it');
      const input = `${part({ alg })}.${PAYLOAD}`;
      expect(await judge(`${input}.`, key.publicKey)).toBe('jose.malformed');
      for (const changed of [
        new Uint8Array(signature.length),
        signature.slice(1),
        Uint8Array.from([...signature, 0]),
      ]) {
        expect(await judge(`${input}.${encodeBase64url(changed)}`, key.publicKey)).toBe('wrong');
      }
    }
  });
});

describe('A06 a public key is not taken for a shared secret', () => {
  test.each(['HS256', 'HS384', 'HS512'])('%s with what is public as the secret', async (alg) => {
    const hash = `SHA-${alg.slice(2)}`;
    const input = `${part({ alg })}.${PAYLOAD}`;
    const secrets = [
      new Uint8Array([0]),
      ...keys.map(({ publicKey }) => publicKey.bytes),
      ...keys.filter(({ type }) => type !== 'Ed25519').map(({ publicKey }) => uncompressed(publicKey)),
      ...keys.map(({ publicKey }) => utf8(JSON.stringify(jwkOfPublicKey(publicKey)))),
      rsa.publicKey.bytes,
      utf8(JSON.stringify(rsa.jwk)),
    ];
    for (const secret of secrets) {
      const mac = await subtle.importKey('raw', Uint8Array.from(secret), { name: 'HMAC', hash }, false, ['sign']);
      const token = `${input}.${encodeBase64url(new Uint8Array(await subtle.sign('HMAC', mac, utf8(input))))}`;
      for (const key of [...keys.map(({ publicKey }) => publicKey), rsa.publicKey]) {
        expect(await judge(token, key)).toBe('jose.algorithm-symmetric');
      }
    }
  });

  test('a shared, an empty and a private key is no public key', () => {
    const [ed25519] = keys;
    for (const jwk of [
      { kty: 'oct', k: '' },
      { kty: 'oct', k: 'c2VjcmV0' },
      { kty: 'OKP', crv: 'Ed25519', x: '' },
      { kty: 'EC', crv: 'P-256', x: '', y: '' },
      { kty: 'RSA', n: '', e: 'AQAB' },
      {},
      { kty: 'none' },
      ed25519?.privateJwk ?? {},
    ]) {
      cases++;
      expect(() => publicKeyOfJwk(jwk as JsonObject)).toThrow(/^key\./);
    }
  });
});

describe('A06 the algorithm does not choose how a key is read', () => {
  test('a right signature under the name of every other algorithm', async () => {
    for (const [index, key] of keys.entries()) {
      for (const alg of NAMES) {
        const verdict = await judge(await sign(key, { alg }), key.publicKey);
        expect(verdict, `${key.type} as ${alg}`).toBe(alg === NAMES[index] ? 'accepted' : 'wrong');
        if (verdict === 'accepted') cases--;
      }
    }
  });

  test('the later name of EdDSA is the same algorithm', async () => {
    const [ed25519] = keys;
    if (ed25519 === undefined) throw new Error('no key');
    expect(await judge(await sign(ed25519, { alg: 'Ed25519' }), ed25519.publicKey)).toBe('accepted');
    cases--;
  });

  test.each(['RS1', 'rs1'])('%s is too weak', async (alg) => {
    for (const key of keys) expect(await judge(await sign(key, { alg }), key.publicKey)).toBe('jose.algorithm-weak');
  });

  test.each([
    'Ed448',
    'RS384',
    'RS512',
    'PS384',
    'PS512',
    'eddsa',
    'es256',
    'ES256 ',
    'dir',
    '__proto__',
    'constructor',
  ])('%s is not in the list', async (alg) => {
    for (const key of keys) {
      expect(await judge(await sign(key, { alg }), key.publicKey)).toBe('jose.algorithm-unsupported');
    }
  });

  test('an RSA key of another padding, another size and a small exponent', () => {
    expect(() => rsaPublicKeyInfo(new Uint8Array(128).fill(0xff), Uint8Array.from([1, 0, 1]))).toThrow('key.refused');
    expect(() => rsaPublicKeyInfo(new Uint8Array(256).fill(0xff), Uint8Array.from([3]))).toThrow('key.refused');
    cases += 2;
  });

  test('RS256 and PS256 are not the same, and right once each', async () => {
    for (const [alg, name, other] of [
      ['RS256', 'RSASSA-PKCS1-v1_5', 'PS256'],
      ['PS256', 'RSA-PSS', 'RS256'],
    ] as const) {
      const parameters = { name, modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]), hash: 'SHA-256' };
      const pair = await subtle.generateKey(parameters, true, ['sign', 'verify']);
      const { n = '', e = '' } = await subtle.exportKey('jwk', pair.publicKey);
      const key = publicKeyOfJwk({ kty: 'RSA', n, e });
      const token = async (header: JsonObject) => {
        const input = `${part(header)}.${PAYLOAD}`;
        const signature = await subtle.sign({ name, saltLength: 32 }, pair.privateKey, utf8(input));
        return `${input}.${encodeBase64url(new Uint8Array(signature))}`;
      };
      expect(await judge(await token({ alg }), key)).toBe('accepted');
      expect(await judge(await token({ alg: other }), key)).toBe('wrong');
      expect(await judge(await token({ alg: 'EdDSA' }), key)).toBe('wrong');
      cases--;
    }
  });
});

describe('A06 only the protected header names the algorithm', () => {
  test('the JSON forms of a JWS, which have another header, are not read', async () => {
    const [key] = keys;
    if (key === undefined) throw new Error('no key');
    const [, , signature = ''] = (await sign(key, { alg: 'EdDSA' })).split('.');
    for (const json of [
      { payload: PAYLOAD, header: { alg: 'none' }, signature: '' },
      { payload: PAYLOAD, header: { alg: 'EdDSA' }, signature },
      { payload: PAYLOAD, protected: part({ alg: 'EdDSA' }), signature },
      { payload: PAYLOAD, signatures: [{ protected: part({ alg: 'EdDSA' }), signature }] },
    ]) {
      expect(await judge(JSON.stringify(json), key.publicKey)).toMatch(/^jose\./);
    }
  });

  test('a COSE_Sign1 that names it in the unprotected header, in both, or in words', async () => {
    const key = keys[0];
    if (key === undefined) throw new Error('no key');
    const protectedHeaders: readonly (readonly [Map<number, unknown> | undefined, Map<number, unknown>, string])[] = [
      [undefined, new Map([[1, -8]]), 'jose.malformed'],
      [new Map(), new Map([[1, -8]]), 'jose.malformed'],
      [new Map([[1, -8]]), new Map([[1, -8]]), 'jose.malformed'],
      [new Map([[1, -7]]), new Map([[1, -8]]), 'jose.malformed'],
      [new Map([[1, 'EdDSA']]), new Map(), 'jose.algorithm-unsupported'],
      [new Map([[1, 5]]), new Map(), 'jose.algorithm-symmetric'],
      [new Map([[1, -65_535]]), new Map(), 'jose.algorithm-weak'],
      [new Map([[1, 0]]), new Map(), 'jose.algorithm-unsupported'],
      [new Map([[1, -7]]), new Map(), 'wrong'],
      [new Map([[1, -35]]), new Map(), 'wrong'],
      [new Map([[1, -8]]), new Map(), 'accepted'],
      [new Map([[1, -19]]), new Map(), 'accepted'],
    ];
    for (const [header, unprotected, expected] of protectedHeaders) {
      const protectedBytes = header === undefined ? new Uint8Array() : encode(header);
      const payload = utf8('{}');
      const signature = await key.sign(encode(['Signature1', protectedBytes, new Uint8Array(), payload]));
      const bytes = encode(new Tagged(18, [protectedBytes, unprotected, payload, signature]));
      expect(await judgeCose(bytes, key.publicKey)).toBe(expected);
      if (expected !== 'accepted') cases++;
    }
  });
});

async function judgeCose(bytes: Uint8Array, key: PublicKey): Promise<string> {
  try {
    return (await verifyCoseSign1(parseCoseSign1(bytes), key)) ? 'accepted' : 'wrong';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}
