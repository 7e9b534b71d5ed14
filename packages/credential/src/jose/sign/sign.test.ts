import { beforeAll, describe, expect, test } from 'vitest';
import { CREDENTIALS_V2 } from '../../jsonld/pinned-contexts.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { countingRandom, JOSE_NOW, sampleCredential } from '../../testing/jose-samples.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { envelopVc } from '../envelop-credential.ts';
import { createJws } from '../jws/create-jws.ts';
import { openEnvelope } from '../open-envelope.ts';
import { signBadgeJwt } from './sign-badge-jwt.ts';
import { signVcCose, signVpCose } from './sign-vc-cose.ts';
import { signVcJwt } from './sign-vc-jwt.ts';
import { signVcSdJwt, signVpSdJwt } from './sign-vc-sd-jwt.ts';
import { signVpJwt } from './sign-vp-jwt.ts';
import type { Signing } from './signable.ts';

let key: TestKey;

beforeAll(async () => {
  key = await testKey(141);
});

const hiding = () => ({ disclosable: [], random: countingRandom() });
const signers = {
  'vc+jwt': (credential: JsonObject, more: Partial<Signing> = {}) =>
    signVcJwt({ credential, signingKey: key, kid: key.keyId, ...more }),
  'vc+cose': (credential: JsonObject, more: Partial<Signing> = {}) =>
    signVcCose({ credential, signingKey: key, kid: key.keyId, ...more }),
  'vc+sd-jwt': (credential: JsonObject, more: Partial<Signing> = {}) =>
    signVcSdJwt({ credential, signingKey: key, kid: key.keyId, ...hiding(), ...more }),
  'open-badges-3.0-jwt': (credential: JsonObject, more: Partial<Signing> = {}) =>
    signBadgeJwt({ credential, signingKey: key, kid: key.keyId, ...more }),
};
const presenters = {
  'vp+jwt': (presentation: JsonObject, more: Partial<Signing> = {}) =>
    signVpJwt({ presentation, signingKey: key, kid: key.keyId, ...more }),
  'vp+cose': (presentation: JsonObject, more: Partial<Signing> = {}) =>
    signVpCose({ presentation, signingKey: key, kid: key.keyId, ...more }),
  'vp+sd-jwt': (presentation: JsonObject, more: Partial<Signing> = {}) =>
    signVpSdJwt({ presentation, signingKey: key, kid: key.keyId, ...hiding(), ...more }),
};
const presentation = (more: JsonObject = {}): JsonObject => ({
  '@context': [CREDENTIALS_V2],
  type: ['VerifiablePresentation'],
  holder: key.did,
  ...more,
});

describe.each(Object.entries(signers))('%s', (_, sign) => {
  test.each(['Ed25519', 'P-256', 'P-384', 'P-521'] as const)('is signed by a key of %s', async (type) => {
    const issuer = await testKey(142, type);
    const credential = { ...sampleCredential(issuer) };
    const verified = await openEnvelope(await sign(credential, { signingKey: issuer, kid: issuer.keyId })).verify(
      issuer.publicKey,
    );
    expect(verified?.document).toEqual(credential);
  });

  test.each<[string, JsonObject, string]>([
    ['that another issues', { issuer: 'did:example:other' }, 'jose.key-not-issuers'],
    ['with a term that no context defines', { frobnicate: 1 }, 'credential.term-undefined'],
    [
      'with a context that nobody has pinned',
      { '@context': [CREDENTIALS_V2, 'https://x.example'] },
      'credential.context-unknown',
    ],
    ['that is signed already', { proof: { type: 'DataIntegrityProof' } }, 'credential.malformed'],
    ['with half a character', { name: 'x\ud800' }, 'json.lone-surrogate'],
    ['with a member vc', { vc: {} }, 'jose.claims-malformed'],
    ['with a member exp', { exp: 1 }, 'jose.claims-malformed'],
    ['of 1.1', { '@context': ['https://www.w3.org/2018/credentials/v1'] }, 'credential.version-unsupported'],
  ])('is not made of a credential %s', async (_name, more, code) => {
    await expect(sign({ ...sampleCredential(key), ...more })).rejects.toThrow(code);
  });

  test('is not made with a kid that is not the full address of the issuer’s key', async () => {
    const other = (await testKey(143)).keyId;
    for (const kid of ['key-1', key.did, `#${key.keyId.split('#')[1]}`, other]) {
      await expect(sign(sampleCredential(key), { kid })).rejects.toThrow('jose.key-not-issuers');
    }
  });

  test('is not made by a kind of key that is only read, or by a signer that fails', async () => {
    const secp256k1 = await testKey(144, 'secp256k1');
    const { did, keyId: kid } = secp256k1;
    const credential = {
      ...sampleCredential(key),
      issuer: { ...(sampleCredential(key).issuer as JsonObject), id: did },
    };
    await expect(sign(credential, { signingKey: secp256k1, kid })).rejects.toThrow('jose.algorithm-unsupported');
    const failing = { type: 'Ed25519', sign: () => Promise.reject(new Error('locked')) } as const;
    await expect(sign(sampleCredential(key), { signingKey: failing })).rejects.toThrow('proof.signer-failed');
    const short = { type: 'Ed25519', sign: async () => new Uint8Array(63) } as const;
    await expect(sign(sampleCredential(key), { signingKey: short })).rejects.toThrow('proof.signer-failed');
  });
});

