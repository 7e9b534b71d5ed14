import { base58 } from '@scure/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { resolveDidKey } from '../did/resolve-did-key.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { fastest } from '../testing/fastest.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { award, DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { checkNames, overallOutcome } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

let world: TestWorld;
let secured: SecuredCredential;

beforeAll(async () => {
  world = await TestWorld.create();
  secured = await world.issue();
});

const forge = (changes: object, options: object, key: TestKey = world.key) =>
  forgeProof(secured, changes, options, key);

describe('A01 the signer is not the issuer that is named', () => {
  test('the key of any other DID is refused, for the issuer as a text and as an object', async () => {
    let accepted = 0;
    let tried = 0;
    for (let seed = 20; seed < 120; seed++) {
      const key = await testKey(seed);
      const attacker = `did:key:${key.publicKeyMultibase}`;
      const named = seed % 2 === 0 ? DID : `did:web:victim${seed}.example`;
      for (const issuer of [named, { id: named, type: ['Profile'], name: 'Northern College' }]) {
        tried++;
        const verificationMethod = `${attacker}#${key.publicKeyMultibase}`;
        const verdict = await world.verify(await forge({ issuer }, { verificationMethod }, key));
        expect(reasonOf(verdict, 'proof')).toBe('pass proof.genuine');
        if (verdict.outcome === 'valid' || verdict.credential !== undefined) accepted++;
        expect(reasonOf(verdict, 'issuer')).toBe('fail issuer.not-key-owner');
      }
    }
    expect(tried).toBe(200);
    expect(accepted).toBe(0);
  }, 120_000);

  test('an issuer whose document lists a key of somebody else does not speak for them', async () => {
    const other = await TestWorld.create();
    const document = JSON.parse(other.published.get('https://issuer.example/orgs/north/did.json') ?? '');
    document.verificationMethod[0].controller = 'did:web:somebody.example';
    other.published.set('https://issuer.example/orgs/north/did.json', JSON.stringify(document));
    const verdict = await other.verify(await other.issue());
    expect(reasonOf(verdict, 'issuer')).toBe('fail issuer.key-controller-wrong');
  });
});

describe('A02 overall is the conjunction', () => {
  test('all 4^9 combinations of the nine checks', () => {
    const outcomes = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
    let rows = 0;
    for (let row = 0; row < 4 ** checkNames.length; row++) {
      const checks = checkNames.map((_, at) => ({ outcome: outcomes[Math.floor(row / 4 ** at) % 4] ?? 'fail' }));
      const has = (outcome: string) => checks.some((check) => check.outcome === outcome);
      const expected = has('fail') ? 'not-valid' : has('unknown') || !has('pass') ? 'could-not-be-checked' : 'valid';
      if (overallOutcome(checks) === expected) rows++;
    }
    expect(rows).toBe(262_144);
    expect(overallOutcome([])).toBe('could-not-be-checked');
  });
});

describe('A11 proofs and keys that were made for something else', () => {
  test.each<[string, object, string]>([
    ['authentication', { proofPurpose: 'authentication' }, 'fail proof.purpose-wrong'],
    ['a purpose by its IRI', { proofPurpose: 'https://w3id.org/security#assertionMethod' }, 'fail proof.purpose-wrong'],
    ['a challenge', { challenge: 'abc' }, 'fail proof.bound-elsewhere'],
    ['a domain', { domain: 'https://verifier.example' }, 'fail proof.bound-elsewhere'],
    ['an end that has passed', { expires: '2026-11-24T11:58:00Z' }, 'fail proof.expired'],
    ['a date in the future', { created: '2026-11-24T12:02:00Z' }, 'fail proof.created-in-future'],
    ['a date that is none', { created: '2026-02-30T00:00:00Z' }, 'fail proof.malformed'],
    ['a previous proof that is not there', { previousProof: 'urn:uuid:1' }, 'fail proof.chain-broken'],
  ])('%s', async (_, options, reason) => {
    const { proof, ...claims } = secured;
    const document =
      'created' in options && String(options.created).includes('02-30')
        ? { ...claims, proof: { ...proof, ...options } }
        : await forge({}, options);
    const verdict = await world.verify(document);
    expect(reasonOf(verdict, 'proof')).toBe(reason);
    expect(verdict.outcome).not.toBe('valid');
  });

  test('within the stated tolerance of 60 s both dates are right', async () => {
    for (const options of [{ expires: '2026-11-24T11:59:30Z' }, { created: '2026-11-24T12:00:30Z' }]) {
      expect((await world.verify(await forge({}, options))).outcome).toBe('valid');
    }
  });

  test('a key that the issuer does not list for assertions', async () => {
    const other = await TestWorld.create();
    const url = 'https://issuer.example/orgs/north/did.json';
    const document = JSON.parse(other.published.get(url) ?? '');
    for (const assertionMethod of [undefined, [], [`${DID}#other`], ['#other']]) {
      other.published.set(url, JSON.stringify({ ...document, assertionMethod, authentication: [other.keyId] }));
      expect(reasonOf(await other.verify(secured), 'issuer')).toBe('fail issuer.key-not-for-credentials');
    }
  });

  test.each([
    ['before it signed', '2026-10-01T00:00:00Z', 'not-valid', 'fail issuer.key-revoked'],
    ['at the second it signed', '2026-11-01T09:00:00Z', 'not-valid', 'fail issuer.key-revoked'],
    [
      'after it says that it signed',
      '2026-11-20T00:00:00Z',
      'could-not-be-checked',
      'unknown issuer.key-revoked-undated',
    ],
    ['not yet', '2026-12-20T00:00:00Z', 'valid', 'pass issuer.key-owner'],
  ])('C08 a key that was revoked %s', async (_, revoked, outcome, reason) => {
    const other = await TestWorld.create();
    const { publicKeyMultibase } = other.key;
    other.publishKeys([{ id: other.keyId, publicKeyMultibase, revoked: new Date(revoked) }]);
    const verdict = await other.verify(await other.issue({ status: undefined }));
    expect([verdict.outcome, reasonOf(verdict, 'issuer')]).toEqual([outcome, reason]);
  });

  test.each([
    ['is there before the end', '2030-01-01T00:00:00Z', 'pass issuer.key-owner'],
    ['may be from after it', '2026-11-20T00:00:00Z', 'unknown issuer.key-revoked-undated'],
  ])('C08 a revoked key with a proof that does not say when, and %s', async (_, revoked, reason) => {
    const other = await TestWorld.create();
    const { publicKeyMultibase } = other.key;
    other.publishKeys([{ id: other.keyId, publicKeyMultibase, revoked: new Date(revoked) }]);
    const verdict = await other.verify(await forge({}, { created: undefined }));
    expect(reasonOf(verdict, 'issuer')).toBe(reason);
  });
});

