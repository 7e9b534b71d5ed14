import { issue, signPresentation as signTheirPresentation, verify as verifyTheirPresentation } from '@digitalbazaar/vc';
import {
  addProof,
  buildDidDocument,
  decodePublicKeyMultibase,
  faultOfTerms,
  gatherEvidence,
  type JsonObject,
  type Presentation,
  resolveDidKey,
  type SecuredDocument,
  signCredential,
  signPresentation,
  type UnsignedCredential,
  verifyCredential,
  verifyProofs,
} from '@laurel/credential';
import { describe, expect, test } from 'vitest';
import { recordInterop } from '../support/record-interop.ts';
import { type TheirKey, type TheirKeyType, theirKey, theirSuites } from '../support/their-suites.ts';
import { documentLoaderOver, keyIn, theirVerdict } from '../support/their-verifier.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const CHALLENGE = { challenge: 'e0a7', domain: 'https://verifier.example' };
const WEB_DID = 'did:web:issuer.example';
const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';

type SuiteName = keyof typeof theirSuites;

const suites: readonly (readonly [SuiteName, TheirKeyType])[] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
];

function credentialOf(issuer: string): UnsignedCredential {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: 'Ayşe’s badge 𝛼',
    issuer: { id: issuer, type: ['Profile'], name: 'Northern College' },
    validFrom: '2026-11-01T09:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b15',
      type: ['AchievementSubject'],
      creditsEarned: 1.5,
      achievement: {
        id: 'https://issuer.example/achievements/1',
        type: ['Achievement'],
        name: 'IT Support',
        description: 'Mends faults.',
        criteria: { narrative: 'Passed an exam.' },
      },
      // Several blank nodes of one shape, which the canonical form must tell apart.
      result: [
        { type: ['Result'], resultDescription: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', value: '85' },
        { type: ['Result'], resultDescription: 'urn:uuid:5d1f0f0e-6a43-4d0c-9d4b-2f7a5f5a9b02', value: '86' },
      ],
    },
  };
}

describe.each(suites)('%s with %s', (name, type) => {
  test('what Laurel signs verifies with theirs, and not when a claim is changed', async () => {
    const key = await theirKey(type);
    const secured = await signCredential({ ...ourTerms(key), credential: credentialOf(key.did), cryptosuite: name });
    expect(await theirs(secured, key, name)).toEqual({ verified: true });
    expect(await ours(secured)).toBe('valid');
    const changed = { ...secured, name: 'Another' };
    expect((await theirs(changed, key, name)).verified).toBe(false);
    expect(await ours(changed)).toBe('not-valid');
    recordInterop({ ...rowOf(name), algorithm: type, theyVerifyOurs: true });
  });

  test('what theirs signs verifies with Laurel, and not when a claim is changed', async () => {
    const key = await theirKey(type);
    const secured = await issueTheirs(name, key, credentialOf(key.did));
    expect(await ours(secured)).toBe('valid');
    expect(await theirs(secured, key, name)).toEqual({ verified: true });
    expect(await ours({ ...secured, name: 'Another' })).toBe('not-valid');
    recordInterop({ ...rowOf(name), algorithm: type, weVerifyTheirs: true });
  });

  test('presentations go both ways, each with its challenge and domain', async () => {
    const [issuer, holder] = [await theirKey(type), await theirKey(type)];
    const credential = await signCredential({
      ...ourTerms(issuer),
      credential: credentialOf(issuer.did),
      cryptosuite: name,
    });
    const presentation: Presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: holder.did,
      verifiableCredential: [credential],
    };
    const byUs = await signPresentation({ ...ourTerms(holder), presentation, cryptosuite: name, ...CHALLENGE });
    const byThem = await signTheirPresentation({
      presentation: structuredClone(presentation),
      suite: theirSuites[name].sign(holder, NOW),
      documentLoader: documentLoaderOver(finder(holder, issuer)),
      ...CHALLENGE,
    });
    for (const secured of [byUs, byThem] as SecuredDocument[]) {
      expect(await verifyTheirs(secured, name, CHALLENGE, [holder, issuer])).toBe(true);
      expect(await verifyTheirs(secured, name, { ...CHALLENGE, challenge: 'other' }, [holder, issuer])).toBe(false);
      const keyOf = () => decodePublicKeyMultibase(holder.publicKeyMultibase);
      const { verified, proofs } = await verifyProofs({ document: secured, keyOf });
      expect(verified).toBe(true);
      const terms = { now: NOW, toleranceMs: 0, proofPurpose: 'authentication', ...CHALLENGE } as const;
      expect(proofs.map(({ proof }) => faultOfTerms(proof, terms))).toEqual([undefined]);
    }
    recordInterop({
      package: '@digitalbazaar/vc',
      format: 'presentations with challenge and domain',
      algorithm: name,
      weVerifyTheirs: true,
      theyVerifyOurs: true,
    });
  });
});

