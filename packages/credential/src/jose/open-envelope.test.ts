import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json-value.ts';
import { AUDIENCE, forgeJws, JOSE_NOW, NONCE, sampleCredential, sampleTokens } from '../testing/jose-samples.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { encodeBase64url } from './base64url.ts';
import { envelopVc, envelopVp } from './envelop-credential.ts';
import { openEnvelope } from './open-envelope.ts';
import { sdDigest } from './sd-jwt/sd-hash.ts';

let key: TestKey;
let other: TestKey;
let tokens: Awaited<ReturnType<typeof sampleTokens>>;

beforeAll(async () => {
  key = await testKey(41);
  other = await testKey(42);
  tokens = await sampleTokens(key);
});

const token = (name: string): string | Uint8Array => tokens[name] ?? '';

describe('every form is opened for what it is', () => {
  test.each([
    ['vc+jwt', 'credential', 'vc+jwt'],
    ['vp+jwt', 'presentation', 'vp+jwt'],
    ['vc+sd-jwt', 'credential', 'vc+sd-jwt'],
    ['vp+sd-jwt', 'presentation', 'vp+sd-jwt'],
    ['dc+sd-jwt', 'credential', 'dc+sd-jwt'],
    ['vc+cose', 'credential', 'vc+cose'],
    ['vp+cose', 'presentation', 'vp+cose'],
    ['vc-jwt-1.1', 'credential', 'vc-jwt-1.1'],
    ['vp-jwt-1.1', 'presentation', 'vp-jwt-1.1'],
    ['open-badges-3.0-jwt', 'credential', 'vc+jwt'],
    ['open-badges-2.0-jws', 'credential', 'open-badges-2.0-jws'],
  ])('%s', async (name, kind, form) => {
    const envelope = openEnvelope(token(name));
    expect(envelope).toMatchObject({ kind, form, algorithm: 'EdDSA' });
    const verified = await envelope.verify(key.publicKey);
    expect(verified?.document).toEqual(envelope.unverified.document);
    expect(await envelope.verify(other.publicKey)).toBeUndefined();
    expect(await envelope.verify((await testKey(41, 'P-256')).publicKey)).toBeUndefined();
  });
});

test.each(['vc+jwt', 'vc+sd-jwt', 'vc+cose', 'open-badges-3.0-jwt'])(
  '%s gives back the credential that was signed, and nothing of the token around it',
  async (name) => {
    const verified = await openEnvelope(token(name)).verify(key.publicKey);
    const { achievement, ...subject } = sampleCredential(key).credentialSubject as JsonObject;
    expect(verified?.document).toEqual(sampleCredential(key));
    expect({ ...subject, achievement }).toEqual(verified?.document.credentialSubject);
  },
);

test.each(['vp+jwt', 'vp+sd-jwt', 'vp+cose', 'vp-jwt-1.1'])(
  '%s is bound to one verifier and one occasion',
  async (name) => {
    const verified = await openEnvelope(token(name)).verify(key.publicKey);
    const expected = { audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW };
    expect(await verified?.checkBinding(expected)).toEqual({ bound: true });
    expect(await verified?.checkBinding({ ...expected, audience: 'https://other.example' })).toMatchObject({
      reasonCode: 'proof.domain-wrong',
    });
    expect(await verified?.checkBinding({ ...expected, nonce: 'x' })).toMatchObject({
      reasonCode: 'proof.challenge-wrong',
    });
  },
);

test('a credential by itself is bound to nobody', async () => {
  const expected = { audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW };
  for (const name of ['vc+jwt', 'vc+cose', 'vc+sd-jwt', 'dc+sd-jwt', 'vc-jwt-1.1', 'open-badges-2.0-jws']) {
    const verified = await openEnvelope(token(name)).verify(key.publicKey);
    expect(await verified?.checkBinding(expected), name).toMatchObject({ bound: false, reasonCode: 'binding.missing' });
  }
});

