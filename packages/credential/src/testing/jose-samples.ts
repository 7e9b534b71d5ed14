import { encodeBase64url } from '../jose/base64url.ts';
import { envelopVc } from '../jose/envelop-credential.ts';
import { issueSdJwt } from '../jose/sd-jwt/issue-sd-jwt.ts';
import { presentSdJwt } from '../jose/sd-jwt/present-sd-jwt.ts';
import { signBadgeJwt } from '../jose/sign/sign-badge-jwt.ts';
import { signVcCose, signVpCose } from '../jose/sign/sign-vc-cose.ts';
import { signVcJwt } from '../jose/sign/sign-vc-jwt.ts';
import { signVcSdJwt, signVpSdJwt } from '../jose/sign/sign-vc-sd-jwt.ts';
import { signVpJwt } from '../jose/sign/sign-vp-jwt.ts';
import { algorithmOf } from '../key/verify-signature.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { type TestKey, testKey } from './test-issuer.ts';
import { award } from './test-world.ts';

export const JOSE_NOW = new Date('2026-11-24T12:00:00Z');
export const AUDIENCE = 'https://verifier.example';
export const NONCE = 'n-0S6_WzA2Mj';

/** A credential of Open Badges 3.0 that the key's own identifier issues; nobody publishes a status list for that one. */
export function sampleCredential(key: TestKey): UnsignedCredential {
  return buildAchievementCredential({ ...award, status: undefined, issuer: { ...award.issuer, id: key.did } });
}

/** Signs any header and any claims, past every rule of the signers: what a hostile issuer can do. */
export async function forgeJws(key: TestKey, header: JsonObject, claims: object): Promise<string> {
  const part = (value: object) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
  const signingInput = `${part({ alg: algorithmOf(key.type) ?? '', ...header })}.${part(claims)}`;
  return `${signingInput}.${encodeBase64url(await key.sign(new TextEncoder().encode(signingInput)))}`;
}

/** Bytes that never repeat and are the same on every run. */
export function countingRandom(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count++;
    return Uint8Array.from({ length }, (_, at) =>
      at < 2 ? (count >> (8 * at)) & 0xff : (at * 37 + count * 101) & 0xff,
    );
  };
}

/** One token of every kind that Laurel meets, all by the same key for issuer and holder. */
export async function sampleTokens(
  key: TestKey,
  credential = sampleCredential(key),
): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const signing = { signingKey: key, kid: key.keyId, issuedAt: JOSE_NOW };
  const hiding = { disclosable: ['/credentialSubject/achievement/name'], random: countingRandom() };
  const vcJwt = await signVcJwt({ credential, ...signing });
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: key.did,
    verifiableCredential: [envelopVc(vcJwt)],
  };
  const presenting = { presentation, ...signing, audience: AUDIENCE, nonce: NONCE };
  const sdJwtVc = await issueSdJwt({
    type: 'dc+sd-jwt',
    payload: { iss: key.did, vct: 'https://college.example/it-support', iat: 1_795_000_000, level: 4, name: 'Ayşe' },
    disclosable: ['/name'],
    kid: key.keyId,
    signingKey: key,
    holderKey: (await testKey(60, 'P-256')).publicKey,
    random: countingRandom(),
  });
  const keyBinding = { signingKey: await testKey(60, 'P-256'), audience: AUDIENCE, nonce: NONCE, now: JOSE_NOW };
  const shown = await presentSdJwt({ sdJwt: sdJwtVc, reveal: ['/name'], keyBinding });
  return {
    'vc+jwt': vcJwt,
    'vp+jwt': await signVpJwt(presenting),
    'vc+sd-jwt': await signVcSdJwt({ credential, ...signing, ...hiding }),
    'vp+sd-jwt': await signVpSdJwt({ ...presenting, disclosable: [], random: countingRandom() }),
    'dc+sd-jwt': sdJwtVc,
    'vc+cose': await signVcCose({ credential, ...signing }),
    'vp+cose': await signVpCose(presenting),
    'vc-jwt-1.1': await legacyCredential(key),
    'vp-jwt-1.1': await legacyPresentation(key),
    'open-badges-3.0-jwt': await signBadgeJwt({ credential, signingKey: key, kid: key.keyId }),
    'open-badges-2.0-jws': await signedBadge(key),
    'kb+jwt': shown.split('~').at(-1) ?? '',
    'statuslist+jwt': await forgeJws(key, { typ: 'statuslist+jwt', kid: key.keyId }, statusListToken(key)),
    'at+jwt': await forgeJws(key, { typ: 'at+jwt' }, { iss: key.did, sub: 'me', aud: AUDIENCE, scope: 'read' }),
    'dpop+jwt': await forgeJws(key, { typ: 'dpop+jwt' }, { htm: 'POST', htu: AUDIENCE, iat: 1_795_000_000, jti: 'x' }),
    id_token: await forgeJws(key, { typ: 'JWT' }, { iss: key.did, sub: 'me', aud: AUDIENCE, nonce: NONCE }),
    'oauth-authz-req+jwt': await forgeJws(key, { typ: 'oauth-authz-req+jwt' }, { client_id: AUDIENCE, nonce: NONCE }),
    'openid4vci-proof+jwt': await forgeJws(key, { typ: 'openid4vci-proof+jwt' }, { aud: AUDIENCE, nonce: NONCE }),
  };
}

/** A credential of the VC Data Model 1.1 as a token: every member that a claim can carry is carried by it. */
export function legacyClaims(key: TestKey): JsonObject {
  return {
    iss: key.did,
    sub: 'did:example:learner',
    jti: 'urn:uuid:7c4c0b5e-0a3e-4f5a-9d0c-0d4b5a2f9f10',
    nbf: 1_541_493_724,
    exp: 1_573_029_723,
    vc: {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      credentialSubject: { name: 'Ayşe Ünal' },
    },
  };
}

/** An Assertion of Open Badges 2.0 that is verified by its signature. */
export const assertion: JsonObject = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'urn:uuid:a953081a-4bbc-4927-8653-7219bca00e3b',
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'ayse@example.org' },
  badge: 'https://issuer.example/badges/5.json',
  verification: { type: 'SignedBadge', creator: 'https://issuer.example/keys/1' },
  issuedOn: '2016-12-31T23:59:59+00:00',
};

function legacyCredential(key: TestKey): Promise<string> {
  const inForce = { exp: JOSE_NOW.getTime() / 1_000 + 86_400 };
  return forgeJws(key, { typ: 'JWT', kid: key.keyId }, { ...legacyClaims(key), ...inForce });
}

async function legacyPresentation(key: TestKey): Promise<string> {
  const vp = { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiablePresentation'] };
  const verifiableCredential = [await legacyCredential(key)];
  const claims = { iss: key.did, aud: AUDIENCE, nonce: NONCE, vp: { ...vp, verifiableCredential } };
  return forgeJws(key, { typ: 'JWT', kid: key.keyId }, claims);
}

function signedBadge(key: TestKey): Promise<string> {
  return forgeJws(key, {}, assertion);
}

function statusListToken(key: TestKey): JsonObject {
  const uri = 'https://issuer.example/statuslists/1';
  return { iss: key.did, sub: uri, iat: 1_795_000_000, status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } };
}
