import { hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { canonicalise } from '../../jsonld/canonicalise.ts';
import {
  bbsContexts as contexts,
  mockedRandom,
  bbsExample as read,
  bbsVectors as vectors,
} from '../../testing/bbs-vectors.ts';
import { keysOf, relabelled, scripted, valuesOf } from '../../testing/selective-vectors.ts';
import type { ProofOptions } from '../proof.ts';
import { unsecuredDocument } from '../unsecured-document.ts';
import { baseHashes } from './base-hashes.ts';
import { API_ID } from './bbs/scalars.ts';
import { bbs2023 } from './bbs-2023.ts';
import { readBbsBaseProof, readBbsDerivedProof } from './bbs-proof-value.ts';
import { disclose } from './disclose.ts';
import { disclosedStatements } from './disclosed-statements.ts';
import { labelDocument } from './labelled-document.ts';
import { selectJsonLd } from './select-json-ld.ts';
import { selectStatements } from './select-statements.ts';
import { splitStatements } from './split-statements.ts';

const examples: [name: string, folder: string, pointers: string][] = [
  ['the sailor', '', 'wind'],
  ['the permanent resident', 'prc/', 'prCred'],
];
const features: [name: string, folder: string, pointers: string][] = [
  ['holder binding', 'HolderBinding/', 'FeatureInputs/license'],
  ['pseudonym', 'Pseudonym/', 'FeatureInputs/license'],
  ['holder binding and pseudonym', 'PseudonymHB/', 'FeatureInputs/license'],
];

describe.skipIf(vectors === undefined).each([...examples, ...features])(
  'the vectors of bbs-2023, %s: what comes before the signature',
  (_, folder, pointers) => {
    test('the issuer: every intermediate value is theirs', async () => {
      const { document, makeLabels, mandatoryPointers, proofConfigCanon, ...given } = read(folder, pointers);
      const { step } = given;
      const { '@context': _context, ...options } = step('addProofConfig');
      const whole = await labelDocument(document.json, makeLabels, contexts);
      const { indexes } = await selectStatements(whole, mandatoryPointers);
      const { mandatory, others } = await splitStatements(document, makeLabels, mandatoryPointers);
      const { mandatoryHash, proofHash } = await baseHashes(document, options, mandatory);

      expect((await canonicalise(document.json, contexts)).split(/(?<=\n)/)).toEqual(step('addBaseDocCanon'));
      expect(whole.statements).toEqual(step('addBaseDocHMACCanon'));
      expect(indexes).toEqual(keysOf(step('addBaseTransform').mandatory));
      expect(mandatory).toEqual(valuesOf(step('addBaseTransform').mandatory));
      expect(others).toEqual(valuesOf(step('addBaseTransform').nonMandatory));
      expect(await canonicalise(step('addProofConfig'), contexts)).toBe(proofConfigCanon());
      expect({ proofHash: hex.encode(proofHash), mandatoryHash: hex.encode(mandatoryHash) }).toEqual(
        step('addHashData'),
      );
    });

    test('the holder: every group, index and label is theirs', async () => {
      const { document, has, makeLabels, mandatoryPointers, selectivePointers, step } = read(folder, pointers);
      const whole = await labelDocument(document.json, makeLabels, contexts);
      const disclosure = await disclose({ document, makeLabels, mandatoryPointers, selectivePointers });
      const { labels, mandatoryIndexes, others, selectiveIndexes } = disclosure;
      const groups = {
        mandatory: (await selectStatements(whole, mandatoryPointers)).indexes,
        selective: (await selectStatements(whole, selectivePointers)).indexes,
        combined: (await selectStatements(whole, [...mandatoryPointers, ...selectivePointers])).indexes,
      };
      const theirs = step('derivedGroupIndexes');
      const written = [...labels].map(([number, label]) => [`c14n${number}`, label]);

      for (const [name, indexes] of Object.entries(groups)) expect(indexes).toEqual(theirs[`${name}Indexes`]);
      expect(others).toEqual(theirs.nonMandatoryIndexes?.map((index) => whole.statements[index]));
      expect({ adjMandatoryIndexes: mandatoryIndexes, adjSelectiveIndexes: selectiveIndexes }).toEqual(
        expect.objectContaining(onlyAdjusted(step('derivedAdjIndexes'))),
      );
      expect(step('derivedDisclosureData')).toMatchObject({ labelMap: { value: written }, mandatoryIndexes });
      expect(disclosure.document).toEqual(step('derivedUnsignedReveal'));
      if (!has('derivedAllGroupData')) return;
      const { groups: theirGroups, labelMap, nquads } = step('derivedAllGroupData');
      expect(whole.statements).toEqual(nquads);
      for (const name of ['mandatory', 'selective', 'combined'] as const) {
        expect(groups[name]).toEqual(keysOf(theirGroups[name].matching));
        expect(relabelled(theirGroups[name].deskolemizedNQuads, labelMap)).toEqual(
          valuesOf(theirGroups[name].matching),
        );
      }
    });
  },
);

describe.skipIf(vectors === undefined).each(examples)(
  'the vectors of bbs-2023, %s: the signature',
  (_, folder, pointers) => {
    test('the issuer: the base proof is theirs', async () => {
      const { document, hmacKey, mandatoryPointers, step, ...given } = read(folder, pointers);
      const { '@context': _context, ...options } = step('addProofConfig');
      const random = scripted(hmacKey);
      const proof = await bbs2023.create({ ...given, document, options, mandatoryPointers, random });
      const { bbsSignature } = readBbsBaseProof(proof.proofValue);

      for (const { pointer, value } of step('addPointerValues')) {
        // The first example says its pointers from the subject on.
        const full = pointer === '/issuer' ? pointer : `/credentialSubject${pointer}`;
        const selected = selectJsonLd(document.json, [full]);
        expect(JSON.stringify(selected)).toContain(JSON.stringify(value).slice(1, -1));
      }
      expect({ bbsSignature: hex.encode(bbsSignature), mandatoryPointers }).toEqual(step('addRawBaseSignatureInfo'));
      expect({ ...document.json, proof }).toEqual(step('addSignedSDBase'));
    });

    test('the holder: the derived document is theirs', async () => {
      const { document, mandatoryPointers, presentationHeader, seed, selectivePointers, step } = read(folder, pointers);
      const { proof } = step('addSignedSDBase');
      const base = readBbsBaseProof(proof.proofValue);
      const { nonMandatoryIndexes = [] } = step('derivedGroupIndexes');
      const shown = onlyAdjusted(step('derivedAdjIndexes')).adjSelectiveIndexes;
      const random = mockedRandom(seed, 5 + nonMandatoryIndexes.length - shown.length, API_ID);
      const derived = await bbs2023.derive({ document, proof, selectivePointers, presentationHeader, random });
      const { bbsProof } = readBbsDerivedProof(derived.proof.proofValue);

      expect({
        bbsSignature: hex.encode(base.bbsSignature),
        hmacKey: hex.encode(base.hmacKey),
        mandatoryPointers,
      }).toEqual(step('derivedRecoveredBaseData'));
      expect(step('derivedDisclosureData')).toMatchObject({ bbsProof: hex.encode(bbsProof) });
      expect({ ...derived.document, proof: derived.proof }).toEqual(step('derivedRevealDocument'));
    });

    test('the verifier: every intermediate value is theirs, and the answer is yes', async () => {
      const { has, key, step } = read(folder, pointers);
      const { proof, ...json } = step('derivedRevealDocument');
      const document = unsecuredDocument(json, contexts);
      const { proofValue, ...options } = proof;
      const value = readBbsDerivedProof(proofValue);
      const labels = [...value.labels].map(([number, label]): [string, string] => [`c14n${number}`, `b${label}`]);
      const { mandatory, others } = await disclosedStatements(document, new Map(labels), value.mandatoryIndexes);
      // The proof without one member still has those that ProofOptions names.
      const hashes = await baseHashes(document, options as ProofOptions, mandatory);

      expect(await bbs2023.verify({ document, proof, key })).toEqual({
        verified: true,
        proofHash: hex.encode(hashes.proofHash),
        documentHash: hex.encode(hashes.mandatoryHash),
      });
      expect(hex.encode(hashes.mandatoryHash)).toBe(step('addHashData').mandatoryHash);
      if (!has('verifyNQuads')) return;
      expect([...mandatory, ...others].sort()).toEqual(step('verifyNQuads'));
      expect(step('verifyDerivedProofValue')).toEqual({
        bbsProof: hex.encode(value.bbsProof),
        labelMap: labels,
        mandatoryIndexes: value.mandatoryIndexes,
        adjSelectedIndexes: value.selectiveIndexes,
      });
    });
  },
);

function onlyAdjusted(step: object): { adjMandatoryIndexes: number[]; adjSelectiveIndexes: number[] } {
  // As the file says it; the comparison would show it if not.
  return step as { adjMandatoryIndexes: number[]; adjSelectiveIndexes: number[] };
}
