import { beforeAll, describe, expect, test } from 'vitest';
import type { SecuredCredential } from '../../model/credential.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { issueSelectively, proofOf, selectiveSuites, verdictOf } from '../../testing/selective-world.ts';
import { type TestKey, testKey } from '../../testing/test-issuer.ts';
import { verifyProof } from '../verify-proof.ts';
import { readBbsDerivedProof, writeBbsDerivedProof } from './bbs-proof-value.ts';
import { type CommittedHolderSecrets, commitHolderSecrets } from './commit-holder-secrets.ts';
import { deriveCredential } from './derive-credential.ts';

const random = seededRandom(3);
const holderSecret = random(32);
const [ecdsaSd, bbs] = selectiveSuites;
const selectivePointers = ['/evidence'];

describe('a credential that is tied to a secret of its holder', () => {
  let holder: CommittedHolderSecrets;
  let credential: SecuredCredential;
  let key: TestKey;

  beforeAll(async () => {
    holder = commitHolderSecrets({ holderSecret, random });
    ({ credential, key } = await issueSelectively(bbs, { holderCommitment: holder.commitment }));
  });

  test('is shown by the holder, and the verdict says what it is tied by', async () => {
    const shown = await deriveCredential({ credential, selectivePointers, random, holderSecrets: holder.secrets });
    const verdict = await verdictOf(shown);
    expect(verdict).toMatchObject({ outcome: 'valid' });
    expect(verdict.technical.proofs).toMatchObject([{ holderFeature: 'anonymous_holder_binding' }]);
    expect(shown).not.toHaveProperty('credentialSubject.result');
  });

  test('is of no use to anybody who got hold of it', async () => {
    const { commitment: _commitment, secrets } = commitHolderSecrets({ holderSecret: random(32), random });
    for (const holderSecrets of [undefined, secrets, { ...holder.secrets, holderSecret: random(32) }]) {
      await expect(deriveCredential({ credential, selectivePointers, random, holderSecrets })).rejects.toThrow(
        'proof.holder-secret-wrong',
      );
    }
  });

  test('is refused once shown as if it were tied to none, or with another count', async () => {
    const { proof, ...document } = await deriveCredential({
      credential,
      selectivePointers,
      random,
      holderSecrets: holder.secrets,
    });
    const value = readBbsDerivedProof(proof.proofValue);
    const count = value.lengthBbsMessages ?? 0;
    const answer = async (lengthBbsMessages: number | undefined) => {
      const changed = { ...proof, proofValue: writeBbsDerivedProof({ ...value, lengthBbsMessages }) };
      return verifyProof({ document: { ...document, proof: changed }, proof: changed, key: key.publicKey });
    };
    expect(await answer(count)).toMatchObject({ verified: true });
    for (const wrong of [undefined, 0, count - 1, count + 1, count + 2, 512, 5_000]) {
      const given = await answer(wrong);
      expect(given).toMatchObject({ verified: false });
      expect(given).not.toHaveProperty('holderFeature');
    }
  });

  test('as the holder has it is not for a verifier', async () => {
    await expect(verifyProof({ document: credential, proof: proofOf(credential), key: key.publicKey })).rejects.toThrow(
      'proof.base-proof',
    );
  });
});

describe('what is refused of secrets and commitments', () => {
  test.each([0, 1, 31, 1_025])('a secret of %i bytes', (length) => {
    expect(() => commitHolderSecrets({ holderSecret: new Uint8Array(length).fill(1), random })).toThrow(
      'proof.holder-secret-wrong',
    );
  });

  test('a commitment whose proof is wrong, and a suite that cannot tie', async () => {
    const { commitment } = commitHolderSecrets({ holderSecret, random });
    const { commitmentWithProof } = commitment;
    const changed = { ...commitment, commitmentWithProof: commitmentWithProof.toReversed() };
    await expect(issueSelectively(bbs, { holderCommitment: changed })).rejects.toThrow('proof.commitment-wrong');
    await expect(issueSelectively(ecdsaSd, { holderCommitment: commitment })).rejects.toThrow(
      'proof.suite-unsupported',
    );
    // Who keeps the key signs no commitment unseen either, whoever asks.
    const { sign } = await testKey(7, 'BLS12-381-G2');
    const message = Uint8Array.of(0x83, 0x40, 0x80, 0x58, 48, ...commitmentWithProof.slice(0, 48));
    await expect(sign(message)).rejects.toThrow('proof.commitment-wrong');
  });

  test.each(selectiveSuites)('secrets for a credential of $name that is tied to none', async (suite) => {
    const { credential } = await issueSelectively(suite);
    const { secrets: holderSecrets } = commitHolderSecrets({ holderSecret, random });
    await expect(deriveCredential({ credential, selectivePointers, random, holderSecrets })).rejects.toThrow(
      'proof.holder-secret-wrong',
    );
    const shown = await deriveCredential({ credential, selectivePointers, random });
    expect((await verdictOf(shown)).technical.proofs[0]).not.toHaveProperty('holderFeature');
  });
});
