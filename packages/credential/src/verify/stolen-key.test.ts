import { beforeAll, describe, expect, test } from 'vitest';
import type { IssuerKey } from '../did/build-did-document.ts';
import { signVcCose } from '../jose/sign/sign-vc-cose.ts';
import { signVcJwt } from '../jose/sign/sign-vc-jwt.ts';
import { signVcSdJwt } from '../jose/sign/sign-vc-sd-jwt.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { addProof } from '../proof/add-proof.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { buildStatusListCredential } from '../status/build-status-list-credential.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { signEd25519Signature2020 } from '../testing/sign-ed25519-signature-2020.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import type { RetrievalReasonCode } from './evidence.ts';
import type { Verdict } from './result.ts';

/** The key is given up at T, when the log holds N entries. */
const T = new Date('2026-11-10T00:00:00Z');
const BEFORE = new Date('2026-11-01T09:00:00Z');
const AFTER = new Date('2026-11-12T09:00:00Z');
const N = 3;
const OLD = `${DID}#old`;

type Secure = (credential: UnsignedCredential, key: TestKey, created: Date) => Promise<Content>;
const forms: Readonly<Record<string, Secure>> = {
  'Data Integrity': async (credential, signingKey, created) =>
    JSON.stringify(await signCredential({ credential, signingKey, verificationMethod: OLD, created })),
  JWT: (credential, signingKey, issuedAt) => signVcJwt({ credential, signingKey, kid: OLD, issuedAt }),
  COSE: (credential, signingKey, issuedAt) => signVcCose({ credential, signingKey, kid: OLD, issuedAt }),
  'SD-JWT': (credential, signingKey, issuedAt) =>
    signVcSdJwt({
      credential,
      signingKey,
      kid: OLD,
      issuedAt,
      disclosable: ['/credentialSubject/result'],
      random: seededRandom(1),
    }),
  Ed25519Signature2020: async (credential, signingKey, created) =>
    JSON.stringify(await signEd25519Signature2020(credential, signingKey, { verificationMethod: OLD, created })),
};

let stolen: TestKey;
let present: TestKey;
beforeAll(async () => {
  [stolen, present] = [await testKey(41), await testKey(42)];
});

/** What the issuer says of the key today. */
const states: Readonly<Record<string, Partial<IssuerKey>>> = {
  compromised: { revoked: T, logSize: N },
  retired: { expires: T, logSize: N },
  'retired, compromised later': { expires: new Date('2026-11-09T00:00:00Z'), revoked: T, logSize: N },
  'in use': {},
};

/** How the receipt of a credential is had. */
type Receipt = 'given' | 'fetched' | 'of another credential' | 'of another log' | 'forged' | RetrievalReasonCode;

interface Row {
  readonly what: string;
  readonly key: keyof typeof states;
  /** The date that the signature bears. */
  readonly dated: Date;
  /** The place in the log; none for what was never logged. */
  readonly index?: number;
  readonly receipt: Receipt;
  readonly expected: readonly [Verdict['outcome'], string, ...string[]];
}

const VALID = ['valid', 'pass issuer.key-owner'] as const;
const VALID_THOUGH_STOLEN = [...VALID, 'issuer.key-compromised-later'] as const;
const BACK_DATED = ['not-valid', 'fail issuer.back-dated'] as const;
const COMPROMISED = ['not-valid', 'fail issuer.key-compromised'] as const;
const UNLOGGED = ['not-valid', 'fail issuer.key-compromised-unlogged'] as const;
const UNKNOWN = ['could-not-be-checked', 'unknown issuer.key-compromised-unknown'] as const;
const EXPIRED = ['not-valid', 'fail issuer.key-expired'] as const;
const RETIRED_UNKNOWN = ['could-not-be-checked', 'unknown issuer.key-retired-unknown'] as const;

const [gone, away] = ['retrieval.not-found', 'retrieval.unreachable'] as const;
const another = 'of another credential';

