import { describe, expect, test } from 'vitest';
import { addContexts, type Contexts } from '../jsonld/contexts.ts';
import { CREDENTIALS_V1 } from '../jsonld/pinned-contexts.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { SecuredCredential, UnsignedCredential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { parseCredential } from '../model/parse-credential.ts';
import type { Presentation } from '../model/presentation.ts';
import { leastCredential, suiteCases } from '../testing/suite-cases.ts';
import { type TestKey, type TestKeyType, testKey } from '../testing/test-issuer.ts';
import { award, NOW } from '../testing/test-world.ts';
import { EXAMPLES_V2, w3cContexts } from '../testing/w3c-contexts.ts';
import { addProof } from './add-proof.ts';
import { cryptosuiteNamed, cryptosuiteOf } from './cryptosuite-of.ts';
import type { Proof } from './proof.ts';
import { signCredential } from './sign-credential.ts';
import { signPresentation } from './sign-presentation.ts';
import { unsecuredDocument } from './unsecured-document.ts';
import { verifyProof } from './verify-proof.ts';
import { verifyProofs } from './verify-proofs.ts';

const asHolder = (key: TestKey) => ({ verificationMethod: key.keyId, signingKey: key, created: NOW });

function signed(cryptosuite: string | undefined, key: TestKey, credential = leastCredential(key.did)) {
  return signCredential({ ...asHolder(key), credential, cryptosuite });
}

function isRight(document: SecuredCredential, { publicKey }: TestKey): Promise<boolean> {
  return verifyProof({ document, proof: document.proof, key: publicKey }).then(({ verified }) => verified);
}

describe.each(suiteCases)('%s with %s', (cryptosuite, type) => {
  test('what it signs, it verifies, read again from its text', async () => {
    const key = await testKey(11, type);
    const issuer = { ...award.issuer, id: key.did };
    const secured = await signed(cryptosuite, key, buildAchievementCredential({ ...award, issuer }));
    const read = parseCredential(JSON.stringify(secured)) as SecuredCredential;
    expect(read.proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite, proofPurpose: 'assertionMethod' });
    expect(await isRight(read, key)).toBe(true);
    expect(await isRight(read, await testKey(12, type))).toBe(false);
  });

  test('its proof covers each of its own members', async () => {
    const key = await testKey(11, type);
    const secured = (await addProof({
      ...asHolder(key),
      document: leastCredential(key.did),
      cryptosuite,
      proofPurpose: 'authentication',
      proofId: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
      expires: new Date('2030-01-01T00:00:00Z'),
      domain: ['https://a.example', 'https://b.example'],
      challenge: 'c',
      nonce: 'n',
    })) as SecuredCredential;
    expect(await isRight(secured, key)).toBe(true);
    const { proofValue, ...options } = secured.proof;
    for (const member of Object.keys(options)) {
      if (member === 'type' || member === 'cryptosuite') continue;
      const { [member]: _, ...others } = secured.proof;
      const without = await isRight({ ...secured, proof: others as Proof & SecuredCredential['proof'] }, key);
      // A JCS proof without its contexts speaks of the document as it stands: then its options are other options.
      expect(without, member).toBe(false);
      const other = member === 'created' || member === 'expires' ? '2029-01-01T00:00:00Z' : 'capabilityInvocation';
      if (member === '@context') continue;
      const changed = { ...secured.proof, [member]: other };
      expect(await verdict({ ...secured, proof: changed }, key), member).not.toBe(true);
    }
  });

  test('A20 under the name of any other suite the proof is refused', async () => {
    const key = await testKey(11, type);
    const secured = await signed(cryptosuite, key);
    const names = new Set([
      ...suiteCases.map(([name]) => name),
      'ecdsa-sd-2023',
      'bbs-2023',
      'falcon-2030',
      '',
      'toString',
    ]);
    const { cryptosuite: _, ...bare } = secured.proof;
    const renamed = [
      ...[...names].filter((name) => name !== cryptosuite).map((name) => ({ ...secured.proof, cryptosuite: name })),
      ...['Ed25519Signature2020', 'Ed25519Signature2018', 'EcdsaSecp256r1Signature2019'].flatMap((name) => [
        { ...secured.proof, type: name },
        { ...bare, type: name },
      ]),
      bare,
    ];
    for (const proof of renamed)
      expect(await verdict({ ...secured, proof }, key), JSON.stringify(proof)).not.toBe(true);
    expect(renamed.length).toBeGreaterThanOrEqual(14);
  });
});

