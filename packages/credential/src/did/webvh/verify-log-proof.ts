import { decodePublicKeyMultibase } from '../../key/decode-public-key-multibase.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { parseProof } from '../../proof/proof.ts';
import { verifyProof } from '../../proof/verify-proof.ts';
import { malformedLog } from './malformed-log.ts';

/** `did:key:z6Mk…#z6Mk…`, the same key twice: the first is the signer, and a second one would be another. */
const METHOD = /^did:key:(z[1-9A-HJ-NP-Za-km-z]{1,139})#\1$/;

/**
 * The Multikey that made a proof on an entry or on its approval, once its signature was verified. did:webvh 1.0 has one
 * suite for both, `eddsa-jcs-2022`.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#authorized-keys
 * @throws CredentialError `did.document-malformed`
 */
export async function verifyLogProof(
  unsecured: JsonObject,
  json: JsonObject,
  isSigner: (multikey: string) => boolean,
): Promise<string> {
  try {
    const proof = parseProof(json);
    const { type, cryptosuite, proofPurpose, verificationMethod } = proof;
    const [, multikey = ''] = METHOD.exec(verificationMethod) ?? [];
    const isRight =
      type === 'DataIntegrityProof' && cryptosuite === 'eddsa-jcs-2022' && proofPurpose === 'assertionMethod';
    if (!isRight || !isSigner(multikey)) throw malformedLog(`a proof by ${verificationMethod.slice(0, 100)}`);
    const key = decodePublicKeyMultibase(multikey);
    const { verified } = await verifyProof({ document: { ...unsecured, proof: json }, proof, key });
    if (!verified) throw malformedLog('a signature that is wrong');
    return multikey;
  } catch (error) {
    throw malformedLog('a proof', error);
  }
}