// biome-ignore format: a table, to be read across
const table: readonly Row[] = [
  { what: 'honest and old',                       key: 'compromised', dated: BEFORE, index: 0,     receipt: 'given',          expected: VALID_THOUGH_STOLEN },
  { what: 'honest and old',                       key: 'compromised', dated: BEFORE, index: 0,     receipt: 'fetched',        expected: VALID_THOUGH_STOLEN },
  { what: 'honest, the last before the theft',    key: 'compromised', dated: BEFORE, index: N - 1, receipt: 'given',          expected: VALID_THOUGH_STOLEN },
  { what: 'honest, and the log cannot be asked',  key: 'compromised', dated: BEFORE, index: 0,     receipt: away,             expected: UNKNOWN },
  { what: 'the thief’s first, back-dated',        key: 'compromised', dated: BEFORE, index: N,     receipt: 'given',          expected: BACK_DATED },
  { what: 'the thief’s first, back-dated',        key: 'compromised', dated: BEFORE, index: N,     receipt: 'fetched',        expected: BACK_DATED },
  { what: 'the thief’s, back-dated',              key: 'compromised', dated: BEFORE, index: N + 4, receipt: 'given',          expected: BACK_DATED },
  { what: 'the thief’s, with its true date',      key: 'compromised', dated: AFTER,  index: N + 4, receipt: 'given',          expected: COMPROMISED },
  { what: 'the thief’s, with its true date',      key: 'compromised', dated: AFTER,                receipt: gone,             expected: COMPROMISED },
  { what: 'the thief’s, with its true date',      key: 'compromised', dated: AFTER,                receipt: away,             expected: COMPROMISED },
  { what: 'dated at that second',                 key: 'compromised', dated: T,                    receipt: away,             expected: COMPROMISED },
  { what: 'back-dated, never logged',             key: 'compromised', dated: BEFORE,               receipt: gone,             expected: UNLOGGED },
  { what: 'back-dated, the log is away',          key: 'compromised', dated: BEFORE,               receipt: away,             expected: UNKNOWN },
  { what: 'back-dated, the log is too slow',      key: 'compromised', dated: BEFORE,               receipt: 'retrieval.timeout', expected: UNKNOWN },
  { what: 'back-dated, an honest one’s receipt',  key: 'compromised', dated: BEFORE,               receipt: another,          expected: UNLOGGED },
  { what: 'back-dated, an honest one’s receipt made to name it', key: 'compromised', dated: BEFORE, receipt: 'forged',        expected: UNLOGGED },
  { what: 'back-dated, in a log of the thief’s',  key: 'compromised', dated: BEFORE,               receipt: 'of another log', expected: UNLOGGED },
  { what: 'honest and old',                       key: 'retired',     dated: BEFORE, index: 0,     receipt: 'given',          expected: VALID },
  { what: 'honest and old',                       key: 'retired',     dated: BEFORE, index: 0,     receipt: 'fetched',        expected: VALID },
  { what: 'the last of its time',                 key: 'retired',     dated: BEFORE, index: N - 1, receipt: 'given',          expected: VALID },
  { what: 'logged after its time',                key: 'retired',     dated: BEFORE, index: N,     receipt: 'given',          expected: BACK_DATED },
  { what: 'dated after its time',                 key: 'retired',     dated: AFTER,  index: N + 4, receipt: 'given',          expected: EXPIRED },
  { what: 'dated after its time',                 key: 'retired',     dated: AFTER,                receipt: gone,             expected: EXPIRED },
  { what: 'never logged',                         key: 'retired',     dated: BEFORE,               receipt: gone,             expected: RETIRED_UNKNOWN },
  { what: 'the log is away',                      key: 'retired',     dated: BEFORE, index: 0,     receipt: away,             expected: RETIRED_UNKNOWN },
  { what: 'an honest one’s receipt',              key: 'retired',     dated: BEFORE,               receipt: another,          expected: RETIRED_UNKNOWN },
  { what: 'honest and old',                       key: 'retired, compromised later', dated: BEFORE, index: 0, receipt: 'given', expected: VALID_THOUGH_STOLEN },
  { what: 'back-dated',                           key: 'retired, compromised later', dated: BEFORE, index: N, receipt: 'given', expected: BACK_DATED },
  { what: 'back-dated, never logged',             key: 'retired, compromised later', dated: BEFORE,           receipt: gone,    expected: UNLOGGED },
  { what: 'logged',                               key: 'in use',      dated: AFTER,  index: N,     receipt: 'given',          expected: VALID },
  { what: 'never logged',                         key: 'in use',      dated: AFTER,                receipt: gone,             expected: VALID },
];

