import { beforeAll, describe, expect, test } from 'vitest';
import type { SecuredCredential } from '../../model/credential.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { badgeOf, issueSelectively, proofOf, selectiveSuites, verdictOf } from '../../testing/selective-world.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { reasonOf } from '../../testing/test-world.ts';
import { signCredential } from '../sign-credential.ts';
import { verifyProof } from '../verify-proof.ts';
import { readBbsDerivedProof } from './bbs-proof-value.ts';
import { deriveCredential } from './derive-credential.ts';

const random = seededRandom(3);
const achievement = '/credentialSubject/achievement';

/** Every string and number in it, wherever. */
const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];

describe.each(selectiveSuites)('$name', (suite) => {
  const { name } = suite;
  let credential: SecuredCredential;
  let key: TestKey;

  beforeAll(async () => {
    ({ credential, key } = await issueSelectively(suite));
  });

  test('a derived credential is valid, and shows the mandatory and the selected parts and nothing else', async () => {
    const selectivePointers = ['targetName', 'targetUrl'].map((member) => `${achievement}/alignment/0/${member}`);
    const shown = await deriveCredential({ credential, selectivePointers, random });
    const { credentialSubject: subject, issuer, proof, ...rest } = shown;
    const [targetName, targetUrl] = ['resolve ICT problems', 'http://data.europa.eu/esco/skill/1c2b5e9a'];

    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
    const { '@context': context, id, type, validFrom, validUntil, credentialSchema } = credential;
    expect(rest).toEqual({ '@context': context, id, type, validFrom, validUntil, credentialSchema });
    expect(issuer).toEqual(credential.issuer);
    const { achievement: whole } = credential.credentialSubject as JsonObject & { achievement: JsonObject };
    expect(subject).toEqual({
      id: award(credential).id,
      type: ['AchievementSubject'],
      achievement: {
        id: whole.id,
        type: whole.type,
        name: whole.name,
        description: whole.description,
        criteria: whole.criteria,
        alignment: [{ type: ['Alignment'], targetName, targetUrl }],
      },
    });
    expect(proof).toMatchObject({ cryptosuite: name, type: 'DataIntegrityProof' });
    const hidden = ['Ayşe Ünal', '85', 'EQF 4', 'Exam report', 'desk@issuer.example'].filter(
      (text) => !valuesIn(shown).includes(text),
    );
    expect(hidden).not.toContain('desk@issuer.example');
    expect(hidden).toHaveLength(4);
  });

  test('nothing selected shows what is mandatory', async () => {
    const shown = await deriveCredential({ credential, selectivePointers: [], random });
    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
    expect(Object.keys(shown.credentialSubject as object)).toEqual(['id', 'type', 'achievement']);
  });

  test('everything selected shows the credential', async () => {
    const shown = await deriveCredential({ credential, selectivePointers: [''], random });
    const { proof: _proof, ...whole } = credential;
    expect(shown).toEqual({ ...whole, proof: shown.proof });
    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
  });

  test('nothing mandatory and nothing selected is nothing to show', async () => {
    const { credential } = await issueSelectively(suite, { mandatoryPointers: [] });
    await expect(deriveCredential({ credential, selectivePointers: [], random })).rejects.toThrow(
      'proof.pointer-wrong',
    );
  });

  test('everything mandatory leaves nothing to hide', async () => {
    const { credential } = await issueSelectively(suite, { mandatoryPointers: [''] });
    const shown = await deriveCredential({ credential, selectivePointers: [], random });
    const { proof: _proof, ...whole } = credential;
    expect(shown).toEqual({ ...whole, proof: shown.proof });
    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
  });

  test('entries of an array are shown alone, in their order', async () => {
    const alignment = ['one', 'two', 'three'].map((targetName) => ({
      type: ['Alignment'],
      targetName,
      targetUrl: `https://skills.example/${targetName}`,
    }));
    const plain = badgeOf(await testKey(7, suite.keyType));
    const subject = plain.credentialSubject as JsonObject & { achievement: JsonObject };
    const changes = { credentialSubject: { ...subject, achievement: { ...subject.achievement, alignment } } };
    const { credential } = await issueSelectively(suite, { changes });
    const selectivePointers = [2, 0].map((at) => `${achievement}/alignment/${at}`);
    const shown = await deriveCredential({ credential, selectivePointers, random });
    expect(shown).toMatchObject({ credentialSubject: { achievement: { alignment: [alignment[0], alignment[2]] } } });
    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
  });

  test('an ordered list is shown whole', async () => {
    const plain = badgeOf(await testKey(7, suite.keyType));
    const subject = plain.credentialSubject as JsonObject & { achievement: JsonObject };
    const rubric = {
      id: 'urn:uuid:1',
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: ['F', 'D', 'C', 'B', 'A', 'A'],
    };
    const changes = {
      credentialSubject: { ...subject, achievement: { ...subject.achievement, resultDescription: [rubric] } },
    };
    const { credential } = await issueSelectively(suite, { changes });
    const place = `${achievement}/resultDescription/0`;
    const shown = await deriveCredential({ credential, selectivePointers: [place], random });
    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
    await expect(
      deriveCredential({ credential, selectivePointers: [`${place}/allowedValue/1`], random }),
    ).rejects.toThrow('proof.pointer-wrong');
  });

  test.each(['/missing', '/issuer/missing', '/@context/0', '/proof', '/proof/proofValue', 'issuer', '/type/9'])(
    'a pointer at nothing that can be shown is refused: %s',
    async (pointer) => {
      await expect(deriveCredential({ credential, selectivePointers: [pointer], random })).rejects.toThrow(
        'proof.pointer-wrong',
      );
      await expect(issueSelectively(suite, { mandatoryPointers: [pointer] })).rejects.toThrow('proof.pointer-wrong');
    },
  );

  test('the full copy of the holder is never valid in the hands of a verifier', async () => {
    const verdict = await verdictOf(credential);
    expect(verdict.outcome).toBe('not-valid');
    expect(reasonOf(verdict, 'proof')).toBe('fail proof.base-proof');
    await expect(verifyProof({ document: credential, proof: proofOf(credential), key: key.publicKey })).rejects.toThrow(
      'proof.base-proof',
    );
  });

  test('a copy that is shown cannot be cut down again', async () => {
    const shown = await deriveCredential({ credential, selectivePointers: [achievement], random });
    await expect(deriveCredential({ credential: shown, selectivePointers: [], random })).rejects.toThrow(
      'proof.already-derived',
    );
  });

  test('without an issuer who says otherwise, what binds is mandatory: status, validity, issuer', async () => {
    const changes = {
      credentialStatus: {
        id: 'https://issuer.example/status/1#7',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '7',
        statusListCredential: 'https://issuer.example/status/1',
      },
    };
    const { credential } = await issueSelectively(suite, { changes });
    const shown = await deriveCredential({ credential, selectivePointers: [], random });
    const { issuer, validUntil } = credential;
    expect(shown).toMatchObject({ issuer, validUntil, credentialStatus: changes.credentialStatus });
  });

  test('nothing is signed without randomness', async () => {
    const key = await testKey(7, suite.keyType);
    const input = { credential: badgeOf(key), verificationMethod: key.keyId, created: new Date(), signingKey: key };
    await expect(signCredential({ ...input, cryptosuite: name })).rejects.toThrow('proof.signer-failed');
  });

  test('of several proofs, the derived credential has its own alone', async () => {
    const other = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' };
    const both = { ...credential, proof: [other, proofOf(credential)] };
    const shown = await deriveCredential({ credential: both, selectivePointers: [], random });
    expect(shown.proof).toMatchObject({ cryptosuite: name });
    expect(await verdictOf(shown)).toMatchObject({ outcome: 'valid' });
  });

  test('a base proof of another document gives no valid copy of this one', async () => {
    const { credential: longer } = await issueSelectively(suite, { changes: { name: 'Longer' } });
    const { credential: changed } = await issueSelectively(suite, { changes: { description: 'D', name: 'Changed' } });
    const ofLonger = { ...credential, proof: longer.proof };
    const ofChanged = { ...longer, description: 'E', proof: changed.proof };
    for (const wrong of [ofLonger, ofChanged]) {
      const outcome = await deriveCredential({ credential: wrong, selectivePointers: [''], random })
        .then(verdictOf)
        .then(({ outcome }) => outcome, String);
      expect(outcome).toMatch(/not-valid|proof\.malformed/);
    }
  });
});

