import { describe, expect, test } from 'vitest';
import { checkTerms } from '../jsonld/canonicalise.ts';
import { asList } from '../model/as-list.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { parseCredential } from '../model/parse-credential.ts';
import { suiteCases } from '../testing/suite-cases.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { award, NOW } from '../testing/test-world.ts';
import { cryptosuiteOf } from './cryptosuite-of.ts';
import { parseProof } from './proof.ts';
import { signCredential } from './sign-credential.ts';
import { verifyProofs } from './verify-proofs.ts';

/** What somebody would like the issuer to have said. */
const lies: readonly JsonObject[] = [
  { name: 'Doctor of Medicine' },
  { credentialSubject: { id: 'urn:x:mallory', name: 'Mallory' } },
  { validUntil: '2099-01-01T00:00:00Z' },
  { id: 'https://issuer.example/credentials/other' },
  { type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
];

type Signed = SecuredCredential;
type Wrap = (signed: Signed, lie: JsonObject) => JsonObject;

const evil = ({ proof: _, ...claims }: Signed, lie: JsonObject): JsonObject => ({ ...claims, ...lie });

/** Where the signed node can be put so that its proof is still found, and something else is read. */
const wraps: Readonly<Record<string, Wrap>> = {
  'under the proof of another': (signed, lie) => ({ ...evil(signed, lie), proof: signed.proof }),
  'as the subject': (signed, lie) => ({ ...evil(signed, lie), credentialSubject: signed, proof: signed.proof }),
  'as a second subject': (signed, lie) => ({
    ...evil(signed, lie),
    credentialSubject: [{ name: 'Mallory' }, signed],
    proof: signed.proof,
  }),
  'with its subject doubled': (signed, lie) => ({
    ...signed,
    ...lie,
    credentialSubject: [signed.credentialSubject as JsonObject, { id: 'urn:x:mallory' }],
  }),
  'as evidence': (signed, lie) => ({ ...evil(signed, lie), evidence: [signed], proof: signed.proof }),
  'as a related resource': (signed, lie) => ({ ...evil(signed, lie), relatedResource: signed, proof: signed.proof }),
  'as an endorsement': (signed, lie) => ({ ...evil(signed, lie), endorsement: [signed], proof: signed.proof }),
  'inside the proof': (signed, lie) => ({ ...evil(signed, lie), proof: { ...signed.proof, subject: signed } }),
  'as the graph of the proof': (signed, lie) => ({
    ...evil(signed, lie),
    proof: { ...signed.proof, '@graph': [signed] },
  }),
  'below @included': (signed, lie) => ({ ...evil(signed, lie), '@included': [signed], proof: signed.proof }),
  'below @graph': (signed, lie) => ({ ...evil(signed, lie), '@graph': [signed], proof: signed.proof }),
  'as the credential of a presentation that is one too': (signed, lie) => ({
    ...evil(signed, lie),
    type: ['VerifiableCredential', 'VerifiablePresentation'],
    verifiableCredential: [signed],
    proof: signed.proof,
  }),
  'with the claims moved into its proof': (signed, lie) => ({ ...signed, proof: { ...signed.proof, ...lie } }),
  'as the first of a chain that nobody made': (signed, lie) => ({
    ...evil(signed, lie),
    proof: [
      { ...signed.proof, id: 'urn:p:1' },
      { ...signed.proof, id: 'urn:p:2', previousProof: 'urn:p:1' },
    ],
  }),
  'with a proof under its full name': (signed, lie) => ({
    ...evil(signed, lie),
    'https://w3id.org/security#proof': signed.proof,
  }),
  'with the proof twice, once over nothing': (signed, lie) => ({
    ...evil(signed, lie),
    proof: [signed.proof, signed.proof],
  }),
};

describe('A03 a signed credential moved to another place', () => {
  test.each(suiteCases)('%s with %s: none of the lies around it is believed', async (cryptosuite, type) => {
    const key = await testKey(51, type);
    const issuer = { ...award.issuer, id: key.did };
    const credential = buildAchievementCredential({ ...award, issuer, status: undefined });
    const terms = { verificationMethod: key.keyId, signingKey: key, created: NOW };
    const signed = await signCredential({ ...terms, credential, cryptosuite });
    expect(await believed(signed, key)).toEqual(signed);
    let tried = 0;
    for (const [place, wrap] of Object.entries(wraps)) {
      for (const lie of lies) {
        tried++;
        expect(await believed(wrap(signed, lie), key), `${place} ${JSON.stringify(lie)}`).toBeUndefined();
      }
    }
    process.stdout.write(`  A03: ${cryptosuite}, ${type}: ${tried} places and lies\n`);
    expect(tried).toBe(80);
  });
});

/** What a verifier reads in a document after all the proofs that it finds are right; undefined when it does not. */
async function believed(document: JsonObject, { publicKey }: TestKey): Promise<JsonObject | undefined> {
  try {
    const credential = parseCredential(JSON.stringify(document));
    const { verified } = await verifyProofs({ document: credential, keyOf: () => publicKey });
    if (asList(credential.proof).some((proof) => cryptosuiteOf(parseProof(proof))?.signs === 'json')) {
      await checkTerms(credential);
    }
    return verified ? credential : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

describe('A03 without the rules of shape, the signature alone holds too', () => {
  test.each(suiteCases)('%s with %s: every member of the signed credential is covered', async (cryptosuite, type) => {
    const key = await testKey(51, type);
    const issuer = { ...award.issuer, id: key.did };
    const credential = buildAchievementCredential({ ...award, issuer });
    const terms = { verificationMethod: key.keyId, signingKey: key, created: NOW };
    const signed = await signCredential({ ...terms, credential, cryptosuite });
    let tried = 0;
    for (const changed of changes(credential)) {
      tried++;
      const document = { ...(changed as JsonObject), proof: signed.proof };
      const result = await verifyProofs({ document, keyOf: () => key.publicKey }).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error) return { verified: false };
        throw error;
      });
      expect(result.verified, JSON.stringify(changed)).toBe(false);
    }
    expect(tried).toBeGreaterThan(50);
  });
});

/** The document with each of its members, however deep, left out in turn (contexts apart: what they say is in the rest). */
function* changes(value: JsonValue): Generator<JsonValue> {
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) {
      yield value.toSpliced(at, 1);
      for (const changed of changes(entry)) yield value.with(at, changed);
    }
    return;
  }
  if (!isJsonObject(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined || key === '@context') continue;
    const { [key]: _, ...others } = value;
    yield others;
    for (const changed of changes(entry)) yield { ...value, [key]: changed };
  }
}