describe('which suite signs', () => {
  test.each<[TestKeyType, string]>([
    ['Ed25519', 'eddsa-rdfc-2022'],
    ['P-256', 'ecdsa-rdfc-2019'],
    ['P-384', 'ecdsa-rdfc-2019'],
  ])('a key of %s by default with %s', async (type, suite) => {
    expect((await signed(undefined, await testKey(11, type))).proof.cryptosuite).toBe(suite);
  });

  test.each<[TestKeyType, string | undefined, string]>([
    ['P-256', 'eddsa-rdfc-2022', 'key.type-unsupported'],
    ['Ed25519', 'ecdsa-jcs-2019', 'key.type-unsupported'],
    ['P-521', 'ecdsa-rdfc-2019', 'key.type-unsupported'],
    ['P-521', undefined, 'proof.suite-unsupported'],
    ['secp256k1', undefined, 'proof.suite-unsupported'],
    ['Ed25519', 'Ed25519Signature2020', 'proof.suite-unsupported'],
    ['Ed25519', 'toString', 'proof.suite-unsupported'],
  ])('a key of %s with %s: %s', async (type, suite, code) => {
    await expect(signed(suite, await testKey(11, type))).rejects.toThrow(code);
  });

  test('a purpose that is none is refused', async () => {
    const key = await testKey(11);
    const document = leastCredential(key.did);
    for (const purpose of ['keyAgreement', 'anything', '', 'https://w3id.org/security#assertionMethod']) {
      const adding = addProof({ ...asHolder(key), document, proofPurpose: purpose as 'authentication' });
      await expect(adding).rejects.toThrow('proof.malformed');
    }
  });
});

describe('A20 a key of another kind than the suite asks for', () => {
  test.each<[string, TestKeyType]>([
    ['eddsa-rdfc-2022', 'P-256'],
    ['eddsa-jcs-2022', 'P-384'],
    ['ecdsa-rdfc-2019', 'Ed25519'],
    ['ecdsa-jcs-2019', 'Ed25519'],
  ])('%s, signed rightly with %s, is refused', async (cryptosuite, type) => {
    const key = await testKey(11, type);
    const claims = leastCredential(key.did);
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite,
      verificationMethod: key.keyId,
      proofPurpose: 'assertionMethod',
    };
    const proof = await cryptosuiteNamed(cryptosuite)?.create?.({
      document: unsecuredDocument(claims),
      options,
      signingKey: key,
    });
    expect(await verdict({ ...claims, proof }, key)).toBe('proof.malformed');
  });
});

describe('the suites that sign JSON', () => {
  const jcsCases = suiteCases.filter(([name]) => name.includes('jcs'));

  test.each(jcsCases)('%s with %s: a credential whose terms nobody defined is not signed', async (suite, type) => {
    const key = await testKey(11, type);
    const credential = { ...leastCredential(key.did), madeUp: 1 } as UnsignedCredential;
    await expect(signed(suite, key, credential)).rejects.toThrow('credential.term-undefined');
  });

  test.each(jcsCases)('%s with %s: a document that is no JSON-LD can be signed all the same', async (suite, type) => {
    const key = await testKey(11, type);
    const document = { myWebsite: 'https://hello.world.example/', list: [1.5, [null, { a: true }]] };
    const secured = await addProof({ ...asHolder(key), document, cryptosuite: suite, proofPurpose: 'assertionMethod' });
    expect(secured).not.toHaveProperty('@context');
    const result = await verifyProofs({ document: secured, keyOf: () => key.publicKey });
    expect(result.verified).toBe(true);
  });

  test('a context that was added later may add words, and not change any', async () => {
    const key = await testKey(11);
    const secured = await signed('eddsa-jcs-2022', key);
    const context = [...secured['@context'], 'https://w3id.org/security/data-integrity/v2'];
    expect(await verdict({ ...secured, '@context': context }, key)).toBe(true);
    const before = ['https://w3id.org/security/data-integrity/v2', ...secured['@context']];
    expect(await verdict({ ...secured, '@context': before }, key)).toBe('proof.malformed');
    expect(await verdict({ ...secured, '@context': [] }, key)).toBe('proof.malformed');

    const other = 'https://example.org/other';
    const contexts = addContexts(
      w3cContexts,
      new Map([[other, { '@context': { alumniOf: 'https://example.org/x' } }]]),
    );
    const credential = { ...leastCredential(key.did), credentialSubject: { alumniOf: 'The School of Examples' } };
    const document = { ...credential, '@context': [...credential['@context'], EXAMPLES_V2] };
    const terms = { ...asHolder(key), cryptosuite: 'eddsa-jcs-2022', proofPurpose: 'assertionMethod' } as const;
    const alumni = await addProof({ ...terms, document, contexts });
    expect(await verdict(alumni, key, contexts)).toBe(true);
    const renamed = { ...alumni, '@context': [...document['@context'], other] };
    expect(await verdict(renamed, key, contexts)).toBe('proof.malformed');
  });
});

