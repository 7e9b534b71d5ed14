import { createHash } from 'node:crypto';
import { Algorithms, COSEKey, Headers, ProtectedHeaders, Sign1 } from '@auth0/cose';
import {
  createCoseSign1,
  createJws,
  envelopVc,
  issueSdJwt,
  type JsonObject,
  openEnvelope,
  parseCoseSign1,
  parseJws,
  presentSdJwt,
  publicKeyOfJwk,
  signVcCose,
  signVcJwt,
  signVcSdJwt,
  signVpJwt,
  verifyCoseSign1,
  verifyJws,
  verifySdJwt,
} from '@laurel/credential';
import { SDJwtInstance } from '@sd-jwt/core';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { CompactSign, compactVerify, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { algorithms, type JoseKey, joseKey } from '../support/jose-keys.ts';
import { recordInterop } from '../support/record-interop.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const IAT = NOW.getTime() / 1_000;
const AUDIENCE = 'https://verifier.example';
const NONCE = 'n-0S6_WzA2Mj';

const bothWays = { weVerifyTheirs: true, theyVerifyOurs: true };
const sdJwtRow = { package: '@sd-jwt/sd-jwt-vc', format: 'dc+sd-jwt with key binding' };

const utf8 = (text: string) => new TextEncoder().encode(text);
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const credentialOf = (issuer: string): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
  type: ['VerifiableCredential'],
  name: 'Ayşe’s credential 𝛼',
  issuer,
  validFrom: '2026-11-01T09:00:00Z',
  credentialSubject: { id: 'did:example:learner' },
});

describe.each(algorithms)('jose 6 and %s', (alg) => {
  let key: JoseKey;
  beforeAll(async () => {
    key = await joseKey(alg);
  });

  test('it verifies our JWS, and we verify its', async () => {
    const ours = await createJws({
      header: { typ: 'example', kid: 'x' },
      payload: utf8('ü'),
      signingKey: key.signingKey,
    });
    const { payload, protectedHeader } = await compactVerify(ours, key.theirs.publicKey);
    expect(new TextDecoder().decode(payload)).toBe('ü');
    expect(protectedHeader).toEqual({ alg, typ: 'example', kid: 'x' });

    const theirs = await new CompactSign(utf8('ü')).setProtectedHeader({ alg, kid: 'y' }).sign(key.theirs.privateKey);
    const parsed = parseJws(theirs);
    expect(new TextDecoder().decode(parsed.unverifiedPayload)).toBe('ü');
    expect(await verifyJws(parsed, key.publicKey)).toBe(true);
    expect(await verifyJws(parsed, (await joseKey(alg)).publicKey)).toBe(false);
    recordInterop({ package: 'jose', format: 'JWS', algorithm: alg, ...bothWays });
  });

  test('it verifies our vc+jwt as a JWT, and we open and verify its', async () => {
    const credential = credentialOf(key.did);
    const ours = await signVcJwt({ credential, signingKey: key.signingKey, kid: key.kid, issuedAt: NOW });
    const options = { typ: 'vc+jwt', algorithms: [alg], currentDate: NOW };
    const { payload, protectedHeader } = await jwtVerify(ours, key.theirs.publicKey, options);
    expect(payload).toEqual({ ...credential, iat: IAT });
    expect(protectedHeader.kid).toBe(key.kid);

    const theirs = await new SignJWT({ ...credential, iss: key.did })
      .setProtectedHeader({ alg, typ: 'vc+jwt', cty: 'vc', kid: key.kid })
      .setIssuedAt(NOW)
      .sign(key.theirs.privateKey);
    const envelope = openEnvelope(theirs);
    expect(envelope.keyHint.verificationMethod).toBe(key.kid);
    expect((await envelope.verify(key.publicKey))?.document).toEqual(credential);
    recordInterop({ package: 'jose', format: 'vc+jwt', algorithm: alg, ...bothWays });
  });

  test('it verifies our vp+jwt for the right audience, and we verify its', async () => {
    const credential = await signVcJwt({ credential: credentialOf(key.did), signingKey: key.signingKey, kid: key.kid });
    const presentation: JsonObject = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: key.did,
      verifiableCredential: [envelopVc(credential)],
    };
    const ours = await signVpJwt({
      presentation,
      signingKey: key.signingKey,
      kid: key.kid,
      issuedAt: NOW,
      expires: new Date(NOW.getTime() + 60_000),
      audience: AUDIENCE,
      nonce: NONCE,
    });
    const options = { typ: 'vp+jwt', audience: AUDIENCE, currentDate: NOW };
    expect((await jwtVerify(ours, key.theirs.publicKey, options)).payload.nonce).toBe(NONCE);
    await expect(jwtVerify(ours, key.theirs.publicKey, { ...options, audience: 'x' })).rejects.toThrow('aud');

    const theirs = await new SignJWT({ ...presentation, nonce: NONCE })
      .setProtectedHeader({ alg, typ: 'vp+jwt', kid: key.kid })
      .setAudience(AUDIENCE)
      .sign(key.theirs.privateKey);
    const verified = await openEnvelope(theirs).verify(key.publicKey);
    const expected = { audience: AUDIENCE, nonce: NONCE, now: NOW };
    expect(await verified?.checkBinding(expected)).toEqual({ bound: true });
    expect(verified?.document).toEqual(presentation);
    recordInterop({ package: 'jose', format: 'vp+jwt with nonce and audience', algorithm: alg, ...bothWays });
  });

  test('we read its VC-JWT 1.1', async () => {
    const vc = { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiableCredential'] };
    const theirs = await new SignJWT({ vc: { ...vc, credentialSubject: { name: 'Ayşe' } } })
      .setProtectedHeader({ alg, typ: 'JWT', kid: key.kid })
      .setIssuer(key.did)
      .setSubject('did:example:learner')
      .setJti('urn:uuid:1')
      .setNotBefore(IAT)
      .setExpirationTime(IAT + 60)
      .sign(key.theirs.privateKey);
    const verified = await openEnvelope(theirs).verify(key.publicKey);
    expect(verified?.document).toEqual({
      ...vc,
      id: 'urn:uuid:1',
      issuer: key.did,
      issuanceDate: '2026-11-24T12:00:00Z',
      expirationDate: '2026-11-24T12:01:00Z',
      credentialSubject: { id: 'did:example:learner', name: 'Ayşe' },
    });
    recordInterop({
      package: 'jose',
      format: 'VC-JWT 1.1',
      algorithm: alg,
      weVerifyTheirs: true,
      remark: 'Laurel reads it and does not issue it.',
    });
  });
});

