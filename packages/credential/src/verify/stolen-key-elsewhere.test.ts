import { beforeAll, describe, expect, test } from 'vitest';
import { didWebvhUrls } from '../did/did-webvh-url.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { deriveCredential } from '../proof/selective/derive-credential.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { selectiveSuites } from '../testing/selective-world.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { type DraftEntry, signEntry, writeLog } from '../testing/webvh-log.ts';
import type { Verdict } from './result.ts';

/** The key is stolen at T, when the log holds N entries. */
const T = '2026-11-10T00:00:00Z';
const BEFORE = new Date('2026-11-01T09:00:00Z');
const AFTER = new Date('2026-11-12T09:00:00Z');
const N = 3;
const url = award.credentialUrl;

const VALID = ['valid', 'pass issuer.key-owner'];
const VALID_THOUGH_STOLEN = [...VALID, 'issuer.key-compromised-later'];
const BACK_DATED = ['not-valid', 'fail issuer.back-dated'];
const COMPROMISED = ['not-valid', 'fail issuer.key-compromised'];
const UNLOGGED = ['not-valid', 'fail issuer.key-compromised-unlogged'];
const UNKNOWN = ['could-not-be-checked', 'unknown issuer.key-compromised-unknown'];
const RETIRED_UNKNOWN = ['could-not-be-checked', 'unknown issuer.key-retired-unknown'];
const EXPIRED = ['not-valid', 'fail issuer.key-expired'];

const summary = (verdict: Verdict) => [
  verdict.outcome,
  reasonOf(verdict, 'issuer'),
  ...verdict.warnings.map(({ reasonCode }) => reasonCode).filter((code) => code.startsWith('issuer.')),
];

let world: TestWorld;
let log: TestLog;
beforeAll(async () => {
  [world, log] = [await TestWorld.create(), await TestLog.create()];
});

describe('C08 A11 an issuer with a did:webvh, whose history tells when the key was still good', () => {
  const WEBVH = 'did:webvh:{SCID}:issuer.example:south';
  const endings: Readonly<Record<string, JsonObject>> = {
    stolen: { revoked: T, logSize: N },
    retired: { expires: T, logSize: N },
  };
  let key: TestKey;
  let owner: TestKey;
  beforeAll(async () => {
    [key, owner] = [await testKey(41), await testKey(43)];
  });

  /** The key is listed as good from January, and as given up since the day after T. */
  async function publishHistory(ending: JsonObject): Promise<string> {
    const state = (more: JsonObject): JsonObject => ({
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: WEBVH,
      verificationMethod: [
        {
          id: `${WEBVH}#k`,
          type: 'Multikey',
          controller: WEBVH,
          publicKeyMultibase: key.publicKeyMultibase,
          ...more,
        },
      ],
      assertionMethod: [`${WEBVH}#k`],
      service: [{ ...log.service(WEBVH) }],
    });
    const parameters = { method: 'did:webvh:1.0', scid: '{SCID}', updateKeys: [owner.publicKeyMultibase] };
    const drafts: DraftEntry[] = [
      { versionTime: '2026-01-01T00:00:00Z', parameters, state: state({}), signers: [owner] },
      { versionTime: '2026-11-11T00:00:00Z', parameters: {}, state: state(ending), signers: [owner] },
    ];
    const { scid, text } = await writeLog(drafts);
    const did = WEBVH.replace('{SCID}', scid);
    world.published.set(didWebvhUrls(did).log, text);
    return did;
  }

  const claimsOf = (did: string) =>
    buildAchievementCredential({ ...award, issuer: { ...award.issuer, id: did }, status: undefined });

  async function sign(did: string, created: Date): Promise<string> {
    const signing = { signingKey: key, verificationMethod: `${did}#k`, created };
    return JSON.stringify(await signCredential({ credential: claimsOf(did), ...signing }));
  }

  // biome-ignore format: a table, to be read across
  const rows: readonly (readonly [ending: string, what: string, created: Date, index: number | undefined, string[]])[] = [
    ['stolen',  'logged in its time',               BEFORE, 0,         VALID_THOUGH_STOLEN],
    ['stolen',  'back-dated, logged later',         BEFORE, N,         BACK_DATED],
    ['stolen',  'back-dated, never logged',         BEFORE, undefined, UNLOGGED],
    ['stolen',  'dated after the theft',            AFTER,  N,         COMPROMISED],
    ['stolen',  'dated after it, never logged',     AFTER,  undefined, COMPROMISED],
    ['retired', 'logged in its time',               BEFORE, 0,         VALID],
    ['retired', 'back-dated, logged later',         BEFORE, N,         BACK_DATED],
    ['retired', 'back-dated, never logged',         BEFORE, undefined, RETIRED_UNKNOWN],
    ['retired', 'dated after its end',              AFTER,  N,         EXPIRED],
  ];

  test.each(rows)('%s: %s', async (ending, _, created, index, expected) => {
    log = await TestLog.create();
    const did = await publishHistory(endings[ending] ?? {});
    const credential = await sign(did, created);
    log.pad(index ?? 0);
    if (index !== undefined) log.append(url, credential);
    log.pad(N + 2 - log.size);
    const receipts = index === undefined ? [] : [await log.receipt(index)];
    expect(summary(await world.verify(credential, NOW, {}, { receipts }))).toEqual(expected);
  });

  test('the version of the document in which the key was good is not to be had by naming it', async () => {
    log = await TestLog.create();
    const did = await publishHistory(endings.stolen ?? {});
    const claims: JsonObject = JSON.parse(JSON.stringify(claimsOf(did)));
    const answers: (string | undefined)[] = [];
    for (const query of ['', '?versionTime=2026-11-01T09:00:00Z', '?versionNumber=1']) {
      const changes = { created: '2026-11-01T09:00:00Z', verificationMethod: `${did}${query}#k` };
      const proof = await signEntry(claims, key, { ...changes, '@context': claims['@context'] ?? [] });
      answers.push(reasonOf(await world.verify({ ...claims, proof }), 'issuer'));
    }
    expect(answers).toEqual(['fail issuer.key-compromised-unlogged', 'fail did.malformed', 'fail did.malformed']);
  });
});