describe('A03 an envelope in JSON', () => {
  const enveloped = (more: JsonObject = {}): string => JSON.stringify({ ...envelopVc(token('vc+jwt')), ...more });

  test.each<[string, JsonObject, string]>([
    ['with a claim beside it', { credentialSubject: { id: 'did:example:thief' } }, 'jose.envelope-malformed'],
    ['with an issuer beside it', { issuer: 'did:example:other' }, 'jose.envelope-malformed'],
    ['with a proof beside it', { proof: {} }, 'jose.envelope-malformed'],
    ['that is called a presentation', { type: 'EnvelopedVerifiablePresentation' }, 'jose.envelope-malformed'],
    ['that is called a credential', { type: 'VerifiableCredential' }, 'jose.envelope-malformed'],
    ['with another context', { '@context': 'https://example.org' }, 'credential.malformed'],
    ['without a data: URL', { id: 'https://issuer.example/1.jwt' }, 'credential.malformed'],
    ['of something unknown', { id: 'data:text/html,x' }, 'jose.envelope-unsupported'],
    ['of an envelope', { id: `data:application/vc+jwt,data:application/vc+jwt,x` }, 'jose.malformed'],
    ['of bytes that are no base64', { id: 'data:application/vc+cose;base64,!!!' }, 'jose.envelope-malformed'],
  ])('%s is refused', (_, more, code) => {
    expect(() => openEnvelope(enveloped(more))).toThrow(code);
  });

  test('that is no object is refused', () => {
    expect(() => openEnvelope('[]')).toThrow('jose.malformed');
    expect(() => openEnvelope('{"type":"EnvelopedVerifiableCredential","type":1}')).toThrow('json.duplicate-key');
  });
});

test('A14 an SD-JWT that lets its holder hide what binds it is refused in every form', async () => {
  for (const name of ['vc+sd-jwt', 'dc+sd-jwt']) {
    const disclosure = encodeBase64url(new TextEncoder().encode(JSON.stringify(['s', 'cnf', {}])));
    const claims = { ...sampleCredential(key), vct: 'x', iss: key.did, _sd: [sdDigest('sha-256', disclosure)] };
    const jwt = await forgeJws(key, { typ: name, kid: key.keyId }, claims);
    expect(() => openEnvelope(`${jwt}~${disclosure}~`)).toThrow('sd-jwt.claim-not-disclosable');
    expect(openEnvelope(`${jwt}~`).form).toBe(name);
  }
});

test('only what has a media type of its own is enveloped', () => {
  expect(() => envelopVc(token('vc-jwt-1.1'))).toThrow('jose.envelope-unsupported');
  expect(() => envelopVc(token('vp+jwt'))).toThrow('jose.type-wrong');
  expect(() => envelopVp(token('vc+jwt'))).toThrow('jose.type-wrong');
  expect(() => envelopVc('x')).toThrow('jose.malformed');
});

describe('the same, however it is handed over', () => {
  test.each(['vc+jwt', 'vc+sd-jwt', 'dc+sd-jwt', 'vc+cose'])('%s in an enveloped credential', async (name) => {
    const enveloped = envelopVc(token(name));
    expect(enveloped.id).toMatch(`data:application/${name}`);
    for (const content of [JSON.stringify(enveloped), String(enveloped.id), ` ${enveloped.id}\n`]) {
      const envelope = openEnvelope(content);
      expect(envelope.form).toBe(name);
      expect(await envelope.verify(key.publicKey)).toBeDefined();
    }
  });

  test.each(['vp+jwt', 'vp+sd-jwt', 'vp+cose'])('%s in an enveloped presentation', async (name) => {
    expect(openEnvelope(JSON.stringify(envelopVp(token(name)))).form).toBe(name);
  });

  test('text as bytes, with the line end of a file', () => {
    expect(openEnvelope(new TextEncoder().encode(`${token('vc+jwt')}\n`)).form).toBe('vc+jwt');
  });

  test('what its sender says of it must be true', () => {
    expect(openEnvelope(token('vc+jwt'), { mediaType: 'application/vc+jwt' }).form).toBe('vc+jwt');
    expect(openEnvelope(token('vc+jwt'), { mediaType: 'application/jwt' }).form).toBe('vc+jwt');
    expect(() => openEnvelope(token('vc+jwt'), { mediaType: 'application/vp+jwt' })).toThrow('jose.type-wrong');
    expect(() => openEnvelope(token('vc-jwt-1.1'), { mediaType: 'application/vc+jwt' })).toThrow('jose.type-wrong');
    expect(() => openEnvelope(token('vc+jwt'), { mediaType: 'text/html' })).toThrow('jose.envelope-unsupported');
    expect(() => openEnvelope(token('vc+cose'), { mediaType: 'application/vc+jwt' })).toThrow('jose.type-wrong');
  });
});
