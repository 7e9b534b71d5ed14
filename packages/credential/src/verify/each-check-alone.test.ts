import { describe, expect, test } from 'vitest';
import { signVcJwt } from '../jose/sign/sign-vc-jwt.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { buildClrCredential } from '../model/build-clr-credential.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { digestOf } from '../model/digest.ts';
import { addProof } from '../proof/add-proof.ts';
import { emptyStatusBits, setStatus } from '../status/set-status.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { type BadgeWeb, badgeWeb, hostedAssertion } from '../testing/open-badge-2.ts';
import { testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { type CheckName, checkNames, type Verdict } from './result.ts';

/** One way to make one check come out so, with nothing wrong beside it. */
interface Case {
  readonly what: string;
  readonly check: CheckName;
  readonly outcome: Exclude<CheckOutcome, 'pass' | 'not-applicable'>;
  readonly reasonCode: string;
  readonly verdict: (world: TestWorld) => Promise<Verdict>;
}

const request = { domain: 'https://employer.example', challenge: 'c-7d1f' };
const DID_URL = 'https://issuer.example/orgs/north/did.json';
const LATER = new Date('2030-01-01T00:00:00Z');

/** Without a status list, which the same key would have signed. */
const plain = { ...award, status: undefined };

/** The issuer's DID document, with its one key changed. */
function changeKey(world: TestWorld, change: object, more: object = {}) {
  const document = JSON.parse(world.published.get(DID_URL) ?? '');
  const [method] = document.verificationMethod;
  const changed = { ...document, verificationMethod: [{ ...method, ...change }], ...more };
  world.published.set(DID_URL, JSON.stringify(changed));
}

async function present(world: TestWorld, credential: object, changes: object = {}, holder = 21): Promise<Verdict> {
  const [signer, named] = [await testKey(holder), await testKey(21)];
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: named.did,
    verifiableCredential: [credential as SecuredCredential],
  };
  const signing = { signingKey: signer, verificationMethod: signer.keyId, created: NOW };
  const terms = { proofPurpose: 'authentication', ...request, ...changes } as const;
  return world.verify(await addProof({ document, ...signing, ...terms }), NOW, { request });
}

async function record(world: TestWorld, badge: SecuredCredential): Promise<Verdict> {
  const { issuer, validFrom, subject } = award;
  const credentialUrl = 'https://issuer.example/records/1';
  const clr = {
    credentialUrl,
    name: 'Transcript',
    issuer,
    validFrom,
    subject: { id: subject.id },
    credentials: [badge],
  };
  return world.verify(await world.sign(buildClrCredential(clr)));
}

async function withLog(world: TestWorld): Promise<TestLog> {
  const log = await TestLog.create();
  world.publishKeys([{ id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase }], DID, [log.service(DID)]);
  return log;
}

async function revoked(world: TestWorld): Promise<SecuredCredential> {
  const bits = emptyStatusBits();
  setStatus({ bits, index: award.status?.index ?? 0, value: 1, purpose: 'revocation' });
  await world.publishList(bits);
  return world.issue();
}

const expired = { validUntil: new Date('2026-11-20T00:00:00Z') };

async function token(world: TestWorld): Promise<string> {
  return signVcJwt({ credential: buildAchievementCredential(plain), signingKey: world.key, kid: world.keyId });
}

/** The verdict about a hosted badge of Open Badges 2.0, of which other things are published. */
function hosted(world: TestWorld, web: BadgeWeb, badge: object = hostedAssertion): Promise<Verdict> {
  for (const [url, body] of Object.entries(web)) world.published.set(url, JSON.stringify(body));
  return world.verify(badge);
}

const elsewhere = { ...hostedAssertion, id: 'https://evil.example/1.json' };
const over = { ...hostedAssertion, expires: '2026-01-01T00:00:00Z' };
const withdrawn = { ...hostedAssertion, revoked: true, revocationReason: 'By mistake.' };