describe('jose 6 and RSA', () => {
  test.each(['RS256', 'PS256'] as const)('we verify its %s', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const { kty, n, e } = await exportJWK(publicKey);
    const token = await new CompactSign(utf8('{}')).setProtectedHeader({ alg }).sign(privateKey);
    expect(await verifyJws(parseJws(token), publicKeyOfJwk({ kty: kty ?? '', n: n ?? '', e: e ?? '' }))).toBe(true);
    recordInterop({
      package: 'jose',
      format: 'JWS with RSA',
      algorithm: alg,
      weVerifyTheirs: true,
      remark: 'For Open Badges 2.0; Laurel does not sign with RSA.',
    });
  });
});

describe.each(algorithms)('@auth0/cose 1 and %s', (alg) => {
  let key: JoseKey;
  let theirPublic: Uint8Array | CryptoKey;
  beforeAll(async () => {
    key = await joseKey(alg);
    const { crv, kty, x, y } = key.jwk as Record<string, string>;
    theirPublic = (await COSEKey.fromJWK({
      kty: kty ?? '',
      crv: crv ?? '',
      x: x ?? '',
      y: y ?? '',
    }).toKeyLike()) as CryptoKey;
  });

  test('it verifies our COSE_Sign1, and we verify its', async () => {
    const type = 'application/example';
    const ours = await createCoseSign1({ type, kid: 'x', payload: utf8('ü'), signingKey: key.signingKey });
    const decoded = Sign1.decode(ours);
    await decoded.verify(theirPublic);
    expect(new TextDecoder().decode(decoded.payload)).toBe('ü');
    await expect(Sign1.decode(ours).verify((await joseKey(alg)).theirs.publicKey)).rejects.toThrow();

    const protectedHeaders = ProtectedHeaders.from([[Headers.Algorithm, Algorithms[alg as 'ES256']]]);
    const theirs = await Sign1.sign(
      protectedHeaders,
      new Map([[Headers.KeyID, utf8('y')]]),
      utf8('ü'),
      key.theirs.privateKey,
    );
    const parsed = parseCoseSign1(theirs.encode());
    expect(parsed.algorithm).toBe(alg);
    expect(await verifyCoseSign1(parsed, key.publicKey)).toBe(true);
    recordInterop({ package: '@auth0/cose', format: 'COSE_Sign1', algorithm: alg, ...bothWays });
  });

  test('it verifies our vc+cose, and we open and verify its', async () => {
    const credential = credentialOf(key.did);
    const ours = await signVcCose({ credential, signingKey: key.signingKey, kid: key.kid });
    const decoded = Sign1.decode(ours);
    await decoded.verify(theirPublic);
    expect(JSON.parse(new TextDecoder().decode(decoded.payload))).toEqual(credential);

    const protectedHeaders = new Map<number, unknown>([
      [Headers.Algorithm, Algorithms[alg as 'ES256']],
      [Headers.ContentType, 'application/vc'],
      [16, 'application/vc+cose'],
    ]);
    const unprotected = new Map([[Headers.KeyID, utf8(key.kid)]]);
    const payload = utf8(JSON.stringify(credential));
    const theirs = await Sign1.sign(
      new ProtectedHeaders(protectedHeaders as never),
      unprotected,
      payload,
      key.theirs.privateKey,
    );
    const envelope = openEnvelope(theirs.encode());
    expect(envelope).toMatchObject({ form: 'vc+cose', keyHint: { verificationMethod: key.kid } });
    expect((await envelope.verify(key.publicKey))?.document).toEqual(credential);
    recordInterop({ package: '@auth0/cose', format: 'vc+cose', algorithm: alg, ...bothWays });
  });
});

