import { base58, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import type { HashName } from '../jsonld/canonicalise.ts';
import { decodePublicKeyMultibase } from '../key/decode-public-key-multibase.ts';
import { sharedVectors, type VectorFolder } from '../testing/shared-vectors.ts';
import { w3cContexts as contexts } from '../testing/w3c-contexts.ts';
import type { CanonicalForm } from './canonical-form.ts';
import { jcsForm } from './jcs-form.ts';
import type { Proof } from './proof.ts';
import type { SecuredDocument } from './proof-verifier.ts';
import { rdfcForm } from './rdfc-form.ts';
import { hashData } from './signature-suite.ts';
import { unsecuredDocument } from './unsecured-document.ts';
import { verifyProof } from './verify-proof.ts';

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
  const key = keyOf(proof);

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
  expect(await verifyProof({ document: secured, proof, key, contexts })).toMatchObject({ verified: true, proofHash });
}

/** The key of a did:key verification method. */
function keyOf({ verificationMethod }: Proof) {
  return decodePublicKeyMultibase(verificationMethod.split('#')[1] ?? '');
}
