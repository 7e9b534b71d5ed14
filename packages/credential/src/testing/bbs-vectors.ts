import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hex } from '@scure/base';
import { allowInlineContexts } from '../jsonld/contexts.ts';
import { toPublicKey } from '../key/public-key.ts';
import { bbsSigningKey } from '../proof/selective/bbs-signing-key.ts';
import { shuffledLabels } from '../proof/selective/hmac-labels.ts';
import { unsecuredDocument } from '../proof/unsecured-document.ts';
import { scripted, selectiveSteps, withoutProof } from './selective-vectors.ts';
import { sharedVectors } from './shared-vectors.ts';
import { w3cContexts } from './w3c-contexts.ts';

/** The W3C's vectors of `bbs-2023`, where they are. */
export const bbsVectors = sharedVectors('w3c-vc-di-bbs', 110);

/** The first example defines its own words in the document. */
export const bbsContexts = allowInlineContexts(w3cContexts);

/** One example of the specification: its input, and what it says about each step. */
export function bbsExample(folder: string, pointers: string) {
  const { json } = bbsVectors ?? missing();
  const steps = selectiveSteps(bbsVectors ?? missing(), folder);
  // The four files hold what their names say; a wrong form would fail the first comparison.
  const keys = json('BBSKeyMaterial.json') as Record<'publicKeyHex' | 'privateKeyHex' | 'hmacKeyString', string>;
  const derive = json('BBSDeriveMaterial.json') as Record<'presentationHeaderHex' | 'pseudoRandSeedHex', string>;
  const hmacKey = Uint8Array.from(hex.decode(keys.hmacKeyString.toLowerCase()));
  return {
    ...steps,
    document: unsecuredDocument(withoutProof(steps.step('addSignedSDBase')), bbsContexts),
    mandatoryPointers: json(`${pointers}Mandatory.json`) as string[],
    selectivePointers: json(`${pointers}Selective.json`) as string[],
    hmacKey,
    makeLabels: shuffledLabels(hmacKey),
    key: toPublicKey('BLS12-381-G2', hex.decode(keys.publicKeyHex)),
    signingKey: bbsSigningKey(hex.decode(keys.privateKeyHex)),
    presentationHeader: hex.decode(derive.presentationHeaderHex),
    seed: hex.decode(derive.pseudoRandSeedHex),
  };
}

/** The randomness of the vectors: that of the draft's section 8.1, but with the bare name of the interface as its tag. */
export function mockedRandom(seed: Uint8Array, count: number, apiId: string): (length: number) => Uint8Array {
  const all = expand_message_xmd(seed, apiId, 48 * count, sha256);
  return scripted(...Array.from({ length: count }, (_, at) => all.subarray(48 * at, 48 * (at + 1))));
}

/** A member of a file of texts beside the examples. */
export function textIn(file: string, member: string): string {
  // Another form would fail in the comparison that it is read for.
  const { [member]: text = missing() } = (bbsVectors ?? missing()).json(file) as Record<string, string>;
  return text;
}

/** Bytes that such a member gives in hexadecimal, of which leading zeros are missing. */
export function bytesIn(file: string, member: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.decode(textIn(file, member).padStart(64, '0')));
}

function missing(): never {
  throw new Error('read only where the vectors are');
}
