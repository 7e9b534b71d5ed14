import type { Contexts } from '../jsonld/contexts.ts';
import type { PublicKey } from '../key/public-key.ts';
import { asList } from '../model/as-list.ts';
import type { ProofVerification } from './cryptosuite.ts';
import { type Proof, parseProof } from './proof.ts';
import { checkProofChain } from './proof-chain.ts';
import { proofVerifier, type SecuredDocument } from './proof-verifier.ts';

/** What `verifyProofs` needs. */
export interface VerifyProofsInput {
  readonly document: SecuredDocument;
  /** Gives the key of `proof.verificationMethod`, or throws. */
  readonly keyOf: (proof: Proof) => PublicKey | Promise<PublicKey>;
  /** Who verifies, for a proof under a pseudonym. */
  readonly verifierId?: string | undefined;
  readonly contexts?: Contexts | undefined;
}

/** What came of the proofs of a document. */
export interface ProofsVerification {
  /** True if there is a proof, and every one is right. */
  readonly verified: boolean;
  readonly proofs: readonly (ProofVerification & { readonly proof: Proof })[];
}

/**
 * Verifies the signatures of all the proofs of a document, a set or a chain: one that is wrong makes all of it wrong.
 * Whose the keys are, what they may be used for and whether the proofs are in force is the caller's to check.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains
 * @throws CredentialError `proof.suite-unsupported`, `proof.malformed`, `proof.chain-broken`, `proof.verifier-missing`, `key.*`,
 * `credential.*`
 */
export async function verifyProofs(input: VerifyProofsInput): Promise<ProofsVerification> {
  const { document, keyOf, contexts, verifierId } = input;
  const verify = proofVerifier(document, contexts);
  const entries = asList(document.proof);
  // Before the first of them costs anything.
  checkProofChain(entries);
  const proofs = await Promise.all(
    entries.map(parseProof).map(async (proof) => ({ proof, ...(await verify(proof, await keyOf(proof), verifierId)) })),
  );
  return { verified: proofs.length > 0 && proofs.every(({ verified }) => verified), proofs };
}
