import { beforeAll, describe, expect, test } from 'vitest';
import { award, NOW, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await TestWorld.create();
});

describe('a credential as Laurel issues it', () => {
  test('is valid, with every check passed', async () => {
    const verdict = await world.verify(await world.issue());
    expect(verdict.checks.map(({ name, outcome, reasonCode, detail }) => [name, outcome, reasonCode, detail])).toEqual([
      ['parse', 'pass', 'parse.read', undefined],
      ['proof', 'pass', 'proof.genuine', 'eddsa-rdfc-2022'],
      ['issuer', 'pass', 'issuer.key-owner', award.issuer.id],
      ['status', 'pass', 'status.good', undefined],
      ['validity', 'pass', 'validity.in-force', expect.any(String)],
      ['schema', 'pass', 'schema.open-badge', undefined],
      ['resources', 'not-applicable', 'resources.none', undefined],
      ['contents', 'not-applicable', 'contents.none', undefined],
      ['record', 'not-applicable', 'record.none', undefined],
    ]);
    expect(verdict.outcome).toBe('valid');
    expect(verdict.warnings).toEqual([]);
  });

  test('is summarised from what was signed', async () => {
    const { credential } = await world.verify(await world.issue());
    expect(credential).toMatchObject({
      id: award.credentialUrl,
      issuer: { id: award.issuer.id, name: 'Northern College', url: 'https://issuer.example' },
      subject: { id: award.subject.id, name: 'Ayşe Ünal' },
      achievement: {
        name: 'IT Support Fundamentals',
        kind: 'micro-credential',
        criteriaNarrative: 'Passed a supervised exam of twenty questions.\n\nWorkload: 40 hours.\n\nLevel: EQF 4.',
        skills: [{ name: 'resolve ICT problems', frameworkName: 'ESCO', code: 'S5.6' }],
        creditsAvailable: 1.5,
      },
      results: [{ name: 'Final exam', value: '85', requiredValue: '70', valueMax: '100' }],
      activityEnd: '2026-10-30T15:00:00Z',
      validUntil: '2029-11-01T09:00:00Z',
      statuses: [{ index: 94_567, purpose: 'revocation' }],
    });
  });

  test('is not valid once its bit is set, and the reason says so', async () => {
    const other = await TestWorld.create();
    const bits = new Uint8Array(16_384);
    bits[94_567 >> 3] = 0x80 >> (94_567 & 7);
    await other.publishList(bits);
    const verdict = await other.verify(await other.issue());
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.sentence).toBe('Not valid: The issuer has revoked this credential.');
    expect(verdict.credential?.subject.name).toBe('Ayşe Ünal');
  });

  test('could not be checked without its evidence, and shows no claims', async () => {
    const text = JSON.stringify(await world.issue());
    const evidence = await gatherEvidence({
      text,
      retrieve: async () => ({ ok: false, reasonCode: 'retrieval.offline' }),
    });
    const verdict = await verifyCredential({ text, evidence, now: NOW });
    expect(verdict.outcome).toBe('could-not-be-checked');
    expect(verdict.credential).toBeUndefined();
  });
});

describe('garbage', () => {
  test.each([
    '',
    'x',
    'null',
    '[]',
    '{}',
    '"eyJhbGciOiJFZERTQSJ9.e30.AA"',
    'eyJhbGciOiJFZERTQSJ9.e30.AA',
    '\u0000',
    '%PDF-1.7',
  ])('%j gets a verdict, not an error', async (text) => {
    const verdict = await world.verify(text);
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(['fail', ...Array(8).fill('unknown')]);
  });

  test('M09 a clock or a tolerance that is none makes nothing valid', async () => {
    const credential = await world.issue();
    const after = new Date('2030-01-01T00:00:00Z');
    expect((await world.verify(credential, after, { clockToleranceSeconds: Number.NaN })).outcome).toBe('not-valid');
    expect((await world.verify(credential, after, { clockToleranceSeconds: 1e12 })).outcome).toBe('not-valid');
    await expect(world.verify(credential, new Date(Number.NaN))).rejects.toThrow(RangeError);
  });
});