test('a credential that is signed as a whole says so', async () => {
  const key = await testKey(7);
  const credential = await signCredential({
    credential: badgeOf(key),
    verificationMethod: key.keyId,
    created: new Date('2026-11-01T09:00:00Z'),
    signingKey: key,
  });
  await expect(deriveCredential({ credential, selectivePointers: ['/issuer'] })).rejects.toThrow('proof.not-selective');
});

test('two copies under bbs-2023 share no value of their proofs, and carry the header that the verifier gave', async () => {
  const { credential } = await issueSelectively({ name: 'bbs-2023', keyType: 'BLS12-381-G2' });
  const presentationHeader = new TextEncoder().encode('a nonce');
  const copies = await Promise.all(
    [0, 1].map(() => deriveCredential({ credential, selectivePointers: [], presentationHeader, random })),
  );
  const [one, other] = copies.map(({ proof }) => readBbsDerivedProof(proof.proofValue));
  expect(one?.presentationHeader).toEqual(presentationHeader);
  const pieces = (bytes = new Uint8Array()) =>
    Array.from({ length: Math.floor(bytes.length / 16) }, (_, at) => bytes.slice(16 * at, 16 * at + 16).join());
  const shared = pieces(one?.bbsProof).filter((piece) => pieces(other?.bbsProof).includes(piece));
  expect(shared).toEqual([]);
});

function award({ credentialSubject }: { readonly credentialSubject: JsonObject | readonly JsonObject[] }): JsonObject {
  return credentialSubject as JsonObject;
}
