import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { bbsExample, bbsVectors, bytesIn, bbsContexts as contexts, mockedRandom } from '../../testing/bbs-vectors.ts';
import { scripted, withoutProof } from '../../testing/selective-vectors.ts';
import { verifyProof } from '../verify-proof.ts';
import { scalarsOfSecrets } from './bbs/blind-secrets.ts';
import { Fr, readScalars } from './bbs/scalars.ts';
import { bbs2023 } from './bbs-2023.ts';
import { readBbsBaseProof, readBbsDerivedProof } from './bbs-proof-value.ts';
import { commitHolderSecrets } from './commit-holder-secrets.ts';
import type { HolderFeature } from './holder-commitment.ts';
import { readSecrets } from './holder-secrets.ts';

/** One example of a feature: its input, and what it says about each step. */
function read(folder: string, feature: HolderFeature) {
  const example = bbsExample(folder, 'FeatureInputs/license');
  const info = `${folder}commitmentInfo.json`;
  const secrets = { holderSecret: bytesIn('FeatureInputs/holderSecret.json', 'holderSecretHex') };
  const commitment = { feature, commitmentWithProof: bytesIn(info, 'commitmentWithProof') };
  const holderSecrets = { ...secrets, secretProverBlind: bytesIn(info, 'secretProverBlind') };
  return { ...example, commitment, secrets, holderSecrets };
}

/** The vectors do not say with which randomness the holder committed: it follows from the answers. */
function randomOf({ commitment, holderSecrets, secrets }: ReturnType<typeof read>) {
  const answers = [...(readScalars(commitment.commitmentWithProof.subarray(48)) ?? [])];
  const challenge = answers.pop() ?? 0n;
  const blind = bytesToNumberBE(holderSecrets.secretProverBlind);
  const hidden = [blind, ...scalarsOfSecrets(readSecrets(secrets)).scalars];
  const blinds = answers.map((answer, at) => Fr.sub(answer, Fr.mul(hidden[at] ?? 0n, challenge)));
  return scripted(...[blind, ...blinds].map((scalar) => numberToBytesBE(scalar, 48)));
}

const features: [feature: HolderFeature, folder: string][] = [['anonymous_holder_binding', 'HolderBinding/']];

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
    const { commitment, document, hmacKey, mandatoryPointers, signingKey, step } = read(folder, feature);
    const { '@context': _context, ...options } = step('addProofConfig');
    const random = scripted(hmacKey);
    const creating = { document, options, mandatoryPointers, signingKey, random, holderCommitment: commitment };
    const proof = await bbs2023.create(creating);
    const { bbsHeader, bbsSignature, publicKey, ...rest } = readBbsBaseProof(proof.proofValue);

    expect({
      bbsSignature: hex.encode(bbsSignature),
      bbsHeader: hex.encode(bbsHeader),
      publicKey: hex.encode(publicKey),
      hmacKey: hex.encode(rest.hmacKey),
      mandatoryPointers: rest.mandatoryPointers,
      featureOption: feature,
    }).toEqual(step('addRawBaseSignatureInfo'));
    expect({ ...document.json, proof }).toEqual(step('addSignedSDBase'));
  });

  test('the holder: the derived document is theirs', async () => {
    const { document, holderSecrets, presentationHeader, secrets, seed, selectivePointers, step } = read(
      folder,
      feature,
    );
    const { proof } = step('addSignedSDBase');
    const { bbsHeader, bbsSignature, hmacKey, mandatoryPointers, publicKey } = readBbsBaseProof(proof.proofValue);
    const theirs = step('derivedDisclosureData');
    const { apiId, scalars } = scalarsOfSecrets(readSecrets(secrets));
    const { nonMandatoryIndexes = [] } = step('derivedGroupIndexes');
    const shown = readBbsDerivedProof(step('derivedRevealDocument').proof.proofValue).selectiveIndexes;
    const hidden = nonMandatoryIndexes.length - shown.length + 1 + scalars.length;
    const random = mockedRandom(seed, 5 + hidden, apiId);
    const deriving = { document, proof, selectivePointers, presentationHeader, random, holderSecrets };
    const derived = await bbs2023.derive(deriving);
    const value = readBbsDerivedProof(derived.proof.proofValue);

    expect({
      bbsSignature: hex.encode(bbsSignature),
      bbsHeader: hex.encode(bbsHeader),
      publicKey: hex.encode(publicKey),
      hmacKey: hex.encode(hmacKey),
      mandatoryPointers,
      featureOption: feature,
    }).toEqual(step('derivedRecoveredBaseData'));
    expect({
      bbsProof: hex.encode(value.bbsProof),
      labelMap: {
        dataType: 'Map',
        value: [...value.labels].map(([canonical, label]) => [`c14n${canonical}`, `b${label}`]),
      },
      mandatoryIndexes: value.mandatoryIndexes,
      adjSelectiveIndexes: value.selectiveIndexes,
      presentationHeader: { ...value.presentationHeader },
      featureOption: feature,
      lengthBBSMessages: value.lengthBbsMessages,
    }).toEqual(theirs);
    expect({ ...derived.document, proof: derived.proof }).toEqual(step('derivedRevealDocument'));
  });

  test('the verifier: every value of the proof is theirs, and the answer is yes', async () => {
    const { key, step } = read(folder, feature);
    const document = step('derivedRevealDocument');
    const value = readBbsDerivedProof(document.proof.proofValue);
    const { mandatoryHash, proofHash } = step('addHashData');

    expect({
      bbsProof: hex.encode(value.bbsProof),
      labelMap: [...value.labels].map(([canonical, label]) => [`c14n${canonical}`, `b${label}`]),
      mandatoryIndexes: value.mandatoryIndexes,
      adjSelectedIndexes: value.selectiveIndexes,
    }).toEqual(step('verifyDerivedProofValue'));
    expect(await verifyProof({ document, proof: document.proof, key, contexts })).toEqual({
      verified: true,
      documentHash: mandatoryHash,
      proofHash,
      holderFeature: feature,
    });
  });

  test('the holder: nobody derives without the secrets, or with others', async () => {
    const { document, holderSecrets, selectivePointers, step } = read(folder, feature);
    const { proof } = step('addSignedSDBase');
    const derive = (secrets?: typeof holderSecrets) =>
      bbs2023.derive({
        document,
        proof,
        selectivePointers,
        random: (n) => new Uint8Array(n).fill(5),
        holderSecrets: secrets,
      });
    const other = new Uint8Array(32).fill(1);
    expect(withoutProof((await derive(holderSecrets)).document)).toEqual(step('derivedUnsignedReveal'));
    for (const wrong of [
      undefined,
      { ...holderSecrets, holderSecret: other },
      { ...holderSecrets, secretProverBlind: other },
    ]) {
      await expect(derive(wrong)).rejects.toThrow('proof.holder-secret-wrong');
    }
  });
});