const cases: readonly Case[] = [
  {
    what: 'claims that are not those that were signed',
    check: 'proof',
    outcome: 'fail',
    reasonCode: 'proof.signature-wrong',
    verdict: async (world) => world.verify({ ...(await world.issue()), name: 'Another name' }),
  },
  {
    what: 'a token with the signature of another',
    check: 'proof',
    outcome: 'fail',
    reasonCode: 'proof.signature-wrong',
    async verdict(world) {
      const [header, payload] = (await token(world)).split('.');
      const other = await signVcJwt({
        credential: buildAchievementCredential({ ...plain, credentialUrl: 'urn:uuid:2' }),
        signingKey: world.key,
        kid: world.keyId,
      });
      return world.verify(`${header}.${payload}.${other.split('.')[2]}`);
    },
  },
  {
    what: 'a presentation for another question',
    check: 'proof',
    outcome: 'fail',
    reasonCode: 'proof.challenge-wrong',
    verdict: async (world) => present(world, await world.issue(), { challenge: 'c-0000' }),
  },
  {
    what: 'a key of a kind that nobody here knows',
    check: 'proof',
    outcome: 'unknown',
    reasonCode: 'key.type-unsupported',
    verdict(world) {
      const publicKeyJwk = { kty: 'OKP', crv: 'Ed448', x: 'A'.repeat(76) };
      changeKey(world, { type: 'JsonWebKey', publicKeyMultibase: undefined, publicKeyJwk });
      return world.issue(plain).then((credential) => world.verify(credential));
    },
  },
  {
    what: 'a key of the issuer that is not for credentials',
    check: 'issuer',
    outcome: 'fail',
    reasonCode: 'issuer.key-not-for-credentials',
    async verdict(world) {
      changeKey(world, {}, { assertionMethod: [], authentication: [world.keyId] });
      return world.verify(await world.issue(plain));
    },
  },
  {
    what: 'the key of somebody else',
    check: 'issuer',
    outcome: 'fail',
    reasonCode: 'issuer.not-key-owner',
    async verdict(world) {
      const thief = await testKey(20);
      return world.verify(await forgeProof(await world.issue(plain), {}, { verificationMethod: thief.keyId }, thief));
    },
  },
  {
    what: 'a presentation by somebody else than its holder',
    check: 'issuer',
    outcome: 'fail',
    reasonCode: 'issuer.not-key-owner',
    verdict: async (world) => present(world, await world.issue(), {}, 22),
  },
  {
    what: 'a hosted badge far from its issuer’s home',
    check: 'issuer',
    outcome: 'fail',
    reasonCode: 'issuer.hosted-elsewhere',
    verdict: (world) => hosted(world, { ...badgeWeb, [elsewhere.id]: elsewhere }, elsewhere),
  },
  {
    what: 'a credential that its issuer has revoked',
    check: 'status',
    outcome: 'fail',
    reasonCode: 'status.revoked',
    verdict: async (world) => world.verify(await revoked(world)),
  },
  {
    what: 'a hosted badge that its issuer has revoked',
    check: 'status',
    outcome: 'fail',
    reasonCode: 'status.revoked',
    verdict: (world) => hosted(world, { ...badgeWeb, [withdrawn.id]: withdrawn }),
  },
  {
    what: 'a status list that cannot be had',
    check: 'status',
    outcome: 'unknown',
    reasonCode: 'retrieval.timeout',
    async verdict(world) {
      world.failing.set(LIST_URL, 'retrieval.timeout');
      return world.verify(await world.issue());
    },
  },
  {
    what: 'a credential after its end',
    check: 'validity',
    outcome: 'fail',
    reasonCode: 'validity.expired',
    verdict: async (world) => world.verify(await world.issue(plain), LATER),
  },
  {
    what: 'a token after the end of what it holds',
    check: 'validity',
    outcome: 'fail',
    reasonCode: 'validity.expired',
    verdict: async (world) => world.verify(await token(world), LATER),
  },
  {
    what: 'a hosted badge after its end',
    check: 'validity',
    outcome: 'fail',
    reasonCode: 'validity.expired',
    verdict: (world) => hosted(world, { ...badgeWeb, [over.id]: over }, over),
  },
  {
    what: 'a badge without an achievement',
    check: 'schema',
    outcome: 'fail',
    reasonCode: 'schema.open-badge-malformed',
    async verdict(world) {
      const credentialSubject = { type: ['AchievementSubject'], id: 'urn:uuid:1' };
      return world.verify(await forgeProof(await world.issue(), { credentialSubject }, {}, world.key));
    },
  },
  {
    what: 'a picture that is another than its issuer signed for',
    check: 'resources',
    outcome: 'fail',
    reasonCode: 'resources.altered',
    async verdict(world) {
      const digest = await digestOf(new TextEncoder().encode('the picture'));
      const relatedResource = { id: `data:text/plain;base64,${btoa('another picture')}`, ...digest };
      return world.verify(await forgeProof(await world.issue(), { relatedResource }, {}, world.key));
    },
  },
  {
    what: 'a presentation of a credential that is over',
    check: 'contents',
    outcome: 'fail',
    reasonCode: 'contents.not-valid',
    verdict: async (world) => present(world, await world.issue({ ...plain, ...expired })),
  },
  {
    what: 'a learner record of a credential that is over',
    check: 'contents',
    outcome: 'fail',
    reasonCode: 'contents.not-valid',
    verdict: async (world) => record(world, await world.issue({ ...plain, ...expired })),
  },
  {
    what: 'a presentation of a credential whose status cannot be had',
    check: 'contents',
    outcome: 'unknown',
    reasonCode: 'contents.unknown',
    async verdict(world) {
      world.failing.set(LIST_URL, 'retrieval.unreachable');
      return present(world, await world.issue());
    },
  },
  {
    what: 'a learner record of a credential whose status cannot be had',
    check: 'contents',
    outcome: 'unknown',
    reasonCode: 'contents.unknown',
    async verdict(world) {
      world.failing.set(LIST_URL, 'retrieval.unreachable');
      return record(world, await world.issue());
    },
  },
  {
    what: 'a log that holds something else in its place',
    check: 'record',
    outcome: 'fail',
    reasonCode: 'record.altered',
    async verdict(world) {
      const log = await withLog(world);
      log.append(award.credentialUrl, await token(world));
      world.published.set(log.receiptUrl(award.credentialUrl), await log.receipt(0));
      return world.verify(await world.issue(), NOW, {}, { records: 'fetch' });
    },
  },
  {
    what: 'a credential that must be in a log, and no receipt',
    check: 'record',
    outcome: 'unknown',
    reasonCode: 'record.not-asked',
    async verdict(world) {
      await withLog(world);
      return world.verify(await world.issue(), NOW, { record: 'required' });
    },
  },
];