const plain = { ...award, status: undefined };
const url = award.credentialUrl;

async function worldOf(key: keyof typeof states): Promise<{ world: TestWorld; log: TestLog; publish: () => void }> {
  const [world, log] = [await TestWorld.create(), await TestLog.create()];
  const publish = () =>
    world.publishKeys(
      [
        { id: OLD, publicKeyMultibase: stolen.publicKeyMultibase, ...states[key] },
        { id: `${DID}#new`, publicKeyMultibase: present.publicKeyMultibase },
      ],
      DID,
      [log.service(DID)],
    );
  publish();
  return { world, log, publish };
}

async function verdictOn({ key, dated, index, receipt }: Row, secure: Secure): Promise<Verdict> {
  const { world, log } = await worldOf(key);
  const credential = await secure(buildAchievementCredential(plain), stolen, dated);
  log.pad(index ?? 0);
  if (index !== undefined) log.append(url, credential);
  log.pad(N + 6 - log.size);
  const receipts = await receiptsOf({ receipt, index, log, credential });
  if (receipt.startsWith('retrieval.')) world.failing.set(log.receiptUrl(url), receipt as RetrievalReasonCode);
  if (receipt === 'fetched') world.published.set(log.receiptUrl(url), await log.receipt(index ?? 0));
  return world.verify(credential, NOW, {}, { receipts });
}

interface Given extends Pick<Row, 'receipt'> {
  readonly index: number | undefined;
  readonly log: TestLog;
  readonly credential: Content;
}

async function receiptsOf({ receipt, index, log, credential }: Given): Promise<string[]> {
  switch (receipt) {
    case 'given':
      return [await log.receipt(index ?? 0)];
    case 'of another credential':
      return [await log.receipt(0)];
    case 'forged': {
      // It names this credential and its digest; the rest is an honest entry's.
      const theirs = await TestLog.create();
      theirs.append(url, credential);
      const { credentialId, forms: digests } = JSON.parse(await theirs.receipt(0));
      return [JSON.stringify({ ...JSON.parse(await log.receipt(0)), credentialId, forms: digests })];
    }
    case 'of another log': {
      const theirs = await TestLog.create({ seed: 71 });
      theirs.append(url, credential);
      return [await theirs.receipt(0)];
    }
    default:
      return [];
  }
}

const summary = (verdict: Verdict) => [
  verdict.outcome,
  reasonOf(verdict, 'issuer'),
  ...verdict.warnings.map(({ reasonCode }) => reasonCode).filter((code) => code.startsWith('issuer.')),
];

describe.each(Object.entries(forms))('a key that was given up, %s', (_, secure) => {
  test.each(table)('$key: $what, $receipt', async (row) => {
    const verdict = await verdictOn(row, secure);
    expect(summary(verdict)).toEqual(row.expected);
    // Whoever cannot be told from the thief is not named beside claims.
    expect(verdict.credential === undefined).toBe(row.expected[0] !== 'valid');
  });
});

