import { beforeAll, describe, expect, test } from 'vitest';
import type { SecuredCredential } from '../../model/credential.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { issueSelectively, proofOf, selectiveSuites, verdictOf } from '../../testing/selective-world.ts';
import { reasonOf } from '../../testing/test-world.ts';
import { readBbsBaseProof, writeBbsBaseProof } from './bbs-proof-value.ts';
import { type CommittedHolderSecrets, commitHolderSecrets } from './commit-holder-secrets.ts';
import { deriveCredential } from './derive-credential.ts';
import type { HolderCommitment } from './holder-commitment.ts';
import type { ChosenSecrets } from './holder-secrets.ts';

const random = seededRandom(3);
const [, bbs] = selectiveSuites;
const selectivePointers = ['/evidence'];
const verifierId = 'https://verifier.example/';
const proverNym = random(32);
const kinds: [feature: string, chosen: ChosenSecrets][] = [
  ['pseudonym', { proverNym }],
  ['holder_binding_pseudonym', { proverNym, holderSecret: random(32) }],
];

describe.each(kinds)('a credential with the feature %s', (feature, chosen) => {
  let holder: CommittedHolderSecrets;
  let credential: SecuredCredential;
  const show = (to: string | undefined, holderSecrets = holder.secrets) =>
    deriveCredential({ credential, selectivePointers, random, holderSecrets, verifierId: to });

  beforeAll(async () => {
    holder = commitHolderSecrets({ ...chosen, random });
    ({ credential } = await issueSelectively(bbs, { holderCommitment: holder.commitment }));
  });

  test('is shown to a verifier under the same pseudonym each time, and under another to another', async () => {
    expect(holder.commitment.feature).toBe(feature);
    const pseudonyms: (string | undefined)[] = [];
    for (const to of [verifierId, verifierId, 'Mark Twain']) {
      const verdict = await verdictOf(await show(to), { verifierId: to });
      expect(verdict.outcome).toBe('valid');
      const [proof] = verdict.technical.proofs;
      expect(proof).toMatchObject({ holderFeature: feature, pseudonym: expect.stringMatching(/^[0-9a-f]{96}$/) });
      pseudonyms.push(proof?.pseudonym);
    }
    const [first, again, elsewhere] = pseudonyms;
    expect(again).toBe(first);
    expect(elsewhere).not.toBe(first);
  });

  test('cannot be checked by who does not say who verifies, and is not valid for who is another', async () => {
    const shown = await show(verifierId);
    for (const unsaid of [undefined, {}, { verifierId: '' }]) {
      const verdict = await verdictOf(shown, unsaid);
      expect(verdict.outcome).toBe('could-not-be-checked');
      expect(reasonOf(verdict, 'proof')).toBe('unknown proof.verifier-missing');
      expect(verdict.technical.proofs[0]).not.toHaveProperty('pseudonym');
    }
    const elsewhere = await verdictOf(shown, { verifierId: 'https://other.example/' });
    expect(elsewhere.outcome).toBe('not-valid');
    expect(reasonOf(elsewhere, 'proof')).toBe('fail proof.signature-wrong');
    expect(elsewhere.technical.proofs[0]).not.toHaveProperty('pseudonym');
    expect(elsewhere.technical.proofs[0]).not.toHaveProperty('holderFeature');
  });

  test('is shown by nobody without the secrets, and to nobody in particular by nobody', async () => {
    await expect(show(undefined)).rejects.toThrow('proof.verifier-missing');
    await expect(show('')).rejects.toThrow('proof.verifier-missing');
    await expect(deriveCredential({ credential, selectivePointers, random, verifierId })).rejects.toThrow(
      'proof.holder-secret-wrong',
    );
    const wrong = { ...holder.secrets, proverNym: random(32) };
    await expect(show(verifierId, wrong)).rejects.toThrow('proof.holder-secret-wrong');
  });

  test('whose issuer says another part of the secret than it signed shows the holder at once', async () => {
    const proof = proofOf(credential);
    const base = readBbsBaseProof(proof.proofValue);
    const changed = writeBbsBaseProof({ ...base, signerNymEntropy: (base.signerNymEntropy ?? 0n) + 1n });
    const altered = { ...credential, proof: { ...proof, proofValue: changed } };
    const deriving = { selectivePointers, random, holderSecrets: holder.secrets, verifierId };
    await expect(deriveCredential({ ...deriving, credential: altered })).rejects.toThrow('proof.holder-secret-wrong');
  });

  test('has another pseudonym than one that was issued again to the same secret', async () => {
    const { commitment, secrets } = commitHolderSecrets({ ...chosen, random });
    const again = await issueSelectively(bbs, { holderCommitment: commitment, random: seededRandom(7) });
    const deriving = { selectivePointers, random, holderSecrets: secrets, verifierId };
    const verdicts = [
      await verdictOf(await show(verifierId), { verifierId }),
      await verdictOf(await deriveCredential({ ...deriving, credential: again.credential }), { verifierId }),
    ];
    const [first, second] = verdicts.map(({ technical }) => technical.proofs[0]?.pseudonym);
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
  });
});

describe('what is refused of pseudonyms', () => {
  test.each(selectiveSuites)('one for a credential of $name that has none', async (suite) => {
    const { credential } = await issueSelectively(suite);
    await expect(deriveCredential({ credential, selectivePointers, random, verifierId })).rejects.toThrow(
      'proof.no-pseudonym',
    );
    // To say who verifies does no harm to any other.
    const shown = await deriveCredential({ credential, selectivePointers, random });
    const verdict = await verdictOf(shown, { verifierId });
    expect(verdict.outcome).toBe('valid');
    expect(verdict.technical.proofs[0]).not.toHaveProperty('pseudonym');
  });

  test('a commitment that is said to be to another kind of secret, or to more or fewer', async () => {
    const holderSecret = random(32);
    const features = {
      anonymous_holder_binding: commitHolderSecrets({ holderSecret, random }).commitment,
      pseudonym: commitHolderSecrets({ proverNym, random }).commitment,
      holder_binding_pseudonym: commitHolderSecrets({ holderSecret, proverNym, random }).commitment,
    };
    for (const { commitmentWithProof, feature: own } of Object.values(features)) {
      for (const { feature } of Object.values(features).filter((other) => other.feature !== own)) {
        const holderCommitment = { feature, commitmentWithProof };
        await expect(issueSelectively(bbs, { holderCommitment })).rejects.toThrow('proof.commitment-wrong');
      }
    }
  });

  test('a commitment with a feature that there is not, or whose bytes are a text', async () => {
    const { commitment } = commitHolderSecrets({ proverNym, random });
    const sent: unknown[] = [
      { ...commitment, feature: 'constructor' },
      { ...commitment, feature: 'toString' },
      { ...commitment, commitmentWithProof: 'AAAA' },
      { feature: 'pseudonym' },
    ];
    for (const wrong of sent) {
      // As it may come in a request.
      const holderCommitment = wrong as HolderCommitment;
      await expect(issueSelectively(bbs, { holderCommitment })).rejects.toThrow('proof.commitment-wrong');
    }
  });

  test.each([[{}], [{ proverNym: new Uint8Array(31).fill(1) }], [{ proverNym: new Uint8Array(32) }]])(
    'no secret, or one that is none: %j',
    (chosen) => {
      expect(() => commitHolderSecrets({ ...chosen, random })).toThrow('proof.holder-secret-wrong');
    },
  );
});
