import { verifyCredential as verifyTheirs } from '@digitalcredentials/verifier-core';
import {
  type Award,
  buildAchievementCredential,
  buildDidDocument,
  buildStatusListCredential,
  emptyStatusBits,
  type JsonObject,
  type SecuredCredential,
  setStatus,
  signCredential,
  signVcJwt,
} from '@laurel/credential';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';
import { type TheirKey, theirKey } from '../support/their-suites.ts';

const PACKAGE = '@digitalcredentials/verifier-core';
const LIST_URL = 'https://issuer.example/status/1';
const WEB_DID = 'did:web:issuer.example';
const FROM = new Date('2025-01-01T00:00:00Z');
const UNTIL = new Date('2099-01-01T00:00:00Z');
const SCHEMA_HOST = 'https://purl.imsglobal.org/';

/** The whole world of their verifier, which finds its way out through `fetch` alone. */
const published = new Map<string, object>();
const fetched: string[] = [];

beforeEach(() => {
  published.clear();
  fetched.length = 0;
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const url = input instanceof Request ? input.url : String(input);
    fetched.push(url);
    const document = published.get(url);
    return document === undefined ? new Response('', { status: 404 }) : Response.json(document);
  });
  // It says there what it could not fetch.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const award: Omit<Award, 'issuer'> = {
  credentialUrl: 'https://issuer.example/credentials/1',
  validFrom: FROM,
  validUntil: UNTIL,
  activityEnd: FROM,
  subject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', name: 'Ngozi Eze' },
  achievement: {
    id: 'https://issuer.example/achievements/1',
    name: 'IT Support Fundamentals',
    description: 'Diagnoses and resolves common faults.',
    criteriaNarrative: 'Passed an exam.',
    kind: 'micro-credential',
  },
};

describe('@digitalcredentials/verifier-core', () => {
  let key: TheirKey;
  let webKey: TheirKey;

  beforeAll(async () => {
    key = await theirKey('Ed25519');
    webKey = await theirKey('Ed25519', { did: WEB_DID, fragment: 'key-1' });
  });

  test('verifies our Open Badges 3.0 credential, and not when a claim is changed', async () => {
    const ours = await issue(key);
    expect(await stepsOf(ours)).toMatchObject({ valid_signature: true, expiration: true });
    expect(await stepsOf({ ...ours, name: 'Another' })).toEqual({ errors: ['invalid_signature'] });
    expect(fetched.filter((url) => !url.startsWith(SCHEMA_HOST))).toEqual([]);
    recordInterop({ package: PACKAGE, format: 'Open Badges 3.0 from did:key, eddsa-rdfc-2022', theyVerifyOurs: true });
  });

  test('verifies it from a did:web issuer whose document Laurel builds', async () => {
    const { keyId: id, publicKeyMultibase } = webKey;
    const document = buildDidDocument({ did: WEB_DID, keys: [{ id, publicKeyMultibase }] });
    published.set('https://issuer.example/.well-known/did.json', document);
    expect(await stepsOf(await issue(webKey))).toMatchObject({ valid_signature: true, expiration: true });
    recordInterop({ package: PACKAGE, format: 'Open Badges 3.0 from did:web, eddsa-rdfc-2022', theyVerifyOurs: true });
  });

  test('reads our status list: good, revoked, and gone', async () => {
    const ours = await issue(key, { status: { listUrl: LIST_URL, index: 94_567, purpose: 'revocation' } });
    expect(await stepsOf(ours)).toMatchObject({ revocation_status: 'status_list_not_found' });
    published.set(LIST_URL, await listOf(key, []));
    expect(await stepsOf(ours)).toMatchObject({ valid_signature: true, revocation_status: true });
    published.set(LIST_URL, await listOf(key, [94_567]));
    expect(await stepsOf(ours)).toMatchObject({ valid_signature: true, revocation_status: false });
    recordInterop({ package: PACKAGE, format: 'Bitstring Status List: revocation', theyVerifyOurs: true });
  });

  test.each(['P-256', 'P-384'] as const)('has no suite for ECDSA with %s', async (type) => {
    const ecdsa = await theirKey(type);
    const steps = await stepsOf(await issue(ecdsa, {}, 'ecdsa-rdfc-2019'));
    expect(steps.valid_signature).toBeUndefined();
    expect(steps.errors).toHaveLength(1);
    recordInterop({
      package: PACKAGE,
      format: 'ecdsa-rdfc-2019',
      algorithm: type,
      theyVerifyOurs: false,
      remark: 'It has eddsa-rdfc-2022 and Ed25519Signature2020 alone.',
    });
  });

  test('has no door for a credential in a token', async () => {
    const { proof: _, ...credential } = await issue(key);
    const token = await signVcJwt({ credential, signingKey: key.signingKey, kid: key.keyId });
    const enveloped: JsonObject = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: `data:application/vc+jwt,${token}`,
      type: 'EnvelopedVerifiableCredential',
    };
    expect((await stepsOf(enveloped)).valid_signature).toBeUndefined();
    const remark = 'It reads JSON with embedded proofs alone.';
    recordInterop({ package: PACKAGE, format: 'vc+jwt', theyVerifyOurs: false, remark });
  });
});

function issue(key: TheirKey, changes: Partial<Award> = {}, cryptosuite?: string): Promise<SecuredCredential> {
  const issuer = { id: key.did, name: 'Northern College', url: 'https://issuer.example' };
  return sign(key, buildAchievementCredential({ ...award, issuer, ...changes }), cryptosuite);
}

async function listOf(key: TheirKey, set: readonly number[]): Promise<SecuredCredential> {
  const bits = emptyStatusBits();
  for (const index of set) setStatus({ bits, index, value: 1, purpose: 'revocation' });
  const validity = { validFrom: FROM, validUntil: UNTIL };
  const input = { id: LIST_URL, issuer: key.did, purpose: 'revocation', bits, ...validity } as const;
  return sign(key, await buildStatusListCredential(input));
}

function sign(key: TheirKey, credential: Parameters<typeof signCredential>[0]['credential'], cryptosuite?: string) {
  const terms = { verificationMethod: key.keyId, signingKey: key.signingKey, created: FROM };
  return signCredential({ credential, ...terms, ...(cryptosuite && { cryptosuite }) });
}

/** Their answer, step by step: it draws no conclusion of its own. */
async function stepsOf(credential: JsonObject): Promise<Record<string, unknown> & { errors?: string[] }> {
  const answer = await verifyTheirs({
    credential: structuredClone(credential) as never,
    knownDIDRegistries: [],
  });
  const log = answer.log?.map(({ id, valid, error }) => [id, error?.name ?? valid]) ?? [];
  return { ...Object.fromEntries(log), ...(answer.errors && { errors: answer.errors.map(({ name }) => name) }) };
}