describe.each(selectiveSuites)('C08 A11 a copy that shows a part, by $name under a stolen key', ({ name, keyType }) => {
  const KEY = `${DID}#selective`;
  let key: TestKey;
  beforeAll(async () => {
    key = await testKey(44, keyType);
  });

  /** The whole, which is what a log holds, and the copy of a part. */
  async function show(created: Date): Promise<{ whole: string; shown: object }> {
    const credential = await signCredential({
      credential: buildAchievementCredential({ ...award, status: undefined }),
      verificationMethod: KEY,
      created,
      signingKey: key,
      cryptosuite: name,
      mandatoryPointers: ['/issuer', '/validFrom', '/validUntil', '/credentialSubject/achievement'],
      random: seededRandom(1),
    });
    const shown = await deriveCredential({ credential, selectivePointers: ['/id'], random: seededRandom(2) });
    return { whole: JSON.stringify(credential), shown };
  }

  // No log holds a copy: whether the whole was logged in the key’s time, nobody can tell by it, and it is never valid.
  // biome-ignore format: a table, to be read across
  const rows: readonly (readonly [what: string, created: Date, index: number | undefined, string[]])[] = [
    ['of what was logged in its time',    BEFORE, 0,         UNKNOWN],
    ['of what was logged later',          BEFORE, N,         UNKNOWN],
    ['back-dated, of what never was',     BEFORE, undefined, UNLOGGED],
    ['dated after the theft',             AFTER,  undefined, COMPROMISED],
  ];

  test.each(rows)('%s', async (_, created, index, expected) => {
    [world, log] = [await TestWorld.create(), await TestLog.create()];
    const { publicKeyMultibase } = key;
    world.publishKeys([{ id: KEY, publicKeyMultibase, revoked: new Date(T), logSize: N }], DID, [log.service(DID)]);
    const { whole, shown } = await show(created);
    log.pad(index ?? 0);
    if (index !== undefined) log.append(url, whole);
    log.pad(N + 2 - log.size);
    if (index !== undefined) world.published.set(log.receiptUrl(url), await log.receipt(index));
    expect(summary(await world.verify(shown))).toEqual(expected);
    const receipts = index === undefined ? [] : [await log.receipt(index)];
    expect(summary(await world.verify(shown, NOW, {}, { receipts }))).toEqual(expected);
  });
});