describe('a document of JSON-LD without the words for a proof', () => {
  test('is given them, whichever suite signs', async () => {
    for (const [cryptosuite, type] of suiteCases) {
      const key = await testKey(11, type);
      const { '@context': _, ...claims } = leastCredential(key.did);
      const document = { '@context': [CREDENTIALS_V1], ...claims, credentialSubject: { id: 'urn:x:y' } };
      const secured = await addProof({ ...asHolder(key), document, cryptosuite, proofPurpose: 'assertionMethod' });
      expect(secured['@context']).toEqual([CREDENTIALS_V1, 'https://w3id.org/security/data-integrity/v2']);
      expect((await verifyProofs({ document: secured, keyOf: () => key.publicKey })).verified).toBe(true);
    }
  });
});

describe('presentations', () => {
  test.each(suiteCases)(
    '%s with %s: over credentials of every suite, with challenge and domain',
    async (suite, type) => {
      const key = await testKey(13, type);
      const credentials = await Promise.all(
        suiteCases.map(async ([name, kind]) => signed(name, await testKey(11, kind))),
      );
      const presentation: Presentation = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: key.did,
        verifiableCredential: credentials,
      };
      const terms = { challenge: 'c', domain: 'https://verifier.example' };
      const secured = await signPresentation({ ...asHolder(key), presentation, cryptosuite: suite, ...terms });
      expect(secured.proof).toMatchObject({ proofPurpose: 'authentication', ...terms });
      expect((await verifyProofs({ document: secured, keyOf: () => key.publicKey })).verified).toBe(true);
      const [first, ...others] = credentials;
      const swapped = {
        ...secured,
        verifiableCredential: [{ ...first, issuer: 'urn:x:other' }, ...others],
      } as JsonObject;
      expect(await verdict(swapped, key)).toBe(false);
      const fewer = { ...secured, verifiableCredential: others } as JsonObject;
      expect(await verdict(fewer, key)).toBe(false);
    },
  );

  test.each<[string, object, string]>([
    ['of another holder', { holder: 'did:web:other.example' }, 'proof.malformed'],
    ['of another holder, as an object', { holder: { id: 'did:web:other.example' } }, 'proof.malformed'],
    ['that is signed already', { proof: { type: 'DataIntegrityProof' } }, 'credential.malformed'],
    ['that is a credential too', { type: ['VerifiablePresentation', 'VerifiableCredential'] }, 'credential.ambiguous'],
    ['with a term that nobody defined', { madeUp: 1 }, 'credential.term-undefined'],
    ['with something that is no credential', { verifiableCredential: { type: 'Person' } }, 'credential.'],
  ])('one %s is not signed', async (_, changes, code) => {
    const key = await testKey(13);
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      ...changes,
    } as unknown as Presentation;
    for (const cryptosuite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022']) {
      await expect(signPresentation({ ...asHolder(key), presentation, cryptosuite })).rejects.toThrow(code);
    }
  });
});

/** True or false as the suite says, or the code of a refusal. */
async function verdict(document: JsonObject, { publicKey }: TestKey, contexts?: Contexts): Promise<boolean | string> {
  try {
    return (await verifyProofs({ document, keyOf: () => publicKey, contexts })).verified;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

test('no name is a suite that is not one', () => {
  for (const name of ['constructor', '__proto__', 'hasOwnProperty', '', 'EDDSA-RDFC-2022', ' eddsa-rdfc-2022']) {
    expect(cryptosuiteOf({ type: 'DataIntegrityProof', cryptosuite: name })).toBeUndefined();
    expect(cryptosuiteOf({ type: name })).toBeUndefined();
  }
  expect(cryptosuiteOf({ type: 'eddsa-rdfc-2022' })).toBeUndefined();
  expect(cryptosuiteOf({ type: 'Ed25519Signature2018', cryptosuite: 'eddsa-rdfc-2022' })).toBeUndefined();
  expect(cryptosuiteOf({ type: 'DataIntegrityProof', cryptosuite: 'Ed25519Signature2020' })).toBeUndefined();
});
