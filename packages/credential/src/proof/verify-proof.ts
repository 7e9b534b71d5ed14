import type { Contexts } from '../jsonld/contexts.ts';
import type { PublicKey } from '../key/public-key.ts';
import type { Credential, DataIntegrityProof } from '../model/credential.ts';
import { type ProofVerification, proofVerifier } from './proof-verifier.ts';

/** What `verifyProof` needs. */
export interface VerifyProofInput {
  readonly credential: Credential;
  readonly proof: DataIntegrityProof;
  /** The key of `proof.verificationMethod`, as the issuer's DID document gives it. */
  readonly key: PublicKey;
  readonly contexts?: Contexts | undefined;
}

/**
 * Verifies the signature of one proof over one credential, and nothing else: whose key it is, what it may be used for and
 * whether it has expired are the other checks of `verifyCredential`.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-rdfc-2022
 * @throws CredentialError `proof.suite-unsupported`, `proof.malformed`, `key.*`, `credential.*`
 */
export function verifyProof({ credential, contexts, key, proof }: VerifyProofInput): Promise<ProofVerification> {
  return proofVerifier(credential, contexts)(proof, key);
}
