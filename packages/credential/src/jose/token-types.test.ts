import { beforeAll, describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import type { PublicKey } from '../key/public-key.ts';
import type { JsonObject } from '../model/json-value.ts';
import { AUDIENCE, forgeJws, JOSE_NOW, NONCE, sampleCredential, sampleTokens } from '../testing/jose-samples.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { openEnvelope } from './open-envelope.ts';
import { parseSdJwt } from './sd-jwt/parse-sd-jwt.ts';
import { verifySdJwt } from './sd-jwt/verify-sd-jwt.ts';

/** Where a token may be handed in, by the media type that is announced there; `undefined`: anything that is a credential. */
const DOORS = [
  undefined,
  'application/vc+jwt',
  'application/vp+jwt',
  'application/vc+sd-jwt',
  'application/vp+sd-jwt',
  'application/dc+sd-jwt',
  'application/vc+cose',
  'application/vp+cose',
  'application/jwt',
  'application/sd-jwt',
  'application/cose',
];

/** What each token is, and at which doors it belongs. All others must refuse it. */
const BELONGS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'vc+jwt': [undefined, 'application/vc+jwt', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'open-badges-3.0-jwt': [undefined, 'application/vc+jwt', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'vp+jwt': [undefined, 'application/vp+jwt', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'vc+sd-jwt': [undefined, 'application/vc+sd-jwt', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'vp+sd-jwt': [undefined, 'application/vp+sd-jwt', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'dc+sd-jwt': [
    ...[undefined, 'application/dc+sd-jwt', 'application/jwt', 'application/sd-jwt', 'application/cose'],
    // The name that it had before.
    'application/vc+sd-jwt',
  ],
  'vc+cose': [undefined, 'application/vc+cose', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'vp+cose': [undefined, 'application/vp+cose', 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'vc-jwt-1.1': [undefined, 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'vp-jwt-1.1': [undefined, 'application/jwt', 'application/sd-jwt', 'application/cose'],
  'open-badges-2.0-jws': [undefined, 'application/jwt', 'application/sd-jwt', 'application/cose'],
};

let key: TestKey;
let tokens: Awaited<ReturnType<typeof sampleTokens>>;

beforeAll(async () => {
  key = await testKey(81);
  tokens = await sampleTokens(key);
});

async function enters(content: string | Uint8Array, mediaType: string | undefined, publicKey: PublicKey) {
  try {
    return (await openEnvelope(content, { mediaType }).verify(publicKey)) === undefined ? 'wrong' : 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('A08 a token of one kind is not taken for one of another', () => {
  test('every token at every door', async () => {
    let count = 0;
    for (const [name, content] of Object.entries(tokens)) {
      for (const door of DOORS) {
        count++;
        const outcome = await enters(content, door, key.publicKey);
        // COSE is bytes: text at its door is not even base64 of it.
        const textAtCose = typeof content === 'string' && door?.endsWith('cose') === true;
        const belongs = BELONGS[name]?.includes(door) === true && !textAtCose;
        if (belongs) expect(outcome, `${name} at ${door}`).toBe('accepted');
        else expect(outcome, `${name} at ${door}`).toMatch(/^jose\./);
      }
    }
    process.stdout.write(
      `  A08: ${Object.keys(tokens).length} kinds of token at ${DOORS.length} doors: ${count} pairs\n`,
    );
    expect(count).toBe(18 * DOORS.length);
  });

  test('an SD-JWT only under its own type', async () => {
    for (const name of ['vc+sd-jwt', 'vp+sd-jwt', 'dc+sd-jwt']) {
      for (const type of ['vc+sd-jwt', 'vp+sd-jwt', 'dc+sd-jwt', 'kb+jwt', 'example+sd-jwt', 'JWT', 'vc+jwt']) {
        const sdJwt = String(tokens[name]);
        const verifying = verifySdJwt({ sdJwt, type, key: key.publicKey, now: JOSE_NOW, keyBinding: 'not-required' });
        if (type === name) expect(await verifying).toMatchObject({ verified: true });
        else await expect(verifying).rejects.toThrow('jose.type-wrong');
      }
    }
  });

  test('any other token in the place of a key binding binds nothing', async () => {
    const [issuerSigned] = String(tokens['dc+sd-jwt']).split('~');
    const expected = { audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW };
    for (const [name, content] of Object.entries(tokens)) {
      if (typeof content !== 'string' || content.includes('~')) continue;
      const verified = await openEnvelope(`${issuerSigned}~${content}`).verify(key.publicKey);
      const finding = await verified?.checkBinding(expected);
      // This key binding is of another presentation, with one more part.
      const code = name === 'kb+jwt' ? 'binding.other-content' : 'binding.malformed';
      expect(finding, name).toMatchObject({ bound: false, reasonCode: code });
    }
  });

  test('a content type of the other kind, or of a token in a token, is refused', async () => {
    const credential = sampleCredential(key);
    for (const cty of ['vp', 'application/vp', 'JWT', 'VP']) {
      const token = await forgeJws(key, { typ: 'vc+jwt', kid: key.keyId, cty }, credential);
      expect(() => openEnvelope(token)).toThrow('jose.type-wrong');
    }
    for (const cty of ['vc', 'application/vc', 'VC', 'vc+ld+json', 'example']) {
      const token = await forgeJws(key, { typ: 'vc+jwt', kid: key.keyId, cty }, credential);
      expect(openEnvelope(token).form).toBe('vc+jwt');
    }
  });

  test.each([
    ['vc+jwt', 'vc+jwt'],
    ['VC+JWT', 'vc+jwt'],
    ['application/vc+jwt', 'vc+jwt'],
    ['Application/VC+jwt', 'vc+jwt'],
    ['vc+ld+jwt', 'vc+jwt'],
    ['vc-ld+jwt', 'vc+jwt'],
    ['vc+ld+json+jwt', 'vc+jwt'],
    ['JWT', 'vc+jwt'],
    ['jwt', 'vc+jwt'],
    ['JOSE', 'vc+jwt'],
  ])('typ %s of a credential', async (typ, form) => {
    const { validFrom, id } = sampleCredential(key);
    const badge = {
      iss: key.did,
      jti: id,
      nbf: Date.parse(validFrom ?? '') / 1_000,
      sub: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
    };
    const claims = { ...sampleCredential(key), ...badge };
    expect(openEnvelope(await forgeJws(key, { typ, kid: key.keyId }, claims)).form).toBe(form);
  });

  test.each([
    'vc',
    'vc+jwt ',
    'vc+jwt;x=y',
    'text/vc+jwt',
    'application/x/vc+jwt',
    'credential',
    'vc+cose',
    'dc+sd-jwt',
    '',
  ])('typ %j of a credential in a JWS is refused', async (typ) => {
    const token = await forgeJws(key, { typ, kid: key.keyId }, sampleCredential(key));
    expect(() => openEnvelope(token)).toThrow('jose.type-wrong');
  });

  test.each<[string, JsonObject]>([
    ['nothing', {}],
    ['an identity', { iss: 'x', sub: 'y', aud: 'z', nonce: 'n' }],
    ['a type of its own', { type: 'Credential' }],
    ['both kinds of claim', { vc: { type: 'VerifiableCredential' }, vp: { type: 'VerifiablePresentation' } }],
    ['a claim vc that is no credential', { iss: 'x', vc: { type: 'Credential' } }],
    ['a claim vc that is a text', { iss: 'x', vc: 'e30' }],
    ['a claim vp that is no presentation', { iss: 'x', vp: { type: 'VerifiableCredential' } }],
    ['a hosted badge', { type: 'Assertion', verification: { type: 'HostedBadge' } }],
    ['a badge without verification', { type: 'Assertion' }],
  ])('an untyped token with %s is refused', async (_, claims) => {
    for (const header of [{}, { typ: 'JWT' }]) {
      const token = await forgeJws(key, header, claims);
      expect(() => openEnvelope(token)).toThrow(/^jose\.(?:type-wrong|claims-malformed)/);
    }
  });

  test('A03 a credential in a claim beside a payload that is one is refused', async () => {
    const credential = sampleCredential(key);
    for (const typ of ['vc+jwt', 'vp+jwt', 'vc+sd-jwt', 'dc+sd-jwt']) {
      for (const name of ['vc', 'vp']) {
        const claims = { ...credential, vct: 'x', [name]: credential };
        const token = await forgeJws(key, { typ, kid: key.keyId }, claims);
        const content = typ.includes('sd-jwt') ? `${token}~` : token;
        expect(() => openEnvelope(content)).toThrow('jose.claims-malformed');
      }
    }
    expect(parseSdJwt(`${await forgeJws(key, {}, {})}~`).disclosures).toEqual([]);
  });
});
