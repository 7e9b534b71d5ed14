import { CredentialError } from '../errors.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import type { PublicKey } from '../key/public-key.ts';
import type { Credential, DataIntegrityProof } from '../model/credential.ts';
import type { Cryptosuite, HashData } from './cryptosuite.ts';
import { cryptosuiteOf } from './cryptosuite-of.ts';

/** Whether the signature is right, over which hashes. */
export interface ProofVerification extends Pick<HashData, 'documentHash' | 'proofHash'> {
  readonly verified: boolean;
}

/** Verifies proofs on one credential, given the key of each. */
export type ProofVerifier = (proof: DataIntegrityProof, key: PublicKey) => Promise<ProofVerification>;

/**
 * A verifier for the proofs on one credential. The document is hashed once a suite, not once a proof: sixteen proofs on a
 * large document would otherwise cost sixteen times the work.
 */
export function proofVerifier(credential: Credential, contexts?: Contexts): ProofVerifier {
  const documentHashes = new Map<string, ReturnType<Cryptosuite['hashDocument']>>();
  return async (proof, key) => {
    const suite = cryptosuiteOf(proof.cryptosuite);
    if (suite === undefined) throw new CredentialError('proof.suite-unsupported', proof.cryptosuite);
    const { proofValue, ...options } = proof;
    if ('@context' in options) throw new CredentialError('proof.malformed', 'a context of its own');
    if (!suite.keyTypes.includes(key.type)) {
      throw new CredentialError('key.type-unsupported', `${key.type} for ${suite.name}`);
    }
    const signature = suite.decodeProofValue(proofValue);
    if (signature.length !== suite.signatureLength) {
      throw new CredentialError('proof.malformed', `a signature of ${signature.length} bytes`);
    }
    const hashing = documentHashes.get(suite.name) ?? suite.hashDocument(credential, contexts);
    documentHashes.set(suite.name, hashing);
    const data = await suite.hashData({ document: credential, options, documentHash: await hashing, contexts });
    const verified = await suite.verify(key, data, signature);
    return { verified, documentHash: data.documentHash, proofHash: data.proofHash };
  };
}
