import { base58, base64urlnopad, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { canonicalise } from '../../jsonld/canonicalise.ts';
import { ecdsaSdExample as read, ecdsaSdVectors as vectors } from '../../testing/ecdsa-sd-vectors.ts';
import { keysOf, relabelled, scripted, valuesOf } from '../../testing/selective-vectors.ts';
import { w3cContexts } from '../../testing/w3c-contexts.ts';
import type { ProofOptions } from '../proof.ts';
import { unsecuredDocument } from '../unsecured-document.ts';
import { baseHashes } from './base-hashes.ts';
import { disclose } from './disclose.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import { ecdsaSd2023 } from './ecdsa-sd-2023.ts';
import {
  type EcdsaSdBaseProof,
  type EcdsaSdDerivedProof,
  readEcdsaSdBaseProof,
  readEcdsaSdDerivedProof,
} from './ecdsa-sd-proof-value.ts';
import { labelDocument } from './labelled-document.ts';
import { selectJsonLd } from './select-json-ld.ts';
import { selectStatements } from './select-statements.ts';
import { splitStatements } from './split-statements.ts';

const common = ({ baseSignature, publicKey, signatures }: EcdsaSdBaseProof | EcdsaSdDerivedProof) => ({
  baseSignature: hex.encode(baseSignature),
  publicKey: `z${base58.encode(publicKey)}`,
  signatures: signatures.map((signature) => hex.encode(signature)),
});
const labelled = ({ labels }: EcdsaSdDerivedProof) =>
  [...labels].map(([number, hmac]): [string, string] => [`c14n${number}`, `u${base64urlnopad.encode(hmac)}`]);

describe.skipIf(vectors === undefined).each(['employ', 'prc'] as const)('the vectors of ecdsa-sd-2023, %s', (name) => {
  test('the issuer: every intermediate value, and the base proof, are theirs', async () => {
    const { document, hmacKey, makeLabels, mandatoryPointers, ...given } = read(name);
    const { step } = given;
    const { '@context': _context, ...options } = step('addProofConfig');
    const whole = await labelDocument(document.json, makeLabels, w3cContexts);
    const { indexes } = await selectStatements(whole, mandatoryPointers);
    const { mandatory, others } = await splitStatements(document, makeLabels, mandatoryPointers);
    const { mandatoryHash, proofHash } = await baseHashes(document, options, mandatory);
    const random = scripted(hmacKey, given.proofSecret);
    const proof = await ecdsaSd2023.create({ ...given, document, options, mandatoryPointers, random });
    const base = readEcdsaSdBaseProof(proof.proofValue);

    expect((await canonicalise(document.json, w3cContexts)).split(/(?<=\n)/)).toEqual(step('addBaseDocCanon'));
    expect(whole.statements).toEqual(step('addBaseDocHMACCanon'));
    for (const { pointer, value } of step('addPointerValues')) {
      expect(selectJsonLd(document.json, [pointer])).toMatchObject({ [pointer.slice(1)]: value });
    }
    expect(indexes).toEqual(keysOf(step('addBaseTransform').mandatory));
    expect(mandatory).toEqual(valuesOf(step('addBaseTransform').mandatory));
    expect(others).toEqual(valuesOf(step('addBaseTransform').nonMandatory));
    expect(await canonicalise(step('addProofConfig'), w3cContexts)).toBe(given.proofConfigCanon());
    expect({ proofHash: hex.encode(proofHash), mandatoryHash: hex.encode(mandatoryHash) }).toEqual(step('addHashData'));
    expect({ ...common(base), mandatoryPointers }).toEqual(step('addRawBaseSignatureInfo'));
    expect({ ...document.json, proof }).toEqual(step('addSignedSDBase'));
  });

  test('the holder: every intermediate value, and the derived document, are theirs', async () => {
    const { document, makeLabels, mandatoryPointers, selectivePointers, step } = read(name);
    const { proof } = step('addSignedSDBase');
    const { publicKey: proofPublicKey, ...base } = common(readEcdsaSdBaseProof(proof.proofValue));
    const whole = await labelDocument(document.json, makeLabels, w3cContexts);
    const disclosure = await disclose({ document, makeLabels, mandatoryPointers, selectivePointers });
    const derived = await ecdsaSd2023.derive({ document, proof, selectivePointers });
    const value = readEcdsaSdDerivedProof(derived.proof.proofValue);

    const { hmacKey } = readEcdsaSdBaseProof(proof.proofValue);
    expect({ ...base, proofPublicKey, hmacKey: hex.encode(hmacKey), mandatoryPointers }).toEqual(
      step('derivedRecoveredBaseData'),
    );
    const { groups, labelMap, nquads } = step('derivedAllGroupData');
    expect(whole.statements).toEqual(nquads);
    const combinedPointers = [...mandatoryPointers, ...selectivePointers];
    for (const [group, selected] of [
      ['mandatory', mandatoryPointers],
      ['selective', selectivePointers],
      ['combined', combinedPointers],
    ] as const) {
      const { indexes } = await selectStatements(whole, selected);
      expect(indexes).toEqual(keysOf(groups[group].matching));
      expect(indexes).toEqual(step('derivedGroupIndexes')[`${group}Indexes`]);
      expect(relabelled(groups[group].deskolemizedNQuads, labelMap)).toEqual(valuesOf(groups[group].matching));
    }
    expect(disclosure.others).toEqual(
      step('derivedGroupIndexes').nonMandatoryIndexes?.map((index) => whole.statements[index]),
    );
    expect({ adjSignatureIndexes: disclosure.selectiveIndexes, filteredSignatures: common(value).signatures }).toEqual(
      step('derivedAdjSignatures'),
    );
    expect({ adjMandatoryIndexes: disclosure.mandatoryIndexes }).toEqual(step('derivedAdjMandatoryIndexes'));
    const { mandatoryIndexes } = value;
    expect({ ...common(value), labelMap: { dataType: 'Map', value: labelled(value) }, mandatoryIndexes }).toEqual(
      step('derivedDisclosureData'),
    );
    expect(derived.document).toEqual(step('derivedUnsignedReveal'));
    expect({ ...derived.document, proof: derived.proof }).toEqual(step('derivedRevealDocument'));
  });

  test('the verifier: every intermediate value is theirs, and the answer is yes', async () => {
    const { key, step } = read(name);
    const { proof, ...json } = step('derivedRevealDocument');
    const document = unsecuredDocument(json, w3cContexts);
    const { proofValue, ...options } = proof;
    const value = readEcdsaSdDerivedProof(proofValue);
    const { mandatoryIndexes } = value;
    const { mandatory, others } = await disclosedStatements(document, new Map(labelled(value)), mandatoryIndexes);
    // The proof without one member still has those that ProofOptions names.
    const hashes = await baseHashes(document, options as ProofOptions, mandatory);
    const proofHash = hex.encode(hashes.proofHash);
    const mandatoryHash = hex.encode(hashes.mandatoryHash);

    expect({ ...common(value), labelMap: labelled(value), mandatoryIndexes }).toEqual(step('verifyDerivedProofValue'));
    expect([...mandatory, ...others].sort()).toEqual(step('verifyNQuads'));
    expect({ ...common(value), proofHash, mandatoryHash, nonMandatory: others }).toEqual(
      step('verifyCreateVerifyData'),
    );
    expect(await ecdsaSd2023.verify({ document, proof, key })).toEqual({
      verified: true,
      proofHash,
      documentHash: mandatoryHash,
    });
  });
});
