import { encode, Tagged } from 'cborg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json-value.ts';
import { assertion, forgeJws, JOSE_NOW, legacyClaims, sampleCredential } from '../../testing/jose-samples.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { checkTimes } from '../check-times.ts';
import { openEnvelope } from '../open-envelope.ts';

let key: TestKey;

beforeAll(async () => {
  key = await testKey(111);
});

const open = async (claims: JsonObject, header: JsonObject = { typ: 'JWT', kid: key.keyId }) =>
  openEnvelope(await forgeJws(key, header, claims));
const legacy = (more: JsonObject, vc: JsonObject = {}) => {
  const claims = legacyClaims(key);
  return open({ ...claims, ...more, vc: { ...(claims.vc as JsonObject), ...vc } });
};

describe('a credential of the VC Data Model 1.1', () => {
  test('has its claims back in their places', async () => {
    const { form, keyHint, unverified } = await legacy({ iat: 1_541_493_724, nonce: 'x' });
    expect(form).toBe('vc-jwt-1.1');
    expect(keyHint).toEqual({ issuer: key.did, kid: key.keyId, verificationMethod: key.keyId });
    expect(unverified.document).toEqual({
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      id: 'urn:uuid:7c4c0b5e-0a3e-4f5a-9d0c-0d4b5a2f9f10',
      issuer: key.did,
      issuanceDate: '2018-11-06T08:42:04Z',
      expirationDate: '2019-11-06T08:42:03Z',
      credentialSubject: { id: 'did:example:learner', name: 'Ayşe Ünal' },
    });
    // Its beginning and end are the credential's, and not those of the signature.
    expect(unverified.times).toEqual({ issuedAt: new Date('2018-11-06T08:42:04Z') });
  });

  test('may say the same twice', async () => {
    const same = {
      id: 'urn:uuid:7c4c0b5e-0a3e-4f5a-9d0c-0d4b5a2f9f10',
      issuer: { id: key.did, name: 'Northern College' },
      issuanceDate: '2018-11-06T08:42:04.123Z',
      expirationDate: '2019-11-06T09:42:03+01:00',
      credentialSubject: { id: 'did:example:learner' },
    };
    expect((await legacy({}, same)).unverified.document).toMatchObject(same);
  });

  test('may leave claims out that the credential has', async () => {
    const vc = { ...(legacyClaims(key).vc as JsonObject), issuer: key.did, issuanceDate: '2018-11-06T08:42:04Z' };
    const { unverified, keyHint } = await open({ vc });
    expect(unverified.document).toEqual(vc);
    expect(keyHint.issuer).toBe(key.did);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['another issuer', {}, { issuer: 'did:example:other' }],
    ['another issuer in an object', {}, { issuer: { id: 'did:example:other' } }],
    ['another id', {}, { id: 'urn:uuid:other' }],
    ['another subject', {}, { credentialSubject: { id: 'did:example:other' } }],
    ['another subject in an array', {}, { credentialSubject: [{ id: 'did:example:other' }] }],
    [
      'a subject that is none of several',
      {},
      { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] },
    ],
    ['another beginning', {}, { issuanceDate: '2018-11-06T08:42:06Z' }],
    ['another end', {}, { expirationDate: '2029-11-06T08:42:03Z' }],
    ['a later end in the claim', { exp: 1_900_000_000 }, { expirationDate: '2019-11-06T08:42:03Z' }],
  ])('that says %s in claim and member is refused', async (_, claims, vc) => {
    await expect(legacy(claims, vc)).rejects.toThrow('jose.claims-conflict');
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['no issuer', { iss: undefined as never }, {}],
    ['an issuer without an id', {}, { issuer: { name: 'Acme' } }],
    ['an issuer that is a list', {}, { issuer: [key?.did ?? 'x'] }],
    ['an end in words', { exp: '2030-01-01T00:00:00Z' }, {}],
    ['an end that is null', { exp: null }, {}],
    ['a beginning before all times', { nbf: -1 }, {}],
    ['an end after all times', { exp: 1e15 }, {}],
    ['an issuer that is a number', { iss: 1 }, {}],
    ['a subject that is empty', { sub: '' }, {}],
    ['an audience of numbers', { aud: [1] }, {}],
    ['a nonce that is a number', { nonce: 1 }, {}],
    ['a date in the credential that is none', {}, { expirationDate: 'soon' }],
  ])('with %s is refused', async (_, claims, vc) => {
    await expect(legacy(claims, vc)).rejects.toThrow('jose.claims-malformed');
  });

  test('with 2.0 in the claim has its dates under the names of 2.0', async () => {
    const vc = { '@context': ['https://www.w3.org/ns/credentials/v2'] };
    const { document } = (await legacy({}, vc)).unverified;
    expect(document).toMatchObject({ validFrom: '2018-11-06T08:42:04Z', validUntil: '2019-11-06T08:42:03Z' });
  });

  test('with several subjects gives none of them the one name', async () => {
    const credentialSubject = [{ name: 'A' }, { name: 'B' }];
    expect((await legacy({}, { credentialSubject })).unverified.document).toMatchObject({ credentialSubject });
    const [one] = credentialSubject;
    const { document } = (await legacy({}, { credentialSubject: [one ?? {}] })).unverified;
    expect(document.credentialSubject).toEqual([{ id: 'did:example:learner', name: 'A' }]);
  });
});