describe('what a thief may try beside', () => {
  const secure = forms['Data Integrity'] as Secure;

  test('other claims under the identifier of an honest credential: the log contradicts them', async () => {
    const { world, log } = await worldOf('compromised');
    log.append(url, await secure(buildAchievementCredential(plain), stolen, BEFORE));
    log.pad(N);
    world.published.set(log.receiptUrl(url), await log.receipt(0));
    const forged = buildAchievementCredential({ ...plain, subject: { ...plain.subject, name: 'Mallory' } });
    const verdict = await world.verify(await secure(forged, stolen, BEFORE));
    expect(summary(verdict)).toEqual(UNLOGGED);
    expect(reasonOf(verdict, 'record')).toBe('fail record.altered');
  });

  test('a credential without an identifier, which no receipt can be found by, is never valid', async () => {
    const { world } = await worldOf('compromised');
    const nameless: UnsignedCredential = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: DID,
      credentialSubject: { id: 'urn:uuid:3' },
    };
    expect(summary(await world.verify(await secure(nameless, stolen, BEFORE)))).toEqual(UNKNOWN);
  });

  test('a stolen key under another name in the same document is as stolen', async () => {
    const { world, log } = await worldOf('compromised');
    const alias = `${DID}#alias`;
    const { publicKeyMultibase } = stolen;
    const revoked = { id: OLD, publicKeyMultibase, ...states.compromised };
    const sign = (verificationMethod: string) =>
      signCredential({
        credential: buildAchievementCredential(plain),
        signingKey: stolen,
        verificationMethod,
        created: BEFORE,
      });
    for (const keys of [
      [revoked, { id: alias, publicKeyMultibase }],
      [{ id: alias, publicKeyMultibase }, revoked],
    ]) {
      world.publishKeys(keys, DID, [log.service(DID)]);
      expect(summary(await world.verify(await sign(alias)))).toEqual(UNLOGGED);
    }
    // An exchanged one may go on under its other name: its owner still has it, and nobody else.
    world.publishKeys(
      [
        { ...revoked, ...states.retired, revoked: undefined },
        { id: alias, publicKeyMultibase },
      ],
      DID,
      [log.service(DID)],
    );
    expect(summary(await world.verify(await sign(alias)))).toEqual(VALID);
  });

  test('an honest credential whose wallet wrote its one proof as a list is found in the log', async () => {
    const { world, log } = await worldOf('compromised');
    const honest = await secure(buildAchievementCredential(plain), stolen, BEFORE);
    log.append(url, honest);
    log.pad(N);
    world.published.set(log.receiptUrl(url), await log.receipt(0));
    const { proof, ...claims } = JSON.parse(String(honest));
    const verdict = await world.verify({ ...claims, proof: [proof] });
    expect(summary(verdict)).toEqual(VALID_THOUGH_STOLEN);
    expect(reasonOf(verdict, 'record')).toBe('pass record.logged');
  });

  test('a receipt that was given counts as well where the log is away, and a bad one does not keep the log from being asked', async () => {
    const { world, log } = await worldOf('compromised');
    const honest = await secure(buildAchievementCredential(plain), stolen, BEFORE);
    log.append(url, honest);
    log.pad(N);
    const good = await log.receipt(0);
    world.failing.set(log.receiptUrl(url), 'retrieval.offline');
    expect((await world.verify(honest, NOW, {}, { receipts: ['{', good] })).outcome).toBe('valid');
    world.failing.clear();
    world.published.set(log.receiptUrl(url), good);
    const bad = JSON.stringify({ ...JSON.parse(good), index: 1 });
    expect((await world.verify(honest, NOW, {}, { receipts: [bad] })).outcome).toBe('valid');
  });

  test('the log’s keys are those of the issuer’s document, and not of one that another log shares its name with', async () => {
    const { world, log } = await worldOf('compromised');
    const credential = await secure(buildAchievementCredential(plain), stolen, BEFORE);
    const theirs = await TestLog.create({ seed: 71 });
    theirs.append(url, credential);
    world.published.set(log.receiptUrl(url), await theirs.receipt(0));
    const verdict = await world.verify(credential);
    expect(summary(verdict)).toEqual(UNKNOWN);
    expect(reasonOf(verdict, 'record')).toBe('unknown record.receipt-wrong');
  });

  test('inside a presentation each credential needs a receipt of its own', async () => {
    const { world, log } = await worldOf('compromised');
    const honest = await secure(buildAchievementCredential(plain), stolen, BEFORE);
    const forgery = await secure(buildAchievementCredential({ ...plain, credentialUrl: 'urn:uuid:7' }), stolen, BEFORE);
    log.append(url, honest);
    log.pad(N);
    const holder = await testKey(21);
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      verifiableCredential: [honest, forgery].map((text) => JSON.parse(String(text))),
    };
    const signing = { signingKey: holder, verificationMethod: holder.keyId, created: NOW };
    const shown = await addProof({ document, ...signing, proofPurpose: 'authentication' });
    const verdict = await world.verify(shown, NOW, {}, { receipts: [await log.receipt(0)] });
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.contents.map(summary)).toEqual([VALID_THOUGH_STOLEN, UNLOGGED]);
  });

  test('a presentation signed with a stolen key counts for nothing, whatever date it bears', async () => {
    const { world } = await worldOf('compromised');
    world.publishKeys([
      {
        id: OLD,
        publicKeyMultibase: stolen.publicKeyMultibase,
        ...states.compromised,
        relationships: ['authentication'],
      },
    ]);
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: DID,
    };
    const signing = { signingKey: stolen, verificationMethod: OLD, created: BEFORE };
    const shown = await addProof({ document, ...signing, proofPurpose: 'authentication' });
    expect(summary(await world.verify(shown))).toEqual(['not-valid', 'fail issuer.key-revoked']);
  });

  test('where the issuer no longer names its log, or names it twice, nothing is valid by it', async () => {
    const { world, log } = await worldOf('compromised');
    const honest = await secure(buildAchievementCredential(plain), stolen, BEFORE);
    log.append(url, honest);
    log.pad(N);
    const receipts = [await log.receipt(0)];
    const keys = [{ id: OLD, publicKeyMultibase: stolen.publicKeyMultibase, ...states.compromised }];
    for (const services of [[], [log.service(DID), { ...log.service(DID), id: `${DID}#log-2` }]]) {
      world.publishKeys(keys, DID, services);
      expect(summary(await world.verify(honest, NOW, {}, { receipts }))).toEqual(UNKNOWN);
    }
  });
});

