import { base58, hex } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { decodePublicKeyMultibase } from '../key/decode-public-key-multibase.ts';
import type { SecuredCredential } from '../model/credential.ts';
import { sharedVectors } from '../testing/shared-vectors.ts';
import { w3cContexts as contexts } from '../testing/w3c-contexts.ts';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts';
import { verifyProof } from './verify-proof.ts';

const STEPS = 8;
const vectors = sharedVectors('w3c-vc-di-eddsa', STEPS);

const read = (name: string) => vectors?.text(`eddsa-rdfc-2022/${name}`) ?? '';

describe('the test vectors of the specification', () => {
  test.skipIf(vectors === undefined)(`every one of the ${STEPS} intermediate steps is theirs`, async () => {
    const secured: SecuredCredential = JSON.parse(read('signedDataInt.json'));
    const { proof, ...unsecured } = secured;
    const { proofValue, ...options } = proof;
    const proofConfig = JSON.parse(read('proofConfigDataInt.json'));
    const { bytes, documentHash, proofHash } = await eddsaRdfc2022.hashData({
      document: secured,
      options,
      documentHash: await eddsaRdfc2022.hashDocument(secured, contexts),
      contexts,
    });
    const { publicKeyMultibase } = JSON.parse(vectors?.text('keyPair.json') ?? '');
    const { verified } = await verifyProof({
      credential: secured,
      proof,
      key: decodePublicKeyMultibase(publicKeyMultibase),
      contexts,
    });
    expect(await canonicalise(unsecured, contexts)).toBe(read('canonDocDataInt.txt'));
    expect(await canonicalise(proofConfig, contexts)).toBe(read('proofCanonDataInt.txt'));
    expect(documentHash).toBe(read('docHashDataInt.txt'));
    expect(proofHash).toBe(read('proofHashDataInt.txt'));
    expect(hex.encode(bytes)).toBe(read('combinedHashDataInt.txt'));
    expect(hex.encode(eddsaRdfc2022.decodeProofValue(proofValue))).toBe(read('sigHexDataInt.txt'));
    expect(`z${base58.encode(hex.decode(read('sigHexDataInt.txt')))}`).toBe(read('sigBTC58DataInt.txt'));
    expect(verified).toBe(true);
  });
});

describe('proof values', () => {
  test.each(['', 'u3a', `z${'1'.repeat(89)}`, 'z0OIl', 'Z2YwC8z3ap7yx1nZY'])('%j is not read', (value) => {
    expect(() => eddsaRdfc2022.decodeProofValue(value)).toThrow('proof.malformed');
  });
});

describe('what is hashed', () => {
  test('is read in the contexts of the document, in their order', async () => {
    const document = { '@context': [CREDENTIALS_V2], type: ['VerifiableCredential'] };
    const canonical = await canonicalise(document);
    expect(canonical).toContain('https://www.w3.org/2018/credentials#VerifiableCredential');
  });
});