describe('a presentation of the VC Data Model 1.1', () => {
  const vp = { type: ['VerifiablePresentation'] };

  test('has its holder, its id and its audience from the claims', async () => {
    const { unverified, keyHint } = await open({ iss: key.did, jti: 'urn:x', aud: ['a', 'b'], nonce: 'n', vp });
    expect(unverified.document).toEqual({ ...vp, holder: key.did, id: 'urn:x' });
    expect(unverified).toMatchObject({ audience: ['a', 'b'], nonce: 'n' });
    expect(keyHint.issuer).toBe(key.did);
  });

  test('that names two holders is refused', async () => {
    await expect(open({ iss: key.did, vp: { ...vp, holder: 'did:example:other' } })).rejects.toThrow(
      'jose.claims-conflict',
    );
  });
});

describe('a badge of Open Badges 3.0 as a JSON Web Token', () => {
  const badge = (more: JsonObject = {}) => {
    const credential = sampleCredential(key);
    const subject = credential.credentialSubject as JsonObject & { readonly id: string };
    const claims = {
      iss: key.did,
      jti: credential.id,
      nbf: Date.parse(credential.validFrom ?? '') / 1_000,
      exp: Date.parse(credential.validUntil ?? '') / 1_000,
      sub: subject.id,
    };
    return { ...credential, ...claims, ...more };
  };

  test('is the credential that it says', async () => {
    const { form, unverified } = await open(badge());
    expect(form).toBe('vc+jwt');
    expect(unverified.document).toEqual(sampleCredential(key));
    expect(unverified.times).toEqual({});
  });

  test('takes its end from exp', async () => {
    const { validUntil: _, ...rest } = badge();
    expect((await open(rest)).unverified.document).toEqual(sampleCredential(key));
  });

  test('is told by its nbf where it has no typ', async () => {
    await expect(open(badge({ jti: undefined as never }), { kid: key.keyId })).rejects.toThrow('jose.claims-malformed');
    await expect(open(badge({ nbf: 1 }), { kid: key.keyId })).rejects.toThrow('jose.claims-conflict');
  });

  test.each(['iss', 'jti', 'nbf', 'sub'])('without %s is refused', async (name) => {
    await expect(open(badge({ [name]: undefined as never }))).rejects.toThrow('jose.claims-malformed');
  });

  test.each<[string, JsonObject]>([
    ['iss', { iss: 'did:example:other' }],
    ['jti', { jti: 'urn:other' }],
    ['nbf', { nbf: 1 }],
    ['exp', { exp: 1 }],
    ['sub', { sub: 'urn:other' }],
  ])('with another %s than its credential is refused', async (_, more) => {
    await expect(open(badge(more))).rejects.toThrow('jose.claims-conflict');
  });

  test('about somebody without an identifier needs no sub', async () => {
    const { id: _, ...subject } = badge().credentialSubject as JsonObject;
    expect((await open(badge({ credentialSubject: subject, sub: undefined as never }))).kind).toBe('credential');
  });
});

