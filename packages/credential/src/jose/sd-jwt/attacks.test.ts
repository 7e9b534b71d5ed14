import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { jwkOfPublicKey } from '../../key/jwk.ts';
import type { JsonObject, JsonValue } from '../../model/json-value.ts';
import { AUDIENCE, countingRandom, forgeJws, JOSE_NOW, NONCE } from '../../testing/jose-samples.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { decodeBase64url, encodeBase64url } from '../base64url.ts';
import { issueSdJwt } from './issue-sd-jwt.ts';
import { presentSdJwt } from './present-sd-jwt.ts';
import { type SdHash, sdDigest } from './sd-hash.ts';
import { type VerifySdJwtInput, verifySdJwt } from './verify-sd-jwt.ts';

const TYPE = 'dc+sd-jwt';
const HASHES: readonly SdHash[] = ['sha-256', 'sha-384', 'sha-512'];
const BINDING = { audience: AUDIENCE, nonce: NONCE };
const IAT = Math.floor(JOSE_NOW.getTime() / 1_000);

let issuer: TestKey;
let holder: TestKey;
let thief: TestKey;
let sdJwt: string;
let presented: string;
let mutants = 0;

beforeAll(async () => {
  [issuer, holder, thief] = [await testKey(91), await testKey(92, 'P-256'), await testKey(93, 'P-256')];
  sdJwt = await issueSdJwt({
    type: TYPE,
    payload: {
      iss: issuer.did,
      vct: 'https://college.example/it-support',
      name: 'Ayşe',
      address: { street: 'Main St', town: 'Izmir' },
      skills: ['networks', 'desktops'],
    },
    disclosable: ['/name', '/address', '/address/street', '/skills/0', '/skills/1'],
    signingKey: issuer,
    kid: issuer.keyId,
    holderKey: holder.publicKey,
    random: countingRandom(),
    decoys: 1,
  });
  const keyBinding = { signingKey: holder, ...BINDING, now: JOSE_NOW };
  presented = await presentSdJwt({ sdJwt, reveal: ['/name', '/address/street', '/skills/1'], keyBinding });
});

afterAll(() => {
  process.stdout.write(`  A14: ${mutants} mutants, none accepted\n`);
  expect(mutants).toBeGreaterThanOrEqual(150);
});

