import { describe, expect, test } from 'vitest';
import { type ExpectedTerms, faultOfTerms } from './fault-of-terms.ts';
import type { ProofOptions } from './proof.ts';
import { isProofPurpose, proofPurposes } from './proof-purpose.ts';

const now = new Date('2026-11-24T12:00:00Z');
const proof: ProofOptions = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-11-24T11:00:00Z',
  verificationMethod: 'did:web:issuer.example#key-1',
  proofPurpose: 'authentication',
};
const expected: ExpectedTerms = { now, toleranceMs: 60_000, proofPurpose: 'authentication' };
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000).toISOString();
const fault = (options: Partial<ProofOptions>, wanted: Partial<ExpectedTerms> = {}) =>
  faultOfTerms({ ...proof, ...options }, { ...expected, ...wanted })?.fault;

test('a proof that is as it should be has no fault', () => {
  expect(fault({})).toBeUndefined();
});

describe('A11 the purpose', () => {
  test('only the one that is asked for will do', () => {
    const purposes = [...proofPurposes, 'keyAgreement', 'anything', 'assertionmethod', ' assertionMethod'];
    let tried = 0;
    for (const wanted of proofPurposes) {
      for (const proofPurpose of purposes) {
        tried++;
        expect(fault({ proofPurpose }, { proofPurpose: wanted })).toBe(
          proofPurpose === wanted ? undefined : 'purpose-wrong',
        );
      }
    }
    expect(tried).toBe(32);
  });

  test('a key for secrecy makes no proof', () => {
    expect(proofPurposes.every(isProofPurpose)).toBe(true);
    expect(isProofPurpose('keyAgreement')).toBe(false);
  });
});

describe('A11 the time', () => {
  test.each<[Partial<ProofOptions>, string | undefined]>([
    [{ expires: at(3_600) }, undefined],
    [{ expires: at(0) }, undefined],
    [{ expires: at(-59) }, undefined],
    [{ expires: at(-60) }, 'expired'],
    [{ expires: '2020-01-01T00:00:00Z' }, 'expired'],
    [{ created: at(60) }, undefined],
    [{ created: at(61) }, 'created-in-future'],
    [{ created: at(1e7) }, 'created-in-future'],
    [{ created: at(61), expires: at(-61) }, 'expired'],
    // The same instant in another zone.
    [{ expires: '2026-11-24T14:00:00+02:00' }, undefined],
    [{ expires: '2026-11-24T12:58:59+01:00' }, 'expired'],
  ])('%j: %s', (options, wanted) => {
    expect(fault(options)).toBe(wanted);
  });

  test('a proof that does not say when it was made has no fault of time', () => {
    const { created: _, ...timeless } = proof;
    expect(faultOfTerms(timeless, expected)).toBeUndefined();
  });
});

describe('A11 for whom', () => {
  const domains = [undefined, 'https://a.example', 'https://b.example', 'https://A.example', 'https://a.example/', ''];
  const challenges = [undefined, 'one', 'two', 'ONE', ''];

  test('domain and challenge are those that the verifier gave: any other pair is refused', () => {
    const pairs = domains.flatMap((domain) => challenges.map((challenge) => ({ domain, challenge })));
    let tried = 0;
    for (const signed of pairs) {
      for (const asked of pairs) {
        tried++;
        const same = signed.domain === asked.domain && signed.challenge === asked.challenge;
        // An absent member and `undefined` mean the same.
        const found = fault(signed as Partial<ProofOptions>, asked);
        expect(found === undefined, JSON.stringify([signed, asked])).toBe(same);
      }
    }
    process.stdout.write(`  A11: ${tried} pairs of domain and challenge\n`);
    expect(tried).toBe(900);
  });

  test.each<[ProofOptions['domain'], ExpectedTerms['domain'], string | undefined]>([
    ['a', ['a'], undefined],
    [['a'], 'a', undefined],
    [['a', 'b'], ['b', 'a'], undefined],
    [['a', 'a'], ['a'], undefined],
    [['a', 'b'], 'a', 'domain-wrong'],
    ['a', ['a', 'b'], 'domain-wrong'],
    [['a', 'b'], ['a', 'c'], 'domain-wrong'],
    [[], 'a', 'domain-wrong'],
    [undefined, 'a', 'domain-wrong'],
    [undefined, [], undefined],
    ['a', [], 'domain-wrong'],
  ])('a proof for %j, asked for %j: %s', (domain, asked, wanted) => {
    expect(fault(domain === undefined ? {} : { domain }, { domain: asked })).toBe(wanted);
  });

  test('a proof that was made for somebody is not for whoever did not ask', () => {
    expect(fault({ domain: 'https://a.example' })).toBe('bound-elsewhere');
    expect(fault({ challenge: 'c' })).toBe('bound-elsewhere');
    expect(fault({ challenge: 'c', domain: 'a' }, { challenge: 'c' })).toBe('bound-elsewhere');
    expect(fault({ challenge: 'c', domain: 'a' }, { unasked: 'ignored' })).toBeUndefined();
    expect(fault({ challenge: 'c', domain: 'a' }, { unasked: 'ignored', domain: 'b' })).toBe('domain-wrong');
  });
});