describe('Ed25519Signature2020, which Laurel only reads', () => {
  test.each([
    ['2.0', (credential: UnsignedCredential): JsonObject => credential],
    ['1.1', toVersion1],
  ])('what theirs signs over the VC Data Model %s verifies with Laurel', async (dataModel, version) => {
    const key = await theirKey('Ed25519');
    const secured = await issueTheirs('Ed25519Signature2020', key, version(credentialOf(key.did)));
    expect(secured['@context']).toContain('https://w3id.org/security/suites/ed25519-2020/v1');
    expect(await ours(secured)).toBe('valid');
    expect(await theirs(secured, key, 'Ed25519Signature2020')).toEqual({ verified: true });
    expect(await ours({ ...secured, id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b12' })).toBe('not-valid');
    recordInterop({
      package: '@digitalbazaar/ed25519-signature-2020',
      format: `Ed25519Signature2020 over the VC Data Model ${dataModel}`,
      weVerifyTheirs: true,
      remark: 'Given up by the W3C: Laurel reads it and does not issue it.',
    });
  });
});

describe('proofs of both on one credential', () => {
  test.each([
    ['eddsa-rdfc-2022', 'Ed25519', 'ecdsa-rdfc-2019', 'P-384'],
    ['ecdsa-rdfc-2019', 'P-256', 'eddsa-jcs-2022', 'Ed25519'],
    ['ecdsa-jcs-2019', 'P-384', 'eddsa-rdfc-2022', 'Ed25519'],
  ] as const)('%s with %s by one and %s with %s by the other', async (first, firstType, second, secondType) => {
    const one = await theirKey(firstType, { did: WEB_DID, fragment: 'one' });
    const two = await theirKey(secondType, { did: WEB_DID, fragment: 'two' });
    const byUs = await signCredential({ ...ourTerms(one), credential: credentialOf(WEB_DID), cryptosuite: first });
    const thenThem = await issueTheirs(second, two, byUs, [one, two]);
    const byThem = await issueTheirs(first, one, credentialOf(WEB_DID));
    const thenUs = await addProof({
      ...ourTerms(two),
      document: byThem,
      cryptosuite: second,
      proofPurpose: 'assertionMethod',
    });
    for (const secured of [thenThem, thenUs]) {
      expect(await ours(secured, [one, two])).toBe('valid');
      // They are content with one right proof of a set; so each of the two is asked for by itself.
      expect(await theirs(secured, [one, two], first)).toEqual({ verified: true });
      expect(await theirs(secured, [one, two], second)).toEqual({ verified: true });
    }
    recordInterop({
      package: '@digitalbazaar/vc',
      format: 'proof sets of two issuers’ software',
      weVerifyTheirs: true,
      theyVerifyOurs: true,
      remark: 'Theirs is content with one right proof, Laurel wants all.',
    });
  });

  test('a chain is read by Laurel alone: theirs leaves previousProof aside and finds the signature wrong', async () => {
    const one = await theirKey('Ed25519', { did: WEB_DID, fragment: 'one' });
    const two = await theirKey('P-256', { did: WEB_DID, fragment: 'two' });
    const proofId = 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b13';
    const first = await signCredential({ ...ourTerms(one), credential: credentialOf(WEB_DID), proofId });
    const terms = { ...ourTerms(two), proofPurpose: 'assertionMethod', previousProof: proofId } as const;
    const chain = await addProof({ ...terms, document: first });
    expect(await ours(chain, [one, two])).toBe('valid');
    expect((await theirs(chain, [one, two], 'eddsa-rdfc-2022')).verified).toBe(true);
    expect((await theirs(chain, [one, two], 'ecdsa-rdfc-2019')).verified).toBe(false);
    recordInterop({
      package: '@digitalbazaar/data-integrity',
      format: 'proof chains',
      theyVerifyOurs: false,
      remark: 'It leaves previousProof aside: of a chain it takes the first proof alone.',
    });
  });
});

function rowOf(name: SuiteName) {
  return { package: `@digitalbazaar/${name}-cryptosuite`, format: name };
}

function ourTerms({ keyId, signingKey }: TheirKey) {
  return { verificationMethod: keyId, signingKey, created: NOW };
}

async function issueTheirs(name: SuiteName, key: TheirKey, credential: object, keys = [key]): Promise<SecuredDocument> {
  const secured = await issue({
    credential: structuredClone(credential),
    suite: theirSuites[name].sign(key, NOW),
    documentLoader: documentLoaderOver(finder(...keys)),
    now: NOW,
  });
  // Their function declares no type; it adds a proof to what it was given.
  return secured as SecuredDocument;
}

/** The VC Data Model 1.1 wants other names for the same. */
function toVersion1({ '@context': _, validFrom, name: _name, ...claims }: UnsignedCredential): JsonObject {
  return {
    ...claims,
    '@context': [CREDENTIALS_V1],
    type: ['VerifiableCredential'],
    issuer: (claims.issuer as { id: string }).id,
    issuanceDate: validFrom ?? '',
    credentialSubject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b14' },
  };
}

async function ours(document: object, keys: readonly TheirKey[] = []): Promise<string> {
  const text = JSON.stringify(document);
  const body = JSON.stringify(webDocument(keys));
  const retrieve = async () => ({ ok: true, body, fetchedAt: NOW }) as const;
  const evidence = await gatherEvidence({ text, retrieve });
  return (await verifyCredential({ text, evidence, now: NOW })).outcome;
}

async function theirs(document: object, keys: TheirKey | readonly TheirKey[], name: SuiteName) {
  const suite = theirSuites[name].verify();
  const { verified } = await theirVerdict(document, { find: finder(...[keys].flat()), now: NOW, suite });
  return { verified };
}

async function verifyTheirs(
  presentation: object,
  name: SuiteName,
  terms: typeof CHALLENGE,
  keys: readonly TheirKey[],
): Promise<boolean> {
  const { verified } = await verifyTheirPresentation({
    presentation: structuredClone(presentation),
    suite: theirSuites[name].verify(),
    documentLoader: documentLoaderOver(finder(...keys)),
    now: NOW,
    ...terms,
  });
  return verified;
}

function webDocument(keys: readonly TheirKey[]) {
  return buildDidDocument({
    did: WEB_DID,
    keys: keys.map(({ keyId, publicKeyMultibase }) => ({ id: keyId, publicKeyMultibase })),
  });
}

/** Finds the documents of these keys, and each key in them. */
function finder(...keys: readonly TheirKey[]) {
  return async (url: string): Promise<object | undefined> => {
    const [did = ''] = url.split('#');
    if (!keys.some((key) => key.did === did)) return undefined;
    const document = did === WEB_DID ? webDocument(keys) : resolveDidKey(did);
    return keyIn(document, url);
  };
}
