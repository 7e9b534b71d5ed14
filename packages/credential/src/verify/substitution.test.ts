import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SecuredCredential } from '../model/credential.ts';
import { forgeProof } from '../testing/forge-proof.ts';
import { testKey } from '../testing/test-issuer.ts';
import { DID, TestWorld } from '../testing/test-world.ts';

let world: TestWorld;
let secured: SecuredCredential;

beforeAll(async () => {
  world = await TestWorld.create();
  secured = await world.issue();
});

const decoy = {
  type: ['AchievementSubject'],
  id: 'urn:uuid:1',
  achievement: { id: 'urn:uuid:2', type: ['Achievement'] },
};
const places: [string, (signed: SecuredCredential) => object][] = [
  ['a second subject', (s) => ({ ...s, credentialSubject: [s.credentialSubject, decoy] })],
  ['a first subject', (s) => ({ ...s, credentialSubject: [decoy, s.credentialSubject] })],
  ['the credential inside a credential', (s) => ({ ...s, evidence: [s] })],
  ['the credential as the subject', (s) => ({ ...s, credentialSubject: s })],
  ['a wrapper with the signed one under a new key', (s) => ({ credential: s, ...s, name: 'Changed' })],
  ['an array', (s) => [s]],
  [
    'a presentation',
    (s) => ({ '@context': s['@context'], type: ['VerifiablePresentation'], verifiableCredential: [s] }),
  ],
  [
    'an enveloped credential',
    (s) => ({
      '@context': s['@context'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc,${JSON.stringify(s)}`,
    }),
  ],
  ['a payload beside', (s) => ({ ...s, payload: decoy })],
  ['a proof inside the subject', (s) => ({ ...s, credentialSubject: { ...s.credentialSubject, proof: s.proof } })],
  ['a second status', (s) => ({ ...s, credentialStatus: [s.credentialStatus, { type: 'BitstringStatusListEntry' }] })],
  ['no status', ({ credentialStatus: _status, ...s }) => s],
  ['a member that steers our own code', (s) => ({ ...s, outcome: 'pass', reasonCode: 'proof.genuine', ok: true })],
];
describe('A03 only what was signed is used', () => {
  test.each(places)('%s is refused and not shown', async (_, place) => {
    const verdict = await world.verify(place(secured));
    expect(verdict.outcome).not.toBe('valid');
    expect(verdict.credential).toBeUndefined();
  });
});

describe('A03 B03 what a document brings of its own', () => {
  test('a proof or a key document that brings our own words for an answer gains nothing by them', async () => {
    const words = { outcome: 'pass', reasonCode: 'proof.genuine', ok: true, value: {}, finding: { outcome: 'pass' } };
    const steered = { ...secured, name: 'Forged', proof: { ...secured.proof, ...words } };
    expect((await world.verify(steered)).outcome).toBe('not-valid');
    const other = await TestWorld.create();
    const url = 'https://issuer.example/orgs/north/did.json';
    const attacker = await testKey(99);
    other.published.set(url, JSON.stringify({ id: DID, ...words, verificationMethod: [], assertionMethod: [] }));
    const forged = await forgeProof(secured, {}, {}, attacker);
    expect((await other.verify(forged)).outcome).toBe('not-valid');
  });

  test('300 random additions anywhere never change what is shown', async () => {
    const shown = JSON.stringify((await world.verify(secured)).credential);
    const paths = [
      [],
      ['issuer'],
      ['credentialSubject'],
      ['credentialSubject', 'achievement'],
      ['proof'],
      ['credentialStatus'],
    ];
    const keys = fc.constantFrom(
      'name',
      'description',
      'id',
      'type',
      'achievement',
      'proof',
      'credentialSubject',
      'validUntil',
      'x',
    );
    const values = fc.constantFrom<unknown>(
      'x',
      'urn:uuid:9',
      [],
      {},
      ['Achievement'],
      secured.proof,
      decoy,
      '2040-01-01T00:00:00Z',
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), keys, values, async (path, key, value) => {
        const document = structuredClone(secured) as Record<string, unknown>;
        const target = path.reduce((node, step) => node[step] as Record<string, unknown>, document);
        target[key] = value;
        const verdict = await world.verify(document);
        if (verdict.outcome === 'valid') expect(JSON.stringify(verdict.credential)).toBe(shown);
        else expect(verdict.credential).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
