import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicKeyOfJwk } from '../../key/jwk.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { AUDIENCE, countingRandom, JOSE_NOW, NONCE } from '../../testing/jose-samples.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { type IssueSdJwtInput, issueSdJwt } from './issue-sd-jwt.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { presentSdJwt } from './present-sd-jwt.ts';
import { verifySdJwt } from './verify-sd-jwt.ts';

const TYPE = 'example+sd-jwt';
const payload: JsonObject = {
  iss: 'https://college.example',
  exp: 1_900_000_000,
  name: 'Ayşe Ünal',
  address: { street: '12 Main St', town: 'İzmir', geo: { lat: 38.4, 'a/b~c': 'odd name' } },
  skills: ['networks', { name: 'desktops', level: 4 }, ['deep', 'deeper']],
  nothing: null,
  yes: true,
};
const everything = [
  ...['/name', '/address', '/address/street', '/address/geo', '/address/geo/a~1b~0c'],
  ...['/skills', '/skills/0', '/skills/1', '/skills/1/level', '/skills/2/1', '/nothing'],
];

let issuer: TestKey;
let holder: TestKey;

beforeAll(async () => {
  [issuer, holder] = [await testKey(101), await testKey(102, 'P-256')];
});

function issue(more: Partial<IssueSdJwtInput> = {}): Promise<string> {
  const random = countingRandom();
  return issueSdJwt({ type: TYPE, payload, disclosable: everything, signingKey: issuer, random, ...more });
}

async function claimsOf(sdJwt: string, type = TYPE): Promise<JsonObject> {
  const result = await verifySdJwt({ sdJwt, type, key: issuer.publicKey, now: JOSE_NOW, keyBinding: 'not-required' });
  if (!result.verified) throw new Error(result.reasonCode);
  return result.claims;
}