describe.each(algorithms)('@sd-jwt 0.19 and %s', (alg) => {
  let issuer: JoseKey;
  let holder: JoseKey;
  beforeAll(async () => {
    [issuer, holder] = [await joseKey(alg), await joseKey('ES256')];
  });

  const signer = (key: JoseKey) => async (data: string) =>
    Buffer.from(await key.signingKey.sign(utf8(data))).toString('base64url');
  const verifier = (key: JoseKey) => async (data: string, signature: string) =>
    compactVerify(`${data}.${signature}`, key.theirs.publicKey).then(
      () => true,
      () => false,
    );
  const config = () => ({
    signer: signer(issuer),
    signAlg: alg,
    verifier: verifier(issuer),
    hasher: async (data: string | ArrayBuffer) =>
      new Uint8Array(
        createHash('sha256')
          .update(typeof data === 'string' ? data : Buffer.from(data))
          .digest(),
      ),
    hashAlg: 'sha-256' as const,
    saltGenerator: async () => Buffer.from(random(16)).toString('base64url'),
    kbSigner: signer(holder),
    kbSignAlg: 'ES256',
    kbVerifier: verifier(holder),
  });
  const payload = () => ({
    iss: issuer.did,
    iat: IAT,
    vct: 'https://college.example/it-support',
    name: 'Ayşe Ünal',
    address: { street: 'Main St', town: 'İzmir' },
    skills: ['networks', 'desktops'],
  });

  test('it verifies our SD-JWT VC with key binding', async () => {
    const sdJwt = await issueSdJwt({
      type: 'dc+sd-jwt',
      payload: payload(),
      disclosable: ['/name', '/address', '/address/street', '/skills/0', '/skills/1'],
      decoys: 2,
      signingKey: issuer.signingKey,
      holderKey: holder.publicKey,
      random,
    });
    const keyBinding = { signingKey: holder.signingKey, audience: AUDIENCE, nonce: NONCE, now: NOW };
    const presented = await presentSdJwt({ sdJwt, reveal: ['/address/street', '/skills/1'], keyBinding });
    const theirs = new SDJwtVcInstance(config());
    const result = await theirs.verify(presented, { currentDate: IAT, keyBindingNonce: NONCE });
    expect(result.payload).toEqual({
      iss: issuer.did,
      iat: IAT,
      vct: 'https://college.example/it-support',
      address: { street: 'Main St', town: 'İzmir' },
      skills: ['desktops'],
      cnf: { jwk: holder.jwk },
    });
    await expect(theirs.verify(presented, { currentDate: IAT, keyBindingNonce: 'other' })).rejects.toThrow();
    recordInterop({ ...sdJwtRow, algorithm: alg, theyVerifyOurs: true });
  });

  test('we verify its SD-JWT VC with key binding', async () => {
    const theirs = new SDJwtVcInstance(config());
    const frame = { _sd: ['name', 'address'], _sd_decoy: 2, skills: { _sd: [0, 1] }, address: { _sd: ['street'] } };
    const sdJwt = await theirs.issue({ ...payload(), cnf: { jwk: holder.jwk } } as never, frame as never, {
      header: { kid: issuer.kid },
    });
    const presented = await theirs.present(
      sdJwt,
      { address: { street: true }, skills: { 1: true } },
      { kb: { payload: { iat: IAT, aud: AUDIENCE, nonce: NONCE } } },
    );
    const input = { sdJwt: presented, type: 'dc+sd-jwt', key: issuer.publicKey, now: NOW };
    const expected = { audience: AUDIENCE, nonce: NONCE };
    const result = await verifySdJwt({ ...input, keyBinding: expected });
    expect(result).toMatchObject({
      verified: true,
      claims: { address: { street: 'Main St', town: 'İzmir' }, skills: ['desktops'] },
    });
    expect(result.verified && result.claims.name).toBeUndefined();
    expect(await verifySdJwt({ ...input, keyBinding: { ...expected, nonce: 'other' } })).toMatchObject({
      reasonCode: 'proof.challenge-wrong',
    });
    const envelope = openEnvelope(presented);
    expect(envelope).toMatchObject({
      form: 'dc+sd-jwt',
      keyHint: { issuer: issuer.did, verificationMethod: issuer.kid },
    });
    recordInterop({ ...sdJwtRow, algorithm: alg, weVerifyTheirs: true });
  });

  test('it presents what we issued, and we present what it issued', async () => {
    const theirs = new SDJwtVcInstance(config());
    const cnf = { jwk: holder.jwk };
    const kb = { iat: IAT, aud: AUDIENCE, nonce: NONCE };
    const ours = await issueSdJwt({
      ...{ type: 'dc+sd-jwt', payload: { ...payload(), cnf }, disclosable: ['/name', '/skills/0'], random },
      signingKey: issuer.signingKey,
    });
    const byThem = await theirs.present(ours, { name: true } as never, { kb: { payload: kb } });
    const keyBinding = { audience: AUDIENCE, nonce: NONCE };
    const input = { type: 'dc+sd-jwt', key: issuer.publicKey, now: NOW, keyBinding };
    expect(await verifySdJwt({ ...input, sdJwt: byThem })).toMatchObject({
      claims: { name: 'Ayşe Ünal', skills: ['desktops'] },
    });

    const issued = await theirs.issue({ ...payload(), cnf } as never, { _sd: ['name'] } as never);
    const holderBinding = { signingKey: holder.signingKey, ...keyBinding, now: NOW };
    const byUs = await presentSdJwt({ sdJwt: issued, reveal: ['/name'], keyBinding: holderBinding });
    const { payload: seen } = await theirs.verify(byUs, { currentDate: IAT, keyBindingNonce: NONCE });
    expect(seen).toMatchObject({ name: 'Ayşe Ünal' });
  });

  test('it reads our W3C credential as an SD-JWT, and we read one of its', async () => {
    const credential = credentialOf(issuer.did);
    const ours = await signVcSdJwt({
      ...{ credential, signingKey: issuer.signingKey, kid: issuer.kid, disclosable: ['/name'], random },
    });
    const theirs = new SDJwtInstance(config());
    expect((await theirs.verify(ours, { currentDate: IAT })).payload).toEqual(credential);

    const header = { typ: 'vc+sd-jwt', cty: 'vc', kid: issuer.kid };
    const issued = await theirs.issue(credential as never, { _sd: ['name'] } as never, { header });
    expect((await openEnvelope(issued).verify(issuer.publicKey))?.document).toEqual(credential);
    recordInterop({ package: '@sd-jwt/core', format: 'vc+sd-jwt', algorithm: alg, ...bothWays });
  });
});
