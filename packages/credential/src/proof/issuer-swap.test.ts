import { describe, expect, test } from 'vitest';
import type { Credential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { signEd25519Signature2020 } from '../testing/sign-ed25519-signature-2020.ts';
import { leastCredential, suiteCases } from '../testing/suite-cases.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { NOW } from '../testing/test-world.ts';
import { gatherEvidence } from '../verify/gather-evidence.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { addProof } from './add-proof.ts';
import { signCredential } from './sign-credential.ts';

const OTHERS = 6;

describe('A01 a signature by a key of X on what names Y as its issuer', () => {
  test.each([...suiteCases, ['Ed25519Signature2020', 'Ed25519'] as const])(
    '%s with %s: refused, for the issuer as a text and as an object',
    async (suite, type) => {
      const [mallory, ...victims] = await Promise.all(
        Array.from({ length: OTHERS + 1 }, (_, at) => testKey(60 + at, at % 2 === 0 ? type : 'Ed25519')),
      );
      if (mallory === undefined) throw new Error('no key');
      const genuine = await sign(suite, mallory, mallory.did);
      expect((await verdict(genuine)).outcome).toBe('valid');
      let tried = 0;
      for (const victim of victims) {
        for (const issuer of [victim.did, { id: victim.did, name: 'Northern College' }]) {
          for (const forged of await forgeries(suite, mallory, genuine, { victim, issuer })) {
            tried++;
            const { outcome, credential } = await verdict(forged);
            expect([outcome, credential], JSON.stringify(forged)).toEqual(['not-valid', undefined]);
          }
        }
      }
      process.stdout.write(`  A01: ${suite}, ${type}: ${tried} forgeries\n`);
      expect(tried).toBe(OTHERS * 2 * 4);
    },
  );

  test('nothing of the kind is signed here', async () => {
    const [mallory, victim] = [await testKey(60), await testKey(61)];
    for (const [cryptosuite, type] of suiteCases) {
      const key = await testKey(60, type);
      const terms = { signingKey: key, created: NOW, cryptosuite };
      for (const issuer of [victim.did, { id: victim.did }, `${key.did}x`, `${key.did}#key`]) {
        const credential = { ...leastCredential(mallory.did), issuer };
        await expect(signCredential({ ...terms, credential, verificationMethod: key.keyId })).rejects.toThrow();
      }
    }
  });
});

async function sign(cryptosuite: string, key: TestKey, issuer: Credential['issuer'], verificationMethod = key.keyId) {
  const credential = { ...leastCredential(key.did), issuer };
  if (cryptosuite === 'Ed25519Signature2020') {
    return signEd25519Signature2020(credential, key, { verificationMethod, created: NOW });
  }
  const terms = { signingKey: key, created: NOW, proofPurpose: 'assertionMethod', cryptosuite } as const;
  return addProof({ ...terms, document: credential, verificationMethod });
}

/** Another name on a genuine credential; signed anew under one's own key; under the victim's; and under one of one's own that looks like it. */
async function forgeries(
  suite: string,
  mallory: TestKey,
  genuine: JsonObject,
  { victim, issuer }: { victim: TestKey; issuer: Credential['issuer'] },
): Promise<JsonObject[]> {
  return [
    { ...genuine, issuer },
    await sign(suite, mallory, issuer),
    await sign(suite, mallory, issuer, victim.keyId),
    await sign(suite, mallory, issuer, `${victim.did}#${mallory.publicKeyMultibase}`),
  ];
}

/** The whole verdict; the keys are in the identifiers, so nothing is fetched. */
async function verdict(document: JsonObject) {
  const text = JSON.stringify(document);
  const evidence = await gatherEvidence({ text, retrieve: async (url) => Promise.reject(new Error(url)) });
  return verifyCredential({ text, evidence, now: NOW });
}