describe('D05 status lists, which say what is true now', () => {
  const day = 86_400_000;
  const at = (moment: Date, days: number) => new Date(moment.getTime() + days * day);
  const lately = new Date('2026-11-24T11:00:00Z');
  const GOOD = 'pass status.good';
  const NOT_GENUINE = 'unknown status.list-not-genuine';

  const rows: readonly (readonly [string, Partial<IssuerKey>, string])[] = [
    ['in use', {}, GOOD],
    ['stolen long before the list was signed', { revoked: T, logSize: N }, NOT_GENUINE],
    ['stolen since, and the list bears a date from before', { revoked: at(lately, 1 / 48), logSize: N }, NOT_GENUINE],
    ['stolen since, and the issuer keeps no log', { revoked: at(lately, 1 / 48) }, NOT_GENUINE],
    ['retired before the list was signed', { expires: T, logSize: N }, NOT_GENUINE],
    ['retired just now', { expires: at(lately, 1 / 48), logSize: N }, GOOD],
  ];

  test.each(rows)('signed with a key that was %s', async (_, state, expected) => {
    const { world } = await worldOf('in use');
    world.publishKeys([
      { id: OLD, publicKeyMultibase: stolen.publicKeyMultibase, ...state },
      { id: `${DID}#new`, publicKeyMultibase: present.publicKeyMultibase },
    ]);
    await publishList(world, lately, at(lately, 1));
    const credential = await signCredential({
      credential: buildAchievementCredential(award),
      signingKey: present,
      verificationMethod: `${DID}#new`,
      created: BEFORE,
    });
    const verdict = await world.verify(credential);
    expect(reasonOf(verdict, 'status')).toBe(expected);
    expect(verdict.outcome).toBe(expected === GOOD ? 'valid' : 'could-not-be-checked');
  });

  test('a retired key’s list counts for a day, however long it says that it is in force', async () => {
    const { world } = await worldOf('retired');
    await publishList(world, at(T, -0.5), at(NOW, 300));
    const credential = await signCredential({
      credential: buildAchievementCredential(award),
      signingKey: present,
      verificationMethod: `${DID}#new`,
      created: BEFORE,
    });
    expect(reasonOf(await world.verify(credential, at(T, 0.9)), 'status')).toBe(GOOD);
    expect(reasonOf(await world.verify(credential, at(T, 1.1)), 'status')).toBe(NOT_GENUINE);
  });

  async function publishList(world: TestWorld, validFrom: Date, validUntil: Date): Promise<void> {
    const bits = new Uint8Array(16_384);
    const list = await buildStatusListCredential({
      id: LIST_URL,
      issuer: DID,
      purpose: 'revocation',
      bits,
      validFrom,
      validUntil,
    });
    const signed = await signCredential({
      credential: list,
      signingKey: stolen,
      verificationMethod: OLD,
      created: validFrom,
    });
    world.published.set(LIST_URL, JSON.stringify(signed));
  }
});
