import { ed25519 } from '@noble/curves/ed25519.js';
import { base58, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import type { HashName } from '../jsonld/rdfc/hash-text.ts';
import { decodePublicKeyMultibase } from '../key/decode-public-key-multibase.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { asList } from '../model/as-list.ts';
import { sharedVectors, type VectorFolder } from '../testing/shared-vectors.ts';
import { w3cContexts as contexts } from '../testing/w3c-contexts.ts';
import { addProof } from './add-proof.ts';
import type { CanonicalForm } from './canonical-form.ts';
import { jcsForm } from './jcs-form.ts';
import type { Proof, ProofOptions } from './proof.ts';
import { previousProofs } from './proof-chain.ts';
import type { SecuredDocument } from './proof-verifier.ts';
import { rdfcForm } from './rdfc-form.ts';
import { hashData } from './signature-suite.ts';
import { unsecuredDocument } from './unsecured-document.ts';
import { verifyProof } from './verify-proof.ts';
import { verifyProofs } from './verify-proofs.ts';

/** A vector is a folder of one file a step, whose names end in a word of its own. */
type Case = readonly [folder: string, ending: string, form: CanonicalForm, hash: HashName];

const STEPS = 9;

const eddsa: readonly Case[] = [
  ['eddsa-rdfc-2022', 'DataInt', rdfcForm, 'SHA-256'],
  ['eddsa-rdfc-2022/employ', 'DataInt', rdfcForm, 'SHA-256'],
  ['eddsa-jcs-2022', 'JCS', jcsForm, 'SHA-256'],
  ['Ed25519Signature2020', 'EdSig', rdfcForm, 'SHA-256'],
];

const ecdsa: readonly Case[] = [
  ['ecdsa-rdfc-2019-p256', 'ECDSAP256', rdfcForm, 'SHA-256'],
  ['ecdsa-rdfc-2019-p256/employ', 'ECDSAP256', rdfcForm, 'SHA-256'],
  ['ecdsa-rdfc-2019-p384', 'ECDSAP384', rdfcForm, 'SHA-384'],
  ['ecdsa-rdfc-2019-p384/employ', 'ECDSAP384', rdfcForm, 'SHA-384'],
  ['ecdsa-jcs-2019-p256', 'JCSECDSAP256', jcsForm, 'SHA-256'],
  ['ecdsa-jcs-2019-p384', 'JCSECDSAP384', jcsForm, 'SHA-384'],
];

const eddsaVectors = sharedVectors('w3c-vc-di-eddsa', eddsa.length * STEPS);
const ecdsaVectors = sharedVectors('w3c-vc-di-ecdsa', ecdsa.length * STEPS);

describe(`W3C vectors, ${STEPS} steps each`, () => {
  test.skipIf(eddsaVectors === undefined).each(eddsa)('%s', (...vector) => everyStep(eddsaVectors, vector));
  test.skipIf(ecdsaVectors === undefined).each(ecdsa)('%s', (...vector) => everyStep(ecdsaVectors, vector));
});

describe('W3C vectors of proof sets and chains', () => {
  const file = (name: string): unknown => eddsaVectors?.json(`proof-set-chain/${name}.json`);

  test.skipIf(eddsaVectors === undefined).each([
    ['the first of a set', 'unsigned', 'proofSetConfig1', 'proofSetConfigSigned1', 'signedProofSet1', 1],
    ['the second of a set', 'signedProofSet1', 'proofSetConfig2', 'proofSetConfigSigned2', 'signedProofSet2', 2],
    [
      'one on both of the set',
      'signedProofSet2',
      'proofChainConfig1',
      'proofChainConfigSigned1',
      'signedProofChain1',
      3,
    ],
    ['one on that', 'signedProofChain1', 'proofChainConfig2', 'proofChainConfigSigned2', 'signedProofChain2', 4],
  ] as const)(
    '%s is the proof that we make, and all of them verify',
    async (_, before, config, signed, after, pair) => {
      const document = file(before) as SecuredDocument;
      const { id, cryptosuite, created = '', verificationMethod, previousProof } = file(config) as ProofOptions;
      const secured = await addProof({
        document,
        cryptosuite,
        verificationMethod,
        previousProof,
        proofId: id,
        created: new Date(created),
        signingKey: signingKey(pair),
        proofPurpose: 'assertionMethod',
        contexts,
      });
      expect(asList(secured.proof)).toEqual([...asList(document.proof), file(signed)]);
      expect(secured).toEqual(file(after));
      const { verified, proofs } = await verifyProofs({ document: secured, keyOf, contexts });
      expect([verified, proofs.length]).toEqual([true, pair]);
    },
  );

  test.skipIf(eddsaVectors === undefined).each([
    ['proofChainTempDoc1', 'signedProofSet2', 'proofChainConfig1'],
    ['proofChainTempDoc2', 'signedProofChain1', 'proofChainConfig2'],
  ])('%s is what the next of a chain signs', (expected, before, config) => {
    const { proof, ...claims } = file(before) as SecuredDocument;
    const previous = previousProofs(file(config) as ProofOptions, asList(proof));
    expect({ ...claims, proof: previous }).toEqual(file(expected));
  });

  function signingKey(pair: number): SigningKey {
    const pairs = file('multiKeyPairs') as Readonly<Record<string, { readonly privateKeyMultibase: string }>>;
    const secret = base58.decode(pairs[`keyPair${pair}`]?.privateKeyMultibase.slice(1) ?? '').slice(2);
    return { type: 'Ed25519', sign: async (message) => ed25519.sign(message, secret) };
  }
});

async function everyStep(vectors: VectorFolder | undefined, [folder, ending, form, hash]: Case): Promise<void> {
  const read = (step: string) => vectors?.text(`${folder}/${step}${ending}.txt`) ?? '';
  const json = (step: string): unknown => vectors?.json(`${folder}/${step}${ending}.json`);
  const secured = json('signed') as SecuredDocument & { readonly proof: Proof };
  const { proof, ...claims } = secured;
  const { proofValue, ...options } = proof;
  const input = { form, hash, document: unsecuredDocument(claims, contexts), options } as Parameters<
    typeof hashData
  >[0];
  const { bytes, documentHash, proofHash } = await hashData(input);

  expect(await form.document(input)).toBe(read('canonDoc'));
  expect(documentHash).toBe(read('docHash'));
  expect({ ...form.complete(input.document, input.options), '@context': claims['@context'] }).toEqual(
    json('proofConfig'),
  );
  expect(await form.options(input)).toBe(read('proofCanon'));
  expect(proofHash).toBe(read('proofHash'));
  expect(hex.encode(bytes)).toBe(read('combinedHash'));
  expect(proofValue).toBe(read('sigBTC58'));
  expect(proofValue).toBe(`z${base58.encode(hex.decode(read('sigHex')))}`);
  expect(await verifyProof({ document: secured, proof, key: keyOf(proof), contexts })).toMatchObject({
    verified: true,
    proofHash,
  });
}

/** The key of a did:key verification method. */
function keyOf({ verificationMethod }: Proof) {
  return decodePublicKeyMultibase(verificationMethod.split('#')[1] ?? '');
}