describe('an issued SD-JWT', () => {
  test.each(['sha-256', 'sha-384', 'sha-512'] as const)('gives back everything to its holder (%s)', async (hash) => {
    expect(await claimsOf(await issue({ hash, decoys: 3 }))).toEqual(payload);
  });

  test.each(['Ed25519', 'P-256', 'P-384', 'P-521'] as const)('by a key of %s', async (type) => {
    const signingKey = await testKey(103, type);
    const sdJwt = await issue({ signingKey });
    const input = { sdJwt, type: TYPE, key: signingKey.publicKey, now: JOSE_NOW, keyBinding: 'not-required' } as const;
    expect(await verifySdJwt(input)).toMatchObject({ verified: true });
  });

  test('says nothing of a hidden part in what everybody sees', async () => {
    const { unverifiedPayload } = parseSdJwt(await issue());
    const visible = JSON.stringify(unverifiedPayload);
    for (const word of ['Ayşe', 'name', 'address', 'street', 'İzmir', 'skills', 'networks', 'desktops', 'deep']) {
      expect(visible).not.toContain(word);
    }
  });

  test('has digests in an order that says nothing, decoys among them, and never one twice', async () => {
    const { unverifiedPayload } = parseSdJwt(await issue({ disclosable: ['/name', '/yes'], decoys: 5 }));
    const digests = unverifiedPayload._sd as readonly string[];
    expect(digests).toHaveLength(7);
    expect(digests).toEqual(digests.toSorted());
    expect(new Set(digests).size).toBe(7);
    expect(new Set(digests.map(({ length }) => length))).toEqual(new Set([43]));
  });

  test('with nothing to hide has no digests, no algorithm and no parts', async () => {
    const sdJwt = await issue({ disclosable: [] });
    expect(sdJwt.split('~')).toHaveLength(2);
    expect(parseSdJwt(sdJwt).unverifiedPayload).toEqual(payload);
  });

  test('A18 has a new salt of 128 bits for each part', async () => {
    const { disclosures } = parseSdJwt(await issue());
    expect(disclosures).toHaveLength(everything.length);
    expect(new Set(disclosures.map(({ salt }) => salt)).size).toBe(everything.length);
    for (const { salt } of disclosures) expect(salt).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  test('carries the key of its holder', async () => {
    const { cnf } = await claimsOf(await issue({ holderKey: holder.publicKey }));
    const jwk = isJsonObject(cnf) && isJsonObject(cnf.jwk) ? cnf.jwk : {};
    expect(publicKeyOfJwk(jwk)).toEqual(holder.publicKey);
  });
});

describe('an SD-JWT is not issued', () => {
  test.each<[string, Partial<IssueSdJwtInput>, string]>([
    ['of a part that is not there', { disclosable: ['/email'] }, 'sd-jwt.claim-unknown'],
    ['of an entry that is not there', { disclosable: ['/skills/9'] }, 'sd-jwt.claim-unknown'],
    ['of all', { disclosable: [''] }, 'sd-jwt.claim-unknown'],
    ['of a part named twice', { disclosable: ['/name', '/name'] }, 'sd-jwt.claim-unknown'],
    ['of a part named otherwise', { disclosable: ['name'] }, 'sd-jwt.claim-unknown'],
    ['with its end hidden', { disclosable: ['/exp'] }, 'sd-jwt.claim-not-disclosable'],
    ['with its issuer hidden', { disclosable: ['/iss'] }, 'sd-jwt.claim-not-disclosable'],
    ['with a claim _sd', { payload: { _sd: [] }, disclosable: [] }, 'sd-jwt.claim-forbidden'],
    ['with a claim ...', { payload: { a: [{ '...': 'x' }] }, disclosable: [] }, 'sd-jwt.claim-forbidden'],
    ['with a claim _sd_alg', { payload: { a: { _sd_alg: 'x' } }, disclosable: [] }, 'sd-jwt.claim-forbidden'],
    ['with randomness that repeats', { random: (length) => new Uint8Array(length) }, 'sd-jwt.salt-repeated'],
    ['with half a character', { payload: { name: 'x\ud800' }, disclosable: [] }, 'json.lone-surrogate'],
    ['as an SD-JWT VC without a type', { type: 'dc+sd-jwt' }, 'jose.claims-malformed'],
  ])('%s', async (_, more, code) => {
    await expect(issue(more)).rejects.toThrow(code);
  });

  test('with a claim hidden that decides about an SD-JWT VC or a credential', async () => {
    const vc = { vct: 'x', status: {}, cnf: {}, '@context': [], type: [], credentialStatus: { id: 'x' }, issuer: {} };
    for (const pointer of ['/vct', '/status', '/cnf']) {
      await expect(issue({ type: 'dc+sd-jwt', payload: vc, disclosable: [pointer] })).rejects.toThrow(
        'sd-jwt.claim-not-disclosable',
      );
    }
    for (const pointer of ['/@context', '/type', '/credentialStatus', '/credentialStatus/id', '/issuer']) {
      await expect(issue({ type: 'vc+sd-jwt', payload: vc, disclosable: [pointer] })).rejects.toThrow(
        'sd-jwt.claim-not-disclosable',
      );
    }
  });

  test('with two keys of the holder, or too few random bytes', async () => {
    await expect(issue({ payload: { cnf: {} }, disclosable: [], holderKey: holder.publicKey })).rejects.toThrow(
      'jose.claims-conflict',
    );
    await expect(issue({ random: () => new Uint8Array(4) })).rejects.toThrow(RangeError);
  });
});

describe('a presentation shows what its holder chose', () => {
  test.each<[readonly string[], JsonObject]>([
    [[], {}],
    [['/name'], { name: 'Ayşe Ünal' }],
    [['/address/town'], { address: { town: 'İzmir' } }],
    [['/address/street'], { address: { street: '12 Main St', town: 'İzmir' } }],
    [['/address/geo/a~1b~0c'], { address: { town: 'İzmir', geo: { lat: 38.4, 'a/b~c': 'odd name' } } }],
    [['/skills'], { skills: [['deep']] }],
    [['/skills/1/level'], { skills: [{ name: 'desktops', level: 4 }, ['deep']] }],
    [['/skills/2/1', '/nothing'], { skills: [['deep', 'deeper']], nothing: null }],
  ])('%j', async (reveal, shown) => {
    const presented = await presentSdJwt({ sdJwt: await issue({ decoys: 2 }), reveal });
    const { iss, exp, yes } = payload;
    expect(await claimsOf(presented)).toEqual({ iss, exp, yes, ...shown });
  });

  test('and not what is not there', async () => {
    const sdJwt = await issue();
    for (const pointer of ['/email', '/skills/7', '/name/x', '/__proto__', '/skills/length', 'name', '']) {
      await expect(presentSdJwt({ sdJwt, reveal: [pointer] })).rejects.toThrow('sd-jwt.claim-unknown');
    }
  });

  test('bound to one verifier, with the key that the issuer has confirmed and no other', async () => {
    const sdJwt = await issue({ holderKey: holder.publicKey });
    const keyBinding = { signingKey: holder, audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW };
    const presented = await presentSdJwt({ sdJwt, reveal: ['/name'], keyBinding });
    const expected = { audience: AUDIENCE, nonce: NONCE };
    const input = { sdJwt: presented, type: TYPE, key: issuer.publicKey, now: JOSE_NOW, keyBinding: expected };
    expect(await verifySdJwt(input)).toMatchObject({ verified: true, claims: { name: 'Ayşe Ünal' } });
    await expect(presentSdJwt({ sdJwt: presented, reveal: [], keyBinding })).rejects.toThrow('sd-jwt.malformed');
    const stranger = { ...keyBinding, signingKey: await testKey(104, 'P-256') };
    await expect(presentSdJwt({ sdJwt, reveal: [], keyBinding: stranger })).rejects.toThrow('proof.signer-failed');
    await expect(presentSdJwt({ sdJwt: await issue(), reveal: [], keyBinding })).rejects.toThrow('proof.signer-failed');
  });

  test('not before its time, and not after', async () => {
    const input = { sdJwt: await issue(), type: TYPE, key: issuer.publicKey, keyBinding: 'not-required' } as const;
    const at = (seconds: number) => verifySdJwt({ ...input, now: new Date(seconds * 1_000) });
    expect(await at(1_900_000_000 + 59)).toMatchObject({ verified: true });
    expect(await at(1_900_000_000 + 60)).toEqual({ verified: false, reasonCode: 'proof.expired' });
    await expect(at(Number.NaN)).rejects.toThrow(RangeError);
  });
});

/** The shapes that the cases of sd-jwt-python go through, with values of our own. */
const shapes: readonly (readonly [string, JsonObject, readonly string[], readonly string[], JsonObject])[] = [
  [
    'every type in an array',
    { types: [null, 7, 2.5, 'x', false, ['y'], { z: 1 }] },
    ['0', '1', '2', '3', '4', '5', '6'].map((at) => `/types/${at}`),
    ['/types/0', '/types/2', '/types/5', '/types/6'],
    { types: [null, 2.5, ['y'], { z: 1 }] },
  ],
  [
    'every type in an object, under names that look like values',
    { odd: { null: null, '7': 7, '2.5': 2.5, True: false, '["y"]': ['y'], '{"z":1}': { z: 1 } } },
    ['null', '7', '2.5', 'True', '["y"]', '{"z":1}'].map((name) => `/odd/${name}`),
    ['/odd/7', '/odd/["y"]', '/odd/null'],
    { odd: { null: null, '7': 7, '["y"]': ['y'] } },
  ],
  [
    'an object with all hidden',
    { over: { 12: true, 18: false } },
    ['/over/12', '/over/18'],
    ['/over/18'],
    { over: { 18: false } },
  ],
  ['an object with all hidden and none shown', { over: { 12: true } }, ['/over/12'], [], { over: {} }],
  ['an array that is hidden as a whole', { list: [3, 2] }, ['/list'], ['/list'], { list: [3, 2] }],
  [
    'arrays in an array',
    {
      grid: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    ['/grid/0/0', '/grid/0/1', '/grid/1/0', '/grid/1/1'],
    ['/grid/0/0', '/grid/1/1'],
    { grid: [['a'], ['d']] },
  ],
  ['an array of nulls', { list: [null, null, null] }, ['/list/1'], [], { list: [null, null] }],
  [
    'an array of objects, one of them with a hidden member',
    { homes: [{ town: 'Izmir' }, { town: 'Bursa' }], one: [{ x: 'y' }] },
    ['/homes/1', '/one/0/x'],
    ['/homes/1', '/one/0/x'],
    { homes: [{ town: 'Izmir' }, { town: 'Bursa' }], one: [{ x: 'y' }] },
  ],
  [
    'an array of which one is open',
    { list: ['a', 'b', 'c'] },
    ['/list/0', '/list/1'],
    ['/list/1'],
    { list: ['b', 'c'] },
  ],
  [
    'hidden in hidden, none shown',
    { deep: ['open', { a: 1, b: { c: 2 } }, ['x', 'y']] },
    ['/deep/1', '/deep/1/b', '/deep/2/0', '/deep/2/1'],
    [],
    { deep: ['open', []] },
  ],
  [
    'hidden in hidden, some shown',
    { deep: ['open', { a: 1, b: { c: 2 } }, ['x', 'y']] },
    ['/deep/1', '/deep/1/b', '/deep/2/0', '/deep/2/1'],
    ['/deep/1/b', '/deep/2/1'],
    { deep: ['open', { a: 1, b: { c: 2 } }, ['y']] },
  ],
  ['nothing hidden', { deep: [{ a: ['x'] }] }, [], [], { deep: [{ a: ['x'] }] }],
];

test.each(shapes)('%s', async (_, claims, disclosable, reveal, shown) => {
  const sdJwt = await issue({ payload: claims, disclosable });
  expect(await claimsOf(sdJwt)).toEqual(claims);
  expect(await claimsOf(await presentSdJwt({ sdJwt, reveal }))).toEqual(shown);
});

/** Every JSON Pointer into a value. */
function pointersOf(value: JsonValue | undefined, pointer = ''): string[] {
  const children: (readonly [string, JsonValue | undefined])[] = Array.isArray(value)
    ? value.map((entry, index) => [String(index), entry] as const)
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return children.flatMap(([name, child]) => {
    const there = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [there, ...pointersOf(child, there)];
  });
}

test('any parts of any payload can be hidden, and all of them shown give the payload back', async () => {
  const name = fc.stringMatching(/^[a-z/~ ]{1,4}$/);
  const { tree } = fc.letrec<{ tree: JsonValue; object: JsonObject }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('tree'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
  }));
  const cases = fc.record({
    payload: fc.dictionary(name, tree, { maxKeys: 4 }),
    seed: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ payload: claims, seed }) => {
      const clean = JSON.parse(JSON.stringify(claims).replaceAll('\\u0000', '')) as JsonObject;
      const disclosable = pointersOf(clean).filter((_, at) => seed[at % seed.length] === true);
      const sdJwt = await issue({ payload: clean, disclosable });
      expect(await claimsOf(sdJwt)).toEqual(clean);
      expect(await claimsOf(await presentSdJwt({ sdJwt, reveal: disclosable }))).toEqual(clean);
    }),
    fuzzRuns(150, 'SD-JWT'),
  );
});