describe('a signed badge of Open Badges 2.0', () => {
  test('points at its key and, if it has it inside, at its issuer', async () => {
    const opened = await open(assertion, {});
    expect(opened).toMatchObject({ form: 'open-badges-2.0-jws', kind: 'credential' });
    expect(opened.keyHint).toEqual({ issuer: undefined, kid: 'https://issuer.example/keys/1' });
    const badge = { type: 'BadgeClass', issuer: { id: 'https://issuer.example' } };
    expect((await open({ ...assertion, badge }, {})).keyHint.issuer).toBe('https://issuer.example');
    expect(opened.unverified.document).toEqual(assertion);
  });

  test.each(['SignedBadge', 'signed', ['SignedBadge', 'VerificationObject']])('of type %j is read', async (type) => {
    expect((await open({ ...assertion, verification: { type } }, {})).form).toBe('open-badges-2.0-jws');
  });

  test('that is to be verified where it is hosted is refused', async () => {
    await expect(open({ ...assertion, verification: { type: 'HostedBadge' } }, {})).rejects.toThrow('jose.type-wrong');
    const creator = { type: 'SignedBadge', creator: { id: 'x' } };
    await expect(open({ ...assertion, verification: creator }, {})).rejects.toThrow('jose.claims-malformed');
  });
});

describe('a credential as its own payload', () => {
  const vc = (more: JsonObject) => open({ ...sampleCredential(key), ...more }, { typ: 'vc+jwt', kid: key.keyId });

  test.each<[string, JsonObject]>([
    ['iss', { iss: 'did:example:other' }],
    ['jti', { jti: 'urn:other' }],
    ['sub', { sub: 'urn:other' }],
    ['issuer', { iss: key?.did ?? 'x', issuer: 'did:example:other' }],
  ])('with another %s in the token is refused', async (_, more) => {
    await expect(vc(more)).rejects.toThrow(/^jose\.(?:claims-conflict|key-not-issuers)/);
  });

  test('without an issuer, or with one that is nobody, is refused', async () => {
    for (const issuer of [undefined, '', {}, { id: 1 }, []]) {
      await expect(vc({ issuer: issuer as never })).rejects.toThrow('jose.claims-malformed');
    }
  });

  test('has the times of its signature beside those of the credential', async () => {
    const { times, document } = (await vc({ iat: 1_795_000_000, exp: 1_796_000_000, nbf: 1_795_000_000.5 })).unverified;
    expect(times).toEqual({
      issuedAt: new Date(1_795_000_000_000),
      notBefore: new Date(1_795_000_000_500),
      expires: new Date(1_796_000_000_000),
    });
    expect(document).toEqual(sampleCredential(key));
  });

  test('may write when it was signed in letters, and nothing else', async () => {
    expect((await vc({ iat: '2026-11-24T12:00:00Z' })).unverified.times.issuedAt).toEqual(JOSE_NOW);
    await expect(vc({ iat: 'yesterday' })).rejects.toThrow('jose.claims-malformed');
    await expect(vc({ exp: '2026-11-24T12:00:00Z' })).rejects.toThrow('jose.claims-malformed');
  });

  test('keeps members that are no claims of a token, so that an unknown one is found', async () => {
    expect((await vc({ status: { status_list: {} } })).unverified.document.status).toBeDefined();
  });
});

describe('the times of a signature', () => {
  const clock = { now: JOSE_NOW, toleranceMs: 60_000 };
  const at = (seconds: number) => new Date(JOSE_NOW.getTime() + seconds * 1_000);

  test.each([
    [{}, undefined],
    [{ issuedAt: at(60), notBefore: at(60), expires: at(-59) }, undefined],
    [{ issuedAt: at(61) }, 'proof.created-in-future'],
    [{ notBefore: at(61) }, 'proof.not-yet'],
    [{ expires: at(-60) }, 'proof.expired'],
  ])('%j', (times, expected) => {
    expect(checkTimes(times, clock)).toBe(expected);
  });
});