describe('A12 several proofs', () => {
  test('each must be right, wherever the bad one stands', async () => {
    const bad = { ...secured.proof, proofValue: (await world.sign(stripped({ name: 'Other' }))).proof.proofValue };
    for (let at = 0; at < 4; at++) {
      const proof = [0, 1, 2, 3].map((index) => (index === at ? bad : secured.proof));
      expect((await world.verify({ ...secured, proof })).outcome).toBe('not-valid');
    }
    expect((await world.verify({ ...secured, proof: [secured.proof] })).outcome).toBe('valid');
  });

  test('sixteen are checked, seventeen and ten thousand are refused within 100 ms', async () => {
    const times = (count: number) => ({ ...secured, proof: Array.from({ length: count }, () => secured.proof) });
    expect((await world.verify(times(16))).outcome).toBe('valid');
    expect((await world.verify(times(0))).outcome).toBe('not-valid');
    for (const count of [17, 10_000]) {
      const text = JSON.stringify(times(count));
      const evidence = await gatherEvidence({ text: '', retrieve: world.retrieve });
      const refuse = async () =>
        expect((await verifyCredential({ text, evidence, now: NOW })).outcome).toBe('not-valid');
      expect(await fastest(refuse)).toBeLessThan(100);
    }
  });

  test('a proof that we cannot check is not passed over because another one is right', async () => {
    const foreign = { ...secured.proof, cryptosuite: 'falcon-2030' };
    const verdict = await world.verify({ ...secured, proof: [secured.proof, foreign] });
    expect(verdict.outcome).toBe('could-not-be-checked');
  });
});

describe('A20 suites', () => {
  test.each([
    [{ type: 'Ed25519Signature2018' }, 'not-valid', 'fail proof.suite-withdrawn'],
    [{ type: 'RsaSignature2018' }, 'not-valid', 'fail proof.suite-withdrawn'],
    [{ type: 'JcsEd25519Signature2020' }, 'not-valid', 'fail proof.suite-withdrawn'],
    [{ type: 'Ed25519Signature2020' }, 'not-valid', 'fail credential.term-undefined'],
    [{ cryptosuite: 'eddsa-2022' }, 'could-not-be-checked', 'unknown proof.suite-unsupported'],
    [{ cryptosuite: 'ecdsa-rdfc-2019' }, 'not-valid', 'fail proof.malformed'],
    [{ cryptosuite: 'none' }, 'could-not-be-checked', 'unknown proof.suite-unsupported'],
    [{ cryptosuite: '__proto__' }, 'could-not-be-checked', 'unknown proof.suite-unsupported'],
    [{ type: ['DataIntegrityProof'] }, 'not-valid', 'fail proof.malformed'],
    [{ cryptosuite: undefined }, 'not-valid', 'fail proof.malformed'],
  ])('%j', async (options, outcome, reason) => {
    const verdict = await world.verify({ ...secured, proof: { ...secured.proof, ...options } });
    expect([verdict.outcome, reasonOf(verdict, 'proof')]).toEqual([outcome, reason]);
  });
});

describe('A05 C06 keys in identifiers', () => {
  test('a credential under a did:key of small order is not valid', async () => {
    const multibase = `z${base58.encode(Uint8Array.from([0xed, 1, 1, ...new Uint8Array(31)]))}`;
    const issuer = `did:key:${multibase}`;
    const proof = {
      ...secured.proof,
      verificationMethod: `${issuer}#${multibase}`,
      proofValue: `z${base58.encode(Uint8Array.of(1, ...new Uint8Array(63)))}`,
    };
    const verdict = await world.verify({ ...secured, issuer, proof });
    expect(reasonOf(verdict, 'issuer')).toBe('fail key.refused');
    expect(verdict.outcome).toBe('not-valid');
    expect(() => resolveDidKey(issuer)).toThrow('key.refused');
  });

  test.each(['did:web:127.0.0.1#k', 'did:web:a.example:..:x#k', 'urn:x', 'x', 'did:key:z#z', 'did:web:a.example'])(
    'C07 the method %s leads nowhere',
    async (verificationMethod) => {
      const before = world.fetched.length;
      const verdict = await world.verify({ ...secured, proof: { ...secured.proof, verificationMethod } });
      expect(verdict.outcome).not.toBe('valid');
      const asked = world.fetched.slice(before).filter((url) => url !== LIST_URL);
      expect(
        asked.filter((url) => !url.startsWith('https://issuer.example/') && !url.startsWith('https://a.example/')),
      ).toEqual([]);
    },
  );
});

function stripped(changes: object) {
  const { proof: _proof, ...claims } = secured;
  return { ...claims, ...changes, id: award.credentialUrl };
}
