import { beforeAll, describe, expect, test } from 'vitest';
import { jwkOfPublicKey } from '../key/jwk.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { award, reasonOf, TestWorld } from '../testing/test-world.ts';
import { type DraftEntry, signEntry, writeLog } from '../testing/webvh-log.ts';
import type { Verdict } from '../verify/result.ts';
import { didWebUrl } from './did-web-url.ts';
import { didWebvhUrls } from './did-webvh-url.ts';
import { didJwkOf } from './resolve-did-jwk.ts';

const CREATED = new Date('2026-11-01T09:00:00Z');
const WEB = 'did:web:issuer.example:south';
const WEBVH = 'did:webvh:{SCID}:issuer.example:south';

let world: TestWorld;
let key: TestKey;
let other: TestKey;
beforeAll(async () => {
  [world, key, other] = await Promise.all([TestWorld.create(), testKey(31), testKey(32)]);
});

/** A document with the key as the issuer lists it today. */
function documentOf(did: string, method: JsonObject = {}, more: JsonObject = {}): JsonObject {
  const id = `${did}#k`;
  const listed = { id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase, ...method };
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    verificationMethod: [listed],
    assertionMethod: [id],
    ...more,
  };
}

async function issueAs(did: string, verificationMethod = `${did}#k`, signer = key): Promise<object> {
  const issuer = { ...award.issuer, id: did };
  const credential = buildAchievementCredential({ ...award, issuer, status: undefined });
  return signCredential({ credential, verificationMethod, created: CREATED, signingKey: signer });
}

const first = (state: JsonObject, parameters: JsonObject = {}): DraftEntry => ({
  versionTime: '2026-01-01T00:00:00Z',
  parameters: { method: 'did:webvh:1.0', scid: '{SCID}', updateKeys: [other.publicKeyMultibase], ...parameters },
  state,
  signers: [other],
});
const later = (state: JsonObject, parameters: JsonObject = {}): DraftEntry => ({
  versionTime: '2026-11-20T00:00:00Z',
  parameters,
  state,
  signers: [other],
});

async function publishLog(
  ...drafts: DraftEntry[]
): Promise<{ did: string; log: string; witness: string; versionId: string }> {
  const { scid, text, entries } = await writeLog(drafts);
  const did = WEBVH.replace('{SCID}', scid);
  const { log, witness } = didWebvhUrls(did);
  world.published.set(log, text);
  return { did, log, witness, versionId: String(entries.at(-1)?.versionId) };
}

const summary = (verdict: Verdict): string[] => [
  verdict.outcome,
  reasonOf(verdict, 'issuer') ?? '',
  ...verdict.warnings.map(({ reasonCode }) => reasonCode),
];