test('an issuer that is no DID is named in the token, unless the kid leads to it', async () => {
  const issuer = 'https://college.example/issuers/1';
  const credential = {
    ...sampleCredential(key),
    issuer: { ...(sampleCredential(key).issuer as JsonObject), id: issuer },
  };
  for (const [kid, iss] of [
    ['thumbprint', issuer],
    [`${issuer}#key-1`, undefined],
  ] as const) {
    const { claims } = openEnvelope(await signVcJwt({ credential, signingKey: key, kid })).unverified;
    expect(claims.iss).toBe(iss);
  }
});

test('the times of the signature are claims, and no part of the credential', async () => {
  const expires = new Date('2027-01-01T00:00:00Z');
  for (const sign of [signers['vc+jwt'], signers['vc+cose'], signers['vc+sd-jwt']]) {
    const { document, times } = openEnvelope(
      await sign(sampleCredential(key), { issuedAt: JOSE_NOW, expires }),
    ).unverified;
    expect(times).toEqual({ issuedAt: JOSE_NOW, notBefore: undefined, expires });
    expect(document).toEqual(sampleCredential(key));
  }
});

describe.each(Object.entries(presenters))('%s', (_, present) => {
  test('carries enveloped credentials, and is the holder’s', async () => {
    const held = [
      envelopVc(await signers['vc+jwt'](sampleCredential(key))),
      envelopVc(await signers['vc+cose'](sampleCredential(key))),
    ];
    const opened = openEnvelope(await present(presentation({ verifiableCredential: held })));
    expect(opened.keyHint.issuer).toBe(key.did);
    const verified = await opened.verify(key.publicKey);
    expect(verified?.document).toEqual(presentation({ verifiableCredential: held }));
  });

  test.each<[string, JsonObject, string]>([
    [
      'an unsigned credential',
      {
        verifiableCredential: [
          {
            '@context': [CREDENTIALS_V2],
            type: ['VerifiableCredential'],
            issuer: 'did:example:a',
            credentialSubject: { id: 'did:example:b' },
          },
        ],
      },
      'jose.claims-malformed',
    ],
    ['something that is none', { verifiableCredential: ['e30'] }, 'credential.malformed'],
    [
      'an envelope of something unknown',
      {
        verifiableCredential: [
          { '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential', id: 'data:text/plain,x' },
        ],
      },
      'jose.envelope-unsupported',
    ],
    [
      'an envelope of nothing',
      {
        verifiableCredential: [
          { '@context': CREDENTIALS_V2, type: 'EnvelopedVerifiableCredential', id: 'not-a-credential' },
        ],
      },
      'credential.identifier-relative',
    ],
    ['a proof of its own', { proof: { type: 'DataIntegrityProof' } }, 'jose.claims-malformed'],
    ['another holder', { holder: 'did:example:other' }, 'jose.key-not-issuers'],
    ['a term that no context defines', { frobnicate: 1 }, 'credential.term-undefined'],
  ])('is not made with %s', async (_name, more, code) => {
    await expect(present(presentation(more))).rejects.toThrow(code);
  });
});

test('a header is not given what the key or the standard decides', async () => {
  for (const header of [{ alg: 'none' }, { crit: ['x'] }, { b64: false }, { zip: 'DEF' }]) {
    await expect(createJws({ header, payload: new Uint8Array(), signingKey: key })).rejects.toThrow(
      'jose.extension-unsupported',
    );
  }
});

test('a badge without an id or a beginning has no token of Open Badges 3.0', async () => {
  const { id: _id, ...anonymous } = sampleCredential(key);
  await expect(signers['open-badges-3.0-jwt'](anonymous)).rejects.toThrow(
    /^(?:jose.claims-malformed|credential.malformed)/,
  );
  const { validFrom: _from, ...timeless } = sampleCredential(key);
  await expect(signers['open-badges-3.0-jwt'](timeless)).rejects.toThrow(
    /^(?:jose.claims-malformed|credential.malformed)/,
  );
});
