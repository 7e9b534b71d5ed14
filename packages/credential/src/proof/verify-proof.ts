import { CredentialError } from '../errors.ts';
import type { ContextSource } from '../jsonld/canonicalise.ts';
import type { Credential, DataIntegrityProof } from '../model/credential.ts';
import type { HashData } from './cryptosuite.ts';
import { cryptosuiteOf } from './cryptosuite-of.ts';

/** What `verifyProof` needs. */
export interface VerifyProofInput {
  readonly credential: Credential;
  readonly proof: DataIntegrityProof;
  /** The key of `proof.verificationMethod`, as the issuer's DID document gives it. */
  readonly publicKeyMultibase: string;
  readonly contexts?: ContextSource | undefined;
}

/** Whether the signature is right, over which hashes. */
export interface ProofVerification extends Pick<HashData, 'documentHash' | 'proofHash'> {
  readonly verified: boolean;
}

/**
 * Verifies the signature of one proof over one credential, and nothing else: whose key it is, what it may be used for and
 * whether it has expired are the other checks of `verifyCredential`.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-rdfc-2022
 * @throws CredentialError `proof.suite-unsupported`, `proof.malformed`, `key.*`, `credential.*`
 */
export async function verifyProof(input: VerifyProofInput): Promise<ProofVerification> {
  const { credential, proof, publicKeyMultibase, contexts } = input;
  const suite = cryptosuiteOf(proof.cryptosuite);
  if (suite === undefined) throw new CredentialError('proof.suite-unsupported', proof.cryptosuite);
  const { proofValue, ...options } = proof;
  if ('@context' in options) throw new CredentialError('proof.malformed', 'a context of its own');
  const publicKey = suite.decodePublicKey(publicKeyMultibase);
  const signature = suite.decodeProofValue(proofValue);
  if (signature.length !== suite.signatureLength) {
    throw new CredentialError('proof.malformed', `a signature of ${signature.length} bytes`);
  }
  const data = await suite.hashData(credential, options, contexts);
  const verified = await suite.verify(publicKey, data, signature);
  return { verified, documentHash: data.documentHash, proofHash: data.proofHash };
}