describe('C08 what became of a key since it signed, by the table of decision 8', () => {
  const swapped = { publicKeyMultibase: 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' };
  const rows: [string, JsonObject, JsonObject, string[]][] = [
    ['it is as it was', {}, {}, ['valid', 'pass issuer.key-owner']],
    [
      'it may no longer sign credentials',
      {},
      { assertionMethod: [] },
      ['not-valid', 'fail issuer.key-not-for-credentials'],
    ],
    [
      'it is for something else now',
      {},
      { assertionMethod: [], authentication: ['#k'] },
      ['not-valid', 'fail issuer.key-not-for-credentials'],
    ],
    ['it is no longer listed', {}, { verificationMethod: [] }, ['not-valid', 'fail issuer.key-not-listed']],
    ['another key stands under its name', swapped, {}, ['not-valid', 'pass issuer.key-owner']],
    [
      'somebody else controls it',
      { controller: 'did:web:evil.example' },
      {},
      ['not-valid', 'fail issuer.key-controller-wrong'],
    ],
    [
      'it was withdrawn before it signed',
      { revoked: '2026-10-01T00:00:00Z' },
      {},
      ['not-valid', 'fail issuer.key-revoked'],
    ],
    [
      'it was withdrawn at that second',
      { revoked: '2026-11-01T09:00:00Z' },
      {},
      ['not-valid', 'fail issuer.key-revoked'],
    ],
    [
      'it was withdrawn later',
      { revoked: '2026-11-20T00:00:00Z' },
      {},
      ['could-not-be-checked', 'unknown issuer.key-revoked-undated'],
    ],
    ['it is to be withdrawn', { revoked: '2026-12-20T00:00:00Z' }, {}, ['valid', 'pass issuer.key-owner']],
    ['it had expired', { expires: '2026-10-31T00:00:00Z' }, {}, ['not-valid', 'fail issuer.key-expired']],
    ['it expired later', { expires: '2026-11-20T00:00:00Z' }, {}, ['valid', 'pass issuer.key-owner']],
    ['its secret is published', { secretKeyMultibase: 'z3u2' }, {}, ['not-valid', 'pass issuer.key-owner']],
  ];

  test.each(rows)('did:web: %s', async (_, method, more, expected) => {
    world.published.set(didWebUrl(WEB), JSON.stringify(documentOf(WEB, method, more)));
    expect(summary(await world.verify(await issueAs(WEB)))).toEqual(expected);
  });

  test.each(rows)('did:webvh, whose newest version decides: %s', async (_, method, more, expected) => {
    const { did } = await publishLog(first(documentOf(WEBVH)), later(documentOf(WEBVH, method, more)));
    expect(summary(await world.verify(await issueAs(did)))).toEqual(expected);
  });

  test('did:webvh: a DID that was given up, or has moved, cannot be checked', async () => {
    const ended = await publishLog(first(documentOf(WEBVH)), later(documentOf(WEBVH), { deactivated: true }));
    expect(summary(await world.verify(await issueAs(ended.did)))).toEqual([
      'could-not-be-checked',
      'unknown did.deactivated',
    ]);
    const NEW = 'did:webvh:{SCID}:new.example';
    const moved = await publishLog(
      first(documentOf(WEBVH), { portable: true }),
      later({ ...documentOf(NEW), alsoKnownAs: [WEBVH] }),
    );
    expect(summary(await world.verify(await issueAs(moved.did)))).toEqual([
      'could-not-be-checked',
      'unknown did.document-malformed',
    ]);
  });

  test.each([
    [
      'did:web',
      async () => ({ did: WEB, url: didWebUrl(WEB), text: JSON.stringify(documentOf('did:web:evil.example')) }),
    ],
    [
      'did:webvh',
      async () => {
        const { did, log } = await publishLog(first(documentOf(WEBVH)));
        const stranger = await writeLog([first(documentOf(WEBVH, { publicKeyMultibase: other.publicKeyMultibase }))]);
        return { did, url: log, text: stranger.text };
      },
    ],
  ])('%s: somebody else’s document in its place cannot be used', async (_, make) => {
    const { did, url, text } = await make();
    world.published.set(url, text);
    expect(summary(await world.verify(await issueAs(did)))).toEqual([
      'could-not-be-checked',
      'unknown did.document-malformed',
    ]);
  });
});

describe('C09 an issuer whose document cannot be had is never valid, and never not valid', () => {
  test.each([
    'retrieval.offline',
    'retrieval.unreachable',
    'retrieval.timeout',
    'retrieval.refused',
    'retrieval.not-found',
    'retrieval.bad-answer',
    'retrieval.too-large',
  ] as const)('%s', async (reasonCode) => {
    const list = { threshold: 1, witnesses: [{ id: key.did }] };
    const witnessed = await publishLog(first(documentOf(WEBVH), { witness: list }));
    const word = { versionId: witnessed.versionId, proof: [await signEntry({ versionId: witnessed.versionId }, key)] };
    world.published.set(witnessed.witness, JSON.stringify([word]));
    world.published.set(didWebUrl(WEB), JSON.stringify(documentOf(WEB)));
    for (const [did, url] of [
      [WEB, didWebUrl(WEB)],
      [witnessed.did, witnessed.log],
      [witnessed.did, witnessed.witness],
    ] as const) {
      const credential = await issueAs(did);
      expect((await world.verify(credential)).outcome).toBe('valid');
      world.failing.set(url, reasonCode);
      expect(summary(await world.verify(credential))).toEqual(['could-not-be-checked', `unknown ${reasonCode}`]);
      world.failing.delete(url);
    }
  });

  test('a witness’s file that a log names is fetched once, and no other', async () => {
    const list = { threshold: 1, witnesses: [{ id: key.did }] };
    const { did, log, witness } = await publishLog(first(documentOf(WEBVH), { witness: list }));
    const before = world.fetched.length;
    await world.verify(await issueAs(did));
    expect(world.fetched.slice(before)).toEqual([log, witness]);
  });
});

describe('C06 C10 methods', () => {
  test('an issuer with a did:jwk or a did:key of any kind is valid, and nobody is asked', async () => {
    const before = world.fetched.length;
    const p256 = await testKey(33, 'P-256');
    const jwkDid = didJwkOf(jwkOfPublicKey(p256.publicKey));
    for (const credential of [
      await issueAs(jwkDid, `${jwkDid}#0`, p256),
      await issueAs(p256.did, p256.keyId, p256),
      await issueAs(key.did, key.keyId),
    ]) {
      const verdict = await world.verify(credential);
      expect([verdict.outcome, reasonOf(verdict, 'issuer')]).toEqual(['valid', 'pass issuer.key-owner']);
    }
    expect(world.fetched.length).toBe(before);
  });

  test.each([
    'did:pkh:eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb',
    'did:ethr:0xb9c5714089478a327f09197987f16f9e5d936e8a',
    'did:ion:EiClkZMDxPKqC9c-umQfTkR8vvZ9JPhl_xLDI9Nfk38w5w',
    'did:plc:ewvi7nxzyoun6zhxrhs64oiz',
    'did:example:123',
  ])('%s is said to be of a kind that cannot be looked up', async (did) => {
    const before = world.fetched.length;
    const verdict = await world.verify(await issueAs(did));
    expect(summary(verdict)).toEqual(['could-not-be-checked', 'unknown did.method-unsupported']);
    expect(world.fetched.length).toBe(before);
  });
});
