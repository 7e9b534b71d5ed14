import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import {
  bbsExample,
  bbsVectors,
  bytesIn,
  bbsContexts as contexts,
  mockedRandom,
  textIn,
} from '../../testing/bbs-vectors.ts';
import { seededRandom } from '../../testing/seeded-random.ts';
import { scripted, withoutProof } from '../../testing/selective-vectors.ts';
import { unsecuredDocument } from '../unsecured-document.ts';
import { verifyProof } from '../verify-proof.ts';
import { scalarsOfSecrets } from './bbs/blind-secrets.ts';
import { Fr, readScalars } from './bbs/scalars.ts';
import { bbs2023 } from './bbs-2023.ts';
import { readBbsBaseProof, readBbsDerivedProof } from './bbs-proof-value.ts';
import { bbsSigningKey } from './bbs-signing-key.ts';
import { commitHolderSecrets } from './commit-holder-secrets.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import type { HolderFeature } from './holder-commitment.ts';
import { type ChosenSecrets, type HolderSecrets, readSecrets } from './holder-secrets.ts';
import { signedSecrets } from './signed-secrets.ts';

/** One example of a feature: its input, and what it says about each step. */
function read(folder: string, feature: HolderFeature) {
  const example = bbsExample(folder, 'FeatureInputs/license');
  const info = `${folder}commitmentInfo.json`;
  const holderSecret = bytesIn('FeatureInputs/holderSecret.json', 'holderSecretHex');
  const proverNym = bytesIn('FeatureInputs/proverNym.json', 'proverNymHex');
  const secrets: ChosenSecrets = {
    ...(feature !== 'pseudonym' && { holderSecret }),
    ...(feature !== 'anonymous_holder_binding' && { proverNym }),
  };
  const commitment = { feature, commitmentWithProof: bytesIn(info, 'commitmentWithProof') };
  const holderSecrets: HolderSecrets = { ...secrets, secretProverBlind: bytesIn(info, 'secretProverBlind') };
  const hasNym = secrets.proverNym !== undefined;
  return {
    ...example,
    commitment,
    secrets,
    holderSecrets,
    hasNym,
    ...(hasNym && { verifierId: textIn('FeatureInputs/verifierInfo.json', 'verifierId') }),
  };
}

const entropy = () => bytesIn('FeatureInputs/signerNymEntropy.json', 'signerNymEntropyHex');

/** The vectors do not say with which randomness the holder committed: it follows from the answers. */
function randomOf({ commitment, holderSecrets, secrets }: ReturnType<typeof read>) {
  const answers = [...(readScalars(commitment.commitmentWithProof.subarray(48)) ?? [])];
  const challenge = answers.pop() ?? 0n;
  const blind = bytesToNumberBE(holderSecrets.secretProverBlind);
  const hidden = [blind, ...scalarsOfSecrets(readSecrets(secrets)).scalars];
  const blinds = answers.map((answer, at) => Fr.sub(answer, Fr.mul(hidden[at] ?? 0n, challenge)));
  return scripted(...[blind, ...blinds].map((scalar) => numberToBytesBE(scalar, 48)));
}

const features: [feature: HolderFeature, folder: string][] = [
  ['anonymous_holder_binding', 'HolderBinding/'],
  ['pseudonym', 'Pseudonym/'],
  ['holder_binding_pseudonym', 'PseudonymHB/'],
];

