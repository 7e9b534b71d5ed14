import type { Contexts } from '../jsonld/contexts.ts';
import type { PublicKey } from '../key/public-key.ts';
import type { ProofVerification } from './cryptosuite.ts';
import type { Proof } from './proof.ts';
import { proofVerifier, type SecuredDocument } from './proof-verifier.ts';

/** What `verifyProof` needs. */
export interface VerifyProofInput {
  /** A credential, a presentation or any other document, with all its proofs. */
  readonly document: SecuredDocument;
  /** One of its proofs. */
  readonly proof: Proof;
  /** The key of `proof.verificationMethod`, as the DID document of its owner gives it. */
  readonly key: PublicKey;
  /** Who verifies, for a proof under a pseudonym: the text that the holder was given. */
  readonly verifierId?: string | undefined;
  readonly contexts?: Contexts | undefined;
}

/**
 * Verifies the signature of one proof over one document, and nothing else: whose key it is, what it may be used for and
 * whether it has expired are the other checks of `verifyCredential`.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof
 * @throws CredentialError `proof.suite-unsupported`, `proof.malformed`, `proof.chain-broken`, `proof.verifier-missing`, `key.*`,
 * `credential.*`
 */
export function verifyProof({
  document,
  contexts,
  key,
  proof,
  verifierId,
}: VerifyProofInput): Promise<ProofVerification> {
  return proofVerifier(document, contexts)(proof, key, verifierId);
}
