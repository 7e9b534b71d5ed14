import { p256 } from '@noble/curves/nist.js';
import { base58, hex } from '@scure/base';
import { decodePublicKeyMultibase } from '../key/decode-public-key-multibase.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { hmacLabels } from '../proof/selective/hmac-labels.ts';
import { unsecuredDocument } from '../proof/unsecured-document.ts';
import { selectiveSteps, withoutProof } from './selective-vectors.ts';
import { sharedVectors } from './shared-vectors.ts';
import { w3cContexts } from './w3c-contexts.ts';

/** The W3C's vectors of `ecdsa-sd-2023`, where they are. */
export const ecdsaSdVectors = sharedVectors('w3c-vc-di-ecdsa', 40);

interface Keys {
  readonly baseKeyPair: { readonly publicKeyMultibase: string; readonly secretKeyMultibase: string };
  readonly proofKeyPair: { readonly secretKeyMultibase: string };
  readonly hmacKeyString: string;
}

/** What the examples are called. */
export type EcdsaSdName = 'employ' | 'prc';

/** One example of the specification: its input, and what it says about each step. */
export function ecdsaSdExample(name: EcdsaSdName) {
  if (ecdsaSdVectors === undefined) throw new Error('read only where the vectors are');
  const { json } = ecdsaSdVectors;
  const steps = selectiveSteps(ecdsaSdVectors, `ecdsa-sd-2023/${name}/`);
  const pointers = name === 'prc' ? 'prCred' : name;
  // The three files hold what their names say; a wrong form would fail the first comparison.
  const keys = json('ecdsa-sd-2023/SDKeyMaterial.json') as Keys;
  const secret = (written: string) => base58.decode(written.slice(1)).slice(2);
  const baseSecret = secret(keys.baseKeyPair.secretKeyMultibase);
  const signingKey: SigningKey = {
    type: 'P-256',
    sign: async (message) => p256.sign(message, baseSecret, { prehash: true, lowS: false }),
  };
  const hmacKey = Uint8Array.from(hex.decode(keys.hmacKeyString.toLowerCase()));
  return {
    ...steps,
    // Not from prCredUnsigned.json: that says another description than the steps that are said to start from it.
    document: unsecuredDocument(withoutProof(steps.step('addSignedSDBase')), w3cContexts),
    mandatoryPointers: json(`${pointers}Mandatory.json`) as string[],
    selectivePointers: json(`${pointers}Selective.json`) as string[],
    hmacKey,
    makeLabels: hmacLabels(hmacKey),
    proofSecret: secret(keys.proofKeyPair.secretKeyMultibase),
    key: decodePublicKeyMultibase(keys.baseKeyPair.publicKeyMultibase),
    signingKey,
  };
}