describe.skipIf(bbsVectors === undefined).each(features)('the vectors of bbs-2023, %s', (feature, folder) => {
  test('the holder: the commitment is theirs', () => {
    const example = read(folder, feature);
    const { commitment, holderSecrets, secrets } = example;
    expect(commitHolderSecrets({ ...secrets, random: randomOf(example) })).toEqual({
      commitment,
      secrets: holderSecrets,
    });
  });

  test('the issuer: the base proof is theirs', async () => {
    const { commitment, document, hasNym, hmacKey, mandatoryPointers, signingKey, step } = read(folder, feature);
    const { '@context': _context, ...options } = step('addProofConfig');
    const random = scripted(hmacKey, ...(hasNym ? [Uint8Array.from([...new Uint8Array(16), ...entropy()])] : []));
    const creating = { document, options, mandatoryPointers, signingKey, random, holderCommitment: commitment };
    const proof = await bbs2023.create(creating);
    const { bbsHeader, bbsSignature, publicKey, ...rest } = readBbsBaseProof(proof.proofValue);
    const nym = rest.signerNymEntropy?.toString(16);

    expect({
      bbsSignature: hex.encode(bbsSignature),
      bbsHeader: hex.encode(bbsHeader),
      publicKey: hex.encode(publicKey),
      hmacKey: hex.encode(rest.hmacKey),
      mandatoryPointers: rest.mandatoryPointers,
      ...(hasNym && { signerNymEntropyHex: nym }),
      featureOption: feature,
    }).toEqual(step('addRawBaseSignatureInfo'));
    expect({ ...document.json, proof }).toEqual(step('addSignedSDBase'));
  });

  test('the holder: the derived document is theirs', async () => {
    const { hasNym, holderSecrets, secrets, seed, step, ...given } = read(folder, feature);
    const { proof } = step('addSignedSDBase');
    const base = readBbsBaseProof(proof.proofValue);
    const { bbsHeader, bbsSignature, hmacKey, mandatoryPointers, publicKey } = base;
    const theirs = step('derivedDisclosureData');
    const { apiId, scalars } = scalarsOfSecrets(readSecrets(secrets));
    const { nonMandatoryIndexes = [] } = step('derivedGroupIndexes');
    const shown = readBbsDerivedProof(step('derivedRevealDocument').proof.proofValue).selectiveIndexes;
    const hidden = nonMandatoryIndexes.length - shown.length + 1 + scalars.length;
    const random = mockedRandom(seed, 5 + hidden, apiId);
    const derived = await bbs2023.derive({ ...given, proof, random, holderSecrets });
    const value = readBbsDerivedProof(derived.proof.proofValue);

    expect({
      bbsSignature: hex.encode(bbsSignature),
      bbsHeader: hex.encode(bbsHeader),
      publicKey: hex.encode(publicKey),
      hmacKey: hex.encode(hmacKey),
      mandatoryPointers,
      ...(hasNym && { signerNymEntropy: base.signerNymEntropy?.toString(16) }),
      featureOption: feature,
    }).toEqual(step('derivedRecoveredBaseData'));
    if (hasNym) {
      const nymSecretHex = signedSecrets(base, holderSecrets)?.secrets.nymSecret?.toString(16);
      expect({ nymSecretHex }).toEqual(step('nymSecret'));
    }
    expect({
      bbsProof: hex.encode(value.bbsProof),
      labelMap: {
        dataType: 'Map',
        value: [...value.labels].map(([canonical, label]) => [`c14n${canonical}`, `b${label}`]),
      },
      mandatoryIndexes: value.mandatoryIndexes,
      adjSelectiveIndexes: value.selectiveIndexes,
      presentationHeader: { ...value.presentationHeader },
      ...(value.pseudonym && { pseudonym: hex.encode(value.pseudonym) }),
      featureOption: feature,
      lengthBBSMessages: value.lengthBbsMessages,
    }).toEqual(theirs);
    expect({ ...derived.document, proof: derived.proof }).toEqual(step('derivedRevealDocument'));
  });

  test('the verifier: every value of the proof is theirs, and the answer is yes', async () => {
    const { hasNym, key, step, verifierId } = read(folder, feature);
    const document = step('derivedRevealDocument');
    const value = readBbsDerivedProof(document.proof.proofValue);
    const labels = [...value.labels].map(([canonical, label]): [string, string] => [`c14n${canonical}`, `b${label}`]);
    const unsecured = unsecuredDocument(withoutProof(document), contexts);
    const { mandatory, others } = await disclosedStatements(unsecured, new Map(labels), value.mandatoryIndexes);
    const { mandatoryHash, proofHash } = step('addHashData');

    expect([...mandatory, ...others].sort()).toEqual(step('verifyNQuads'));
    expect({
      bbsProof: hex.encode(value.bbsProof),
      labelMap: labels,
      mandatoryIndexes: value.mandatoryIndexes,
      adjSelectedIndexes: value.selectiveIndexes,
    }).toEqual(step('verifyDerivedProofValue'));
    expect(await verifyProof({ document, proof: document.proof, key, contexts, verifierId })).toEqual({
      verified: true,
      documentHash: mandatoryHash,
      proofHash,
      holderFeature: feature,
      ...(hasNym && { pseudonym: (step('derivedDisclosureData') as { readonly pseudonym?: string }).pseudonym }),
    });
  });

  test('the holder: nobody derives without the secrets, or with others', async () => {
    const { hasNym, holderSecrets, step, ...given } = read(folder, feature);
    const { proof } = step('addSignedSDBase');
    const derive = (secrets?: HolderSecrets) =>
      bbs2023.derive({ ...given, proof, random: seededRandom(3), holderSecrets: secrets });
    const other = new Uint8Array(32).fill(1);
    const { secretProverBlind } = holderSecrets;
    expect((await derive(holderSecrets)).document).toEqual(step('derivedUnsignedReveal'));
    for (const wrong of [
      undefined,
      { secretProverBlind },
      { ...holderSecrets, holderSecret: other },
      { ...holderSecrets, proverNym: other },
      { ...holderSecrets, secretProverBlind: other },
      hasNym ? { ...holderSecrets, proverNym: undefined } : { ...holderSecrets, holderSecret: undefined },
    ]) {
      await expect(derive(wrong)).rejects.toThrow('proof.holder-secret-wrong');
    }
  });

  test('the verifier: with another key, or under another name, the answer is no', async () => {
    const { hasNym, step, verifierId, ...given } = read(folder, feature);
    const document = step('derivedRevealDocument');
    const answer = (changes: object) =>
      verifyProof({ document, proof: document.proof, key: given.key, contexts, verifierId, ...changes });
    expect(await answer({})).toMatchObject({ verified: true });
    const { publicKey } = bbsSigningKey(new Uint8Array(32).fill(9));
    const wrong = [{ key: publicKey }, ...(hasNym ? [{ verifierId: 'https://other.verifier.example/' }] : [])];
    for (const changes of wrong) {
      const given = await answer(changes);
      expect(given).toMatchObject({ verified: false });
      expect(given).not.toHaveProperty('pseudonym');
    }
    if (hasNym) await expect(answer({ verifierId: undefined })).rejects.toThrow('proof.verifier-missing');
  });
});
