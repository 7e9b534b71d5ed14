import { beforeAll, describe, expect, test } from 'vitest';
import { addProof } from '../proof/add-proof.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { type VerificationPolicy, verifyCredential } from './verify-credential.ts';

const request = { domain: 'https://employer.example', challenge: 'c-7d1f' };
let world: TestWorld;
let holder: TestKey;

beforeAll(async () => {
  world = await TestWorld.create();
  holder = await testKey(21);
});

async function present(credentials: readonly object[], options: object = request, key = holder) {
  return addProof({
    document: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      verifiableCredential: credentials as never,
    },
    signingKey: key,
    verificationMethod: key.keyId,
    created: NOW,
    proofPurpose: 'authentication',
    ...options,
  });
}

async function verdictOf(presentation: object, policy: VerificationPolicy = { request }) {
  const text = JSON.stringify(presentation);
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve });
  return verifyCredential({ text, evidence, now: NOW, policy });
}

describe('a presentation', () => {
  test('is valid for whoever asked for it, with a verdict about each credential in it', async () => {
    const verdict = await verdictOf(
      await present([await world.issue(), await world.issue({ narrative: 'Well done.' })]),
    );
    expect(
      verdict.checks.filter(({ outcome }) => outcome !== 'not-applicable').map(({ reasonCode }) => reasonCode),
    ).toEqual(['parse.read', 'proof.genuine', 'issuer.key-owner', 'contents.good']);
    expect([verdict.outcome, verdict.kind, verdict.warnings]).toEqual(['valid', 'presentation', []]);
    expect(verdict.contents.map(({ credential }) => credential?.subject.name)).toEqual(['Ayşe Ünal', 'Ayşe Ünal']);
  });

  test.each([
    ['another challenge', { ...request, challenge: 'c-0000' }, 'fail proof.challenge-wrong'],
    ['no challenge', { domain: request.domain }, 'fail proof.challenge-wrong'],
    ['another domain', { ...request, domain: 'https://evil.example' }, 'fail proof.domain-wrong'],
    ['no domain', { challenge: request.challenge }, 'fail proof.domain-wrong'],
    ['the purpose of a credential', { ...request, proofPurpose: 'assertionMethod' }, 'fail proof.purpose-wrong'],
    ['an end in the past', { ...request, expires: new Date('2026-11-24T11:00:00Z') }, 'fail proof.expired'],
  ])('A11 with %s is not valid', async (_, options, reason) => {
    const verdict = await verdictOf(await present([await world.issue()], options));
    expect(reasonOf(verdict, 'proof')).toBe(reason);
    expect(verdict.outcome).toBe('not-valid');
  });

  test('A01 signed by somebody other than its holder is not valid', async () => {
    const verdict = await verdictOf(await present([await world.issue()], request, await testKey(22)));
    expect(reasonOf(verdict, 'issuer')).toBe('fail issuer.not-key-owner');
  });

  test('whose credential was altered, or is unsigned, is not valid, and its claims are not shown', async () => {
    const secured = await world.issue();
    const { proof: _, ...unsigned } = secured;
    for (const inner of [{ ...secured, validUntil: '2039-01-01T00:00:00Z' }, unsigned]) {
      const verdict = await verdictOf(await present([inner]));
      expect(reasonOf(verdict, 'contents')).toBe('fail contents.not-valid');
      expect([verdict.outcome, verdict.contents[0]?.credential]).toEqual(['not-valid', undefined]);
    }
  });

  test('with nothing signed around a good credential is not valid', async () => {
    const { proof: _, ...unsigned } = await present([await world.issue()]);
    const verdict = await verdictOf(unsigned);
    expect(reasonOf(verdict, 'proof')).toBe('fail proof.missing');
    expect(verdict.contents[0]?.outcome).toBe('valid');
  });

  test('for an unknown request is valid with a warning: whoever has the file can show it', async () => {
    const verdict = await verdictOf(await present([await world.issue()]), {});
    expect([verdict.outcome, verdict.warnings.map(({ reasonCode }) => reasonCode)]).toEqual([
      'valid',
      ['proof.occasion-unknown'],
    ]);
  });

  test('A12 signed by two people needs both signatures right', async () => {
    const first = await present([await world.issue()]);
    const second = await testKey(23);
    const both = await addProof({
      document: first,
      signingKey: second,
      verificationMethod: second.keyId,
      created: NOW,
      proofPurpose: 'authentication',
      ...request,
    });
    const good = await verdictOf(both);
    expect([good.outcome, good.information.map(({ reasonCode }) => reasonCode)]).toEqual([
      'valid',
      ['issuer.co-signed'],
    ]);
    const broken = JSON.parse(JSON.stringify(both));
    broken.proof[1].created = '2026-11-24T11:59:00Z';
    expect((await verdictOf(broken)).outcome).toBe('not-valid');
  });
});
