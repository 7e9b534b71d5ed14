import { endpoints } from '@laurel/api';
import {
  bbsSigningKey,
  commitHolderSecrets,
  deriveCredential,
  encodePublicKeyMultibase,
  signCredential,
} from '@laurel/credential';
import { afterAll, expect, test } from 'vitest';
import { callApi } from '../../testing/people.ts';
import { startTestApp } from '../../testing/test-app.ts';

const testApp = await startTestApp();
afterAll(() => testApp.stop());

const random = (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length));

/** A library card whose holder is known to one verifier by a pseudonym. */
async function cardFor(verifierId: string): Promise<string> {
  const signingKey = bbsSigningKey(new Uint8Array(32).fill(7));
  const multibase = encodePublicKeyMultibase(signingKey.publicKey.type, signingKey.publicKey.bytes);
  const issuer = `did:key:${multibase}`;
  const { commitment, secrets } = commitHolderSecrets({ proverNym: random(32), random });
  const credential = await signCredential({
    credential: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer,
      name: 'A library card',
      credentialSubject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11' },
    },
    verificationMethod: `${issuer}#${multibase}`,
    created: new Date('2026-01-01T09:00:00Z'),
    signingKey,
    cryptosuite: 'bbs-2023',
    mandatoryPointers: ['/issuer'],
    random,
    holderCommitment: commitment,
  });
  const deriving = { credential, selectivePointers: ['/name', '/credentialSubject'], random };
  return JSON.stringify(await deriveCredential({ ...deriving, holderSecrets: secrets, verifierId }));
}

test('a pseudonym is said to the verifier that it is for, and to no other', async () => {
  const verifierId = 'https://verifier.example/';
  const credential = await cardFor(verifierId);
  const proofs = [{ holderFeature: 'pseudonym', pseudonym: expect.stringMatching(/^[0-9a-f]{96}$/) }];
  const answers = { [verifierId]: 'valid', 'https://other.example/': 'not-valid' };
  for (const [id, outcome] of Object.entries(answers)) {
    const one = await callApi(testApp, endpoints.verifyCredential, { body: { credential }, query: { verifierId: id } });
    const all = await callApi(testApp, endpoints.createVerificationReport, {
      body: { text: credential },
      query: { verifierId: id },
    });
    for (const verdict of [one.body, all.body.answers[0]?.verdict]) {
      expect(verdict?.outcome).toBe(outcome);
      if (outcome === 'valid') expect(verdict).toMatchObject({ technical: { proofs } });
      else expect(JSON.stringify(verdict)).not.toContain('"pseudonym"');
    }
  }
  const { body } = await callApi(testApp, endpoints.verifyCredential, { body: { credential } });
  expect(body.outcome).toBe('could-not-be-checked');
});