/** What comes of an SD-JWT: accepted, the reason it does not count, or the code of the refusal. */
async function judge(text: string, more: Partial<VerifySdJwtInput> = {}): Promise<string> {
  mutants++;
  const input = { sdJwt: text, type: TYPE, key: issuer.publicKey, now: JOSE_NOW, keyBinding: 'not-required', ...more };
  try {
    const result = await verifySdJwt(input as VerifySdJwtInput);
    return result.verified ? 'accepted' : result.reasonCode;
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

async function judgeGood(text: string, more: Partial<VerifySdJwtInput> = {}): Promise<string> {
  const verdict = await judge(text, more);
  mutants--;
  return verdict;
}

const encoded = (content: JsonValue) => encodeBase64url(new TextEncoder().encode(JSON.stringify(content)));

/** An SD-JWT that an issuer has really signed, of any payload and with any disclosures. */
async function signed(
  payload: JsonObject,
  disclosures: readonly string[] = [],
  more: JsonObject = {},
): Promise<string> {
  const claims = { iss: issuer.did, vct: 'x', ...payload };
  return [await forgeJws(issuer, { typ: TYPE, ...more }, claims), ...disclosures, ''].join('~');
}

test('what the mutants are made of is accepted', async () => {
  expect(await judgeGood(sdJwt)).toBe('accepted');
  expect(await judgeGood(presented, { keyBinding: BINDING })).toBe('accepted');
  const disclosure = encoded(['s1', 'name', 'Ayşe']);
  expect(await judgeGood(await signed({ _sd: [sdDigest('sha-256', disclosure)] }, [disclosure]))).toBe('accepted');
});

describe('A14 a digest that appears twice', () => {
  test.each(HASHES)('in one object, in two, in an array, or in a hidden part (%s)', async (hash) => {
    const one = encoded(['s1', 'name', 'Ayşe']);
    const entry = encoded(['s2', 'networks']);
    const [d, e] = [sdDigest(hash, one), sdDigest(hash, entry)];
    const parent = encoded(['s3', 'more', { _sd: [d] }]);
    const withHash = (payload: JsonObject, ...disclosures: string[]) =>
      signed({ _sd_alg: hash, ...payload }, disclosures);
    for (const text of [
      await withHash({ _sd: [d, d] }, one),
      await withHash({ _sd: [d, d] }),
      await withHash({ _sd: [d], a: { _sd: [d] } }, one),
      await withHash({ a: { _sd: [d] }, b: { _sd: [d] } }),
      await withHash({ list: [{ '...': e }, { '...': e }] }, entry),
      await withHash({ list: [{ '...': e }], other: [{ '...': e }] }),
      await withHash({ _sd: [e], list: [{ '...': e }] }),
      await withHash({ _sd: [d, sdDigest(hash, parent)] }, one, parent),
    ]) {
      expect(await judge(text)).toBe('sd-jwt.digest-repeated');
    }
  });
});

describe('A14 a part that the issuer did not sign', () => {
  test('every disclosure with another salt, name, value, or way of writing', async () => {
    const [jwt, ...disclosures] = sdJwt.split('~').slice(0, -1);
    for (const [index, original] of disclosures.entries()) {
      const [salt, ...rest] = JSON.parse(new TextDecoder().decode(decodeBase64url(original, 'it')));
      const changed = [
        encoded([`${salt}x`, ...rest]),
        encoded([salt, ...rest.slice(0, -1), 'forged']),
        encoded([salt, ...rest.slice(0, -1), { admin: true }]),
        ...(rest.length === 2 ? [encoded([salt, 'role', rest[1]])] : []),
        encodeBase64url(new TextEncoder().encode(JSON.stringify([salt, ...rest], undefined, 1))),
        encodeBase64url(new TextEncoder().encode(` ${JSON.stringify([salt, ...rest])}`)),
      ];
      for (const replacement of changed) {
        const parts = disclosures.with(index, replacement);
        expect(await judge([jwt, ...parts, ''].join('~'))).toBe('sd-jwt.disclosure-unreferenced');
      }
    }
  });

  test('one more disclosure, one twice, one of another credential, and a part without what it is inside of', async () => {
    const [jwt, ...disclosures] = sdJwt.split('~').slice(0, -1);
    const extra = encoded(['s', 'admin', true]);
    expect(await judge([jwt, ...disclosures, extra, ''].join('~'))).toBe('sd-jwt.disclosure-unreferenced');
    expect(await judge([jwt, extra, ''].join('~'))).toBe('sd-jwt.disclosure-unreferenced');
    for (const repeated of disclosures) {
      expect(await judge([jwt, ...disclosures, repeated, ''].join('~'))).toBe('sd-jwt.salt-repeated');
    }
    const street = disclosures.find((text) => atob(text.replaceAll('_', '/')).includes('street')) ?? '';
    expect(await judge([jwt, street, ''].join('~'))).toBe('sd-jwt.disclosure-unreferenced');
    // An unsigned payload that refers to it does not help.
    const [header, , signature] = String(jwt).split('.');
    const payload = encoded({ iss: issuer.did, vct: 'x', _sd: [sdDigest('sha-256', extra)] });
    expect(await judge([`${header}.${payload}.${signature}`, extra, ''].join('~'))).toBe('proof.signature-wrong');
  });

  test.each(HASHES)('a digest by another algorithm than %s', async (hash) => {
    const disclosure = encoded(['s1', 'name', 'Ayşe']);
    for (const other of HASHES.filter((name) => name !== hash)) {
      const text = await signed({ _sd_alg: other, _sd: [sdDigest(hash, disclosure)] }, [disclosure]);
      expect(await judge(text)).toBe('sd-jwt.disclosure-unreferenced');
    }
  });

  test('two parts with one salt', async () => {
    for (const pair of [
      [encoded(['s', 'a', 1]), encoded(['s', 'b', 2])],
      [encoded(['s', 1]), encoded(['s', 2])],
      [encoded(['s', 'a', 1]), encoded(['s', 2])],
    ]) {
      const [one = '', two = ''] = pair;
      const [d, e] = [sdDigest('sha-256', one), sdDigest('sha-256', two)];
      const text = await signed({ _sd: [d], list: [{ '...': e }], more: { _sd: [e] } }, pair);
      expect(await judge(text)).toBe('sd-jwt.salt-repeated');
    }
  });
});

describe('A14 names that are not for claims', () => {
  test.each(['_sd', '...', '_sd_alg', '__proto__', 'constructor', 'prototype'])('%s', async (name) => {
    const disclosure = encoded(['s1', name, { polluted: true }]);
    const digest = sdDigest('sha-256', disclosure);
    const parent = encoded(['s2', 'more', { _sd: [digest] }]);
    for (const [payload, parts] of [
      [{ _sd: [digest] }, [disclosure]],
      [{ more: { _sd: [digest] } }, [disclosure]],
      [{ list: [{ _sd: [digest] }] }, [disclosure]],
      [{ _sd: [sdDigest('sha-256', parent)] }, [parent, disclosure]],
    ] as const) {
      expect(await judge(await signed(payload, parts))).toBe('sd-jwt.claim-forbidden');
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('a hidden part does not replace what everybody sees, nor another hidden part', async () => {
    const name = encoded(['s1', 'name', 'forged']);
    const again = encoded(['s2', 'name', 'other']);
    const [d, e] = [sdDigest('sha-256', name), sdDigest('sha-256', again)];
    expect(await judge(await signed({ name: 'Ayşe', _sd: [d] }, [name]))).toBe('sd-jwt.claim-repeated');
    expect(await judge(await signed({ a: { name: 'Ayşe', _sd: [d] } }, [name]))).toBe('sd-jwt.claim-repeated');
    expect(await judge(await signed({ _sd: [d, e] }, [name, again]))).toBe('sd-jwt.claim-repeated');
    const issuerName = encoded(['s3', 'iss', 'did:example:forged']);
    expect(await judge(await signed({ _sd: [sdDigest('sha-256', issuerName)] }, [issuerName]))).toBe(
      'sd-jwt.claim-repeated',
    );
  });

  test.each(['exp', 'nbf', 'aud', 'cnf', 'status', 'vct#integrity', 'aka_vcts'])(
    '%s must not be hidden',
    async (name) => {
      const disclosure = encoded(['s1', name, name === 'aud' ? 'x' : 2_000_000_000]);
      const text = await signed({ _sd: [sdDigest('sha-256', disclosure)] }, [disclosure]);
      expect(await judge(text)).toBe('sd-jwt.claim-not-disclosable');
      const inside = encoded(['s1', 'inside', 1]);
      const nested = await signed({ [name]: { _sd: [sdDigest('sha-256', inside)] } }, [inside]);
      expect(await judge(nested)).toBe('sd-jwt.claim-not-disclosable');
    },
  );
});

describe('A14 parts that are not rightly written', () => {
  test.each<[string, JsonValue]>([
    ['nothing', []],
    ['only a salt', ['s']],
    ['four entries', ['s', 'name', 'x', 'y']],
    ['an object', { salt: 's', name: 'x' }],
    ['a text', 'salt'],
    ['null', null],
    ['a salt that is a number', [1, 'name', 'x']],
    ['a salt that is null', [null, 'name', 'x']],
    ['a name that is a number', ['s', 1, 'x']],
    ['a name that is an array', ['s', ['name'], 'x']],
    ['an entry of an array', ['s', 'x']],
  ])('%s in place of a member', async (_, content) => {
    const disclosure = encoded(content);
    expect(await judge(await signed({ _sd: [sdDigest('sha-256', disclosure)] }, [disclosure]))).toBe(
      'sd-jwt.malformed',
    );
  });

  test('a member in place of an entry of an array', async () => {
    const disclosure = encoded(['s', 'name', 'x']);
    const text = await signed({ list: [{ '...': sdDigest('sha-256', disclosure) }] }, [disclosure]);
    expect(await judge(text)).toBe('sd-jwt.malformed');
  });

  test.each(['!', 'WyJz=', 'WyJzIiwieCJd ', 'WyJzIiwieCJe', 'AB', ''])(
    '%j in place of base64url',
    async (disclosure) => {
      const text = await signed({ _sd: [sdDigest('sha-256', disclosure)] }, [disclosure]);
      expect(await judge(text)).toMatch(/^(?:jose|json)\./);
    },
  );

  test.each<[string, JsonObject]>([
    ['a text', { _sd: 'x' }],
    ['an object', { _sd: {} }],
    ['null', { _sd: null }],
    ['an array of numbers', { _sd: [1] }],
    ['an array of arrays', { _sd: [['x']] }],
    ['nested, a text', { a: { _sd: 'x' } }],
    ['... at the top', { '...': 'x' }],
    ['... in an object', { a: { '...': 'x' } }],
    ['... beside another member', { list: [{ '...': 'x', y: 1 }] }],
    ['... that is a number', { list: [{ '...': 1 }] }],
    ['... that is null', { list: [{ '...': null }] }],
    ['_sd_alg in an object', { a: { _sd_alg: 'sha-256' } }],
    ['_sd_alg in an array', { list: [{ _sd_alg: 'sha-256' }] }],
  ])('digests that are %s', async (_, payload) => {
    expect(await judge(await signed(payload))).toBe('sd-jwt.malformed');
  });

  test.each<JsonValue>(['md5', 'sha-1', 'sha-256-128', 'sha-256-32', 'SHA-256', 'sha256', '', null, 256, ['sha-256']])(
    '_sd_alg %j',
    async (name) => {
      expect(await judge(await signed({ _sd_alg: name }))).toBe('sd-jwt.hash-unsupported');
    },
  );

  test('parts in parts without end, and too many parts', async () => {
    let digest = sdDigest('sha-256', encoded(['s0', 'a', 1]));
    const parts = [encoded(['s0', 'a', 1])];
    for (let depth = 1; depth < 70; depth++) {
      const part = encoded([`s${depth}`, 'a', { _sd: [digest] }]);
      digest = sdDigest('sha-256', part);
      parts.push(part);
    }
    expect(await judge(await signed({ _sd: [digest] }, parts))).toBe('json.too-deep');
    expect(await judge(await signed({}, new Array(1_001).fill(encoded(['s', 1]))))).toBe('sd-jwt.malformed');
  });
});

describe('A14 the proof of the holder', () => {
  const bind = async (claims: JsonObject, header: JsonObject = {}, key: TestKey = holder) => {
    const before = presented.slice(0, presented.lastIndexOf('~') + 1);
    const good = { iat: IAT, aud: AUDIENCE, nonce: NONCE, sd_hash: sdDigest('sha-256', before) };
    return `${before}${await forgeJws(key, { typ: 'kb+jwt', ...header }, { ...good, ...claims })}`;
  };
  const judgeBound = (text: string) => judge(text, { keyBinding: BINDING });

  test('what these mutants are made of is accepted', async () => {
    expect(await judgeGood(await bind({}), { keyBinding: BINDING })).toBe('accepted');
    expect(await judgeGood(await bind({ extra: 1 }, { kid: 'x' }), { keyBinding: BINDING })).toBe('accepted');
  });

  test('is missing, although the verifier wants it', async () => {
    expect(await judgeBound(sdJwt)).toBe('binding.missing');
    expect(await judgeBound(presented.slice(0, presented.lastIndexOf('~') + 1))).toBe('binding.missing');
    expect(await judgeBound(presented.slice(0, presented.lastIndexOf('~')))).toMatch(/^(?:sd-jwt|jose)\./);
  });

  test.each<[string, JsonObject, string]>([
    ['of another content', { sd_hash: sdDigest('sha-256', 'other') }, 'binding.other-content'],
    ['with a hash by another algorithm', { sd_hash: sdDigest('sha-512', 'x') }, 'binding.other-content'],
    ['with an empty hash', { sd_hash: '' }, 'binding.other-content'],
    ['for another verifier', { aud: 'https://other.example' }, 'proof.domain-wrong'],
    ['for a verifier with a longer name', { aud: `${AUDIENCE}/` }, 'proof.domain-wrong'],
    ['for another occasion', { nonce: 'other' }, 'proof.challenge-wrong'],
    ['for an empty occasion', { nonce: '' }, 'proof.challenge-wrong'],
    ['from the future', { iat: IAT + 61 }, 'binding.in-future'],
    ['from yesterday', { iat: IAT - 86_400 }, 'binding.too-old'],
    ['just too old', { iat: IAT - 361 }, 'binding.too-old'],
    ['that has ended', { exp: IAT - 61 }, 'binding.too-old'],
    ['that has not begun', { nbf: IAT + 61 }, 'binding.in-future'],
    ['for several verifiers', { aud: [AUDIENCE] }, 'binding.malformed'],
    ['for nobody', { aud: null }, 'binding.malformed'],
    ['with a nonce that is a number', { nonce: 1 }, 'binding.malformed'],
    ['with no nonce', { nonce: null }, 'binding.malformed'],
    ['with a time in words', { iat: '2026-11-24T12:00:00Z' }, 'binding.malformed'],
    ['without a time', { iat: null }, 'binding.malformed'],
    ['with a time before all times', { iat: -1 }, 'binding.malformed'],
    ['without a hash', { sd_hash: null }, 'binding.malformed'],
    ['with a hash that is an array', { sd_hash: [] }, 'binding.malformed'],
  ])('is %s', async (_, claims, reason) => {
    expect(await judgeBound(await bind(claims))).toBe(reason);
  });

  test.each(['JWT', 'vp+jwt', 'vc+jwt', 'kb', 'kb+jwt+x', 'kb+sd-jwt', '', 'undefined'])(
    'is of type %j',
    async (typ) => {
      expect(await judgeBound(await bind({}, { typ }))).toBe('binding.malformed');
    },
  );

  test('is of no type', async () => {
    const untyped = (await bind({})).split('~');
    const payload = untyped.at(-1)?.split('.')[1] ?? '';
    const claims = JSON.parse(new TextDecoder().decode(decodeBase64url(payload, 'it')));
    const token = await forgeJws(holder, {}, claims);
    expect(await judgeBound([...untyped.slice(0, -1), token].join('~'))).toBe('binding.malformed');
  });

  test('is by somebody else, without a signature, or by a shared secret', async () => {
    expect(await judgeBound(await bind({}, {}, thief))).toBe('binding.signature-wrong');
    expect(await judgeBound(await bind({}, {}, issuer))).toBe('binding.signature-wrong');
    expect(await judgeBound(await bind({}, { alg: 'ES384' }))).toBe('binding.signature-wrong');
    expect(await judgeBound(await bind({}, { alg: 'none' }))).toBe('jose.unsigned');
    expect(await judgeBound(await bind({}, { alg: 'HS256' }))).toBe('jose.algorithm-symmetric');
    const jwk = jwkOfPublicKey(thief.publicKey);
    expect(await judgeBound(await bind({}, { jwk }, thief))).toBe('binding.signature-wrong');
  });

  test('is from another presentation: parts taken away, added, or in another order', async () => {
    const [jwt, ...rest] = presented.split('~');
    const token = rest.pop() ?? '';
    const all = sdJwt.split('~').slice(1, -1);
    for (const [index] of rest.entries()) {
      const fewer = rest.toSpliced(index, 1);
      expect(await judgeBound([jwt, ...fewer, token].join('~'))).toMatch(/^(?:binding.other-content|sd-jwt)/);
    }
    for (const more of all.filter((part) => !rest.includes(part))) {
      expect(await judgeBound([jwt, ...rest, more, token].join('~'))).toBe('binding.other-content');
    }
    expect(await judgeBound([jwt, ...rest.toReversed(), token].join('~'))).toBe('binding.other-content');
    expect(await judgeBound([jwt, ...all, token].join('~'))).toBe('binding.other-content');
  });

  test('is by a key that took the place of the holder’s', async () => {
    const [jwt = '', ...rest] = presented.split('~');
    const [header, payload = '', signature] = jwt.split('.');
    const claims = JSON.parse(new TextDecoder().decode(decodeBase64url(payload, 'it')));
    const swapped = encoded({ ...claims, cnf: { jwk: jwkOfPublicKey(thief.publicKey) } });
    const before = [`${header}.${swapped}.${signature}`, ...rest.slice(0, -1), ''].join('~');
    const own = { iat: IAT, aud: AUDIENCE, nonce: NONCE, sd_hash: sdDigest('sha-256', before) };
    const text = `${before}${await forgeJws(thief, { typ: 'kb+jwt' }, own)}`;
    expect(await judgeBound(text)).toBe('proof.signature-wrong');
  });

  test.each<[string, JsonValue | undefined]>([
    ['nobody’s', undefined],
    ['one that is only named', { kid: 'did:example:holder#1' }],
    ['one at an address', { jku: 'https://holder.example/jwks', kid: '1' }],
    ['one that is none', { jwk: {} }],
    ['one that is secret and shared', { jwk: { kty: 'oct', k: 'c2VjcmV0' } }],
    ['a text', 'key'],
    ['null', null],
  ])('cannot be checked where the issuer has confirmed %s', async (_, cnf) => {
    const before = await signed(cnf === undefined ? {} : { cnf });
    const claims = { iat: IAT, aud: AUDIENCE, nonce: NONCE, sd_hash: sdDigest('sha-256', before) };
    expect(await judgeBound(`${before}${await forgeJws(holder, { typ: 'kb+jwt' }, claims)}`)).toBe(
      'binding.key-unknown',
    );
  });

  test('cannot be by a key whose private part is in the open', async () => {
    const before = await signed({ cnf: { jwk: holder.privateJwk as JsonObject } });
    const claims = { iat: IAT, aud: AUDIENCE, nonce: NONCE, sd_hash: sdDigest('sha-256', before) };
    expect(await judgeBound(`${before}${await forgeJws(holder, { typ: 'kb+jwt' }, claims)}`)).toBe(
      'binding.key-unknown',
    );
  });

  test('that nobody asked for does no harm', async () => {
    expect(await judgeGood(presented)).toBe('accepted');
  });
});