describe('the key that a token names', () => {
  const WEB = 'did:web:college.example';
  const HTTPS = 'https://college.example/issuers/1';
  const hint = async (issuer: string, kid?: string) => {
    const claims = { ...sampleCredential(key), issuer: { id: issuer } };
    return (await open(claims, { typ: 'vc+jwt', ...(kid === undefined ? {} : { kid }) })).keyHint.verificationMethod;
  };

  test.each([
    [WEB, `${WEB}#key-1`, `${WEB}#key-1`],
    [WEB, '#key-1', `${WEB}#key-1`],
    [WEB, 'key-1', undefined],
    [WEB, undefined, undefined],
    [HTTPS, `${HTTPS}#key-1`, `${HTTPS}#key-1`],
    [HTTPS, '#key-1', `${HTTPS}#key-1`],
    [HTTPS, '73voMXFNmNlOEpuYCSJlh8eN0dscykoO6gBukgRS1uU', undefined],
    [HTTPS, 'https://college.example/keys/1', undefined],
    ['did:jwk:e30', undefined, 'did:jwk:e30#0'],
    ['did:jwk:e30', 'did:jwk:e30', 'did:jwk:e30#0'],
    ['did:key:z6Mk', 'z6Mk', 'did:key:z6Mk#z6Mk'],
  ])('issuer %s, kid %s', async (issuer, kid, expected) => {
    expect(await hint(issuer, kid)).toBe(expected);
  });

  test.each([
    [WEB, 'did:web:other.example#key-1'],
    [WEB, 'did:web:college.example:other#key-1'],
    [HTTPS, `${WEB}#key-1`],
    ['did:key:z6Mk', 'did:key:z6MkOther#z6MkOther'],
  ])('A01 of issuer %s, kid %s is somebody else’s', async (issuer, kid) => {
    await expect(hint(issuer, kid)).rejects.toThrow('jose.key-not-issuers');
  });
});

describe('claims in the header of COSE', () => {
  const cose = async (header: readonly (readonly [number, unknown])[], more: JsonObject = {}) => {
    const protectedBytes = encode(new Map<number, unknown>([[1, -8], [16, 'application/vc+cose'], ...header]));
    const payload = new TextEncoder().encode(JSON.stringify({ ...sampleCredential(key), ...more }));
    const signature = await key.sign(encode(['Signature1', protectedBytes, new Uint8Array(), payload]));
    return openEnvelope(encode(new Tagged(18, [protectedBytes, new Map(), payload, signature])));
  };
  const cwt = (entries: readonly (readonly [number, unknown])[]) => [[15, new Map(entries)]] as const;

  test('are the claims of the token', async () => {
    const opened = await cose(
      cwt([
        [1, key.did],
        [4, 1_796_000_000],
        [6, 1_795_000_000],
        [99, 'ignored'],
      ]),
    );
    expect(opened.unverified.times).toEqual({
      issuedAt: new Date(1_795_000_000_000),
      expires: new Date(1_796_000_000_000),
    });
    expect(opened.unverified.document).toEqual(sampleCredential(key));
  });

  test('must agree with the credential and with the payload', async () => {
    await expect(cose(cwt([[1, 'did:example:other']]))).rejects.toThrow('jose.claims-conflict');
    await expect(cose(cwt([[4, 1]]), { exp: 2 })).rejects.toThrow('jose.claims-conflict');
    await expect(cose(cwt([[4, 'never']]))).rejects.toThrow('jose.claims-malformed');
    await expect(cose([[15, 1]])).rejects.toThrow('jose.malformed');
  });

  test('a key identifier that is no text names no key', async () => {
    expect((await cose([[4, Uint8Array.from([0xff])]])).keyHint.kid).toBeUndefined();
    expect((await cose([[4, new TextEncoder().encode(key.keyId)]])).keyHint.kid).toBe(key.keyId);
    await expect(cose([[4, 'text']])).rejects.toThrow('jose.malformed');
  });
});