/** What cannot be so alone, and why. */
const NEVER_ALONE: Readonly<Record<string, string>> = {
  'parse fail': 'nothing can be checked in what cannot be read',
  'parse unknown': 'nothing can be checked in what cannot be read',
  'issuer unknown':
    'without the key that it would be about, the proof is unknown too; without the log that would tell about a key, the record',
  'validity unknown': 'a date is read with the rest, and stands before now or not',
  'schema unknown':
    'a type has a form that we know, or none that we hold it to; a schema that cannot be had is a warning',
  'resources unknown': 'what the credential only refers to says nothing against it when it cannot be had: a warning',
};

describe('A02 one check that is not passed makes the whole not valid, whatever the others say', () => {
  test('with nothing wrong, each of the documents here is valid', async () => {
    const world = await TestWorld.create();
    const credential = await world.issue();
    const verdicts = [
      await world.verify(credential),
      await world.verify(await token(world)),
      await present(world, credential),
      await record(world, credential),
      await hosted(world, badgeWeb),
    ];
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(Array(5).fill('valid'));
    for (const { checks } of verdicts) expect(checks.map(({ name }) => name)).toEqual(checkNames);
  });

  test.each(cases)('$check $outcome alone: $what', async ({ check, outcome, reasonCode, verdict: verdictOf }) => {
    const verdict = await verdictOf(await TestWorld.create());
    expect(reasonOf(verdict, check)).toBe(`${outcome} ${reasonCode}`);
    // Where nobody asks the log, it is not known what it shows, and that decides nothing.
    const isIdle = (it: Verdict['checks'][number]) => it.name === 'record' && it.outcome === 'unknown';
    const beside = verdict.checks.filter((it) => it.name !== check && !isIdle(it));
    expect(beside.filter((it) => it.outcome !== 'pass' && it.outcome !== 'not-applicable')).toEqual([]);
    expect(verdict.outcome).toBe(outcome === 'fail' ? 'not-valid' : 'could-not-be-checked');
    // Its first letter is small behind "because".
    expect(verdict.sentence).toContain(verdict.checks.find(({ name }) => name === check)?.sentence.slice(1));
  });

  test('every check fails alone and is unknown alone, but for those that cannot', () => {
    const forced = new Set(cases.map(({ check, outcome }) => `${check} ${outcome}`));
    const all = checkNames.flatMap((name) => [`${name} fail`, `${name} unknown`]);
    expect(all.filter((it) => !forced.has(it))).toEqual(Object.keys(NEVER_ALONE));
  });

  test.each<[string, string, Verdict['outcome'], (credential: SecuredCredential) => string | object]>([
    [
      'what no reader reads in one way',
      'fail json.duplicate-key',
      'not-valid',
      (credential) => JSON.stringify(credential).replace('{', '{"id":"urn:x:y",'),
    ],
    [
      'a context that nobody here knows',
      'unknown credential.context-unknown',
      'could-not-be-checked',
      (credential) => ({ ...credential, '@context': [...credential['@context'], 'https://context.example/v1'] }),
    ],
  ])('what cannot be read is answered by that alone: %s', async (_, reason, outcome, change) => {
    const world = await TestWorld.create();
    const verdict = await world.verify(change(await world.issue()));
    expect([reasonOf(verdict, 'parse'), verdict.outcome]).toEqual([reason, outcome]);
    expect(new Set(verdict.checks.slice(1).map((it) => `${it.outcome} ${it.reasonCode}`))).toEqual(
      new Set(['unknown check.not-reached']),
    );
    expect(verdict.credential).toBeUndefined();
  });

  test('an issuer that cannot be looked up leaves the proof unknown too, and the whole with both', async () => {
    const world = await TestWorld.create();
    const credential = await world.issue(plain);
    world.failing.set(DID_URL, 'retrieval.unreachable');
    const verdict = await world.verify(credential);
    expect([reasonOf(verdict, 'proof'), reasonOf(verdict, 'issuer')]).toEqual([
      'unknown proof.key-unavailable',
      'unknown retrieval.unreachable',
    ]);
    expect([verdict.outcome, verdict.signature, verdict.credential]).toEqual([
      'could-not-be-checked',
      'unknown',
      undefined,
    ]);
  });

  test('a fail beside an unknown is a fail', async () => {
    const world = await TestWorld.create();
    const credential = await world.issue();
    world.failing.set(LIST_URL, 'retrieval.offline');
    const verdict = await world.verify(credential, LATER);
    expect([reasonOf(verdict, 'status'), reasonOf(verdict, 'validity'), verdict.outcome]).toEqual([
      'unknown retrieval.offline',
      'fail validity.expired',
      'not-valid',
    ]);
  });
});
