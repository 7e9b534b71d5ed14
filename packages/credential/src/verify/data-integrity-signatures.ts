import type { Contexts } from '../jsonld/contexts.ts';
import { asList } from '../model/as-list.ts';
import type { Credential } from '../model/credential.ts';
import type { Presentation } from '../model/presentation.ts';
import { proofVerifier } from '../proof/proof-verifier.ts';
import { checkProof, readProof } from './checks/check-proof.ts';
import type { Read } from './finding.ts';
import type { Signature } from './signature.ts';

/** The Data Integrity proofs of a document, each as a signature or as the finding that it cannot count. */
export function dataIntegritySignatures(document: Credential | Presentation, contexts?: Contexts): Read<Signature>[] {
  const verifyProof = proofVerifier(document, contexts);
  return asList(document.proof).map((json) => {
    const read = readProof(json);
    if (!read.ok) return read;
    const proof = read.value;
    const { type, cryptosuite: suite = type, verificationMethod, created } = proof;
    return {
      ok: true,
      value: { suite, verificationMethod, created, check: (key, terms) => checkProof(verifyProof, proof, key, terms) },
    };
  });
}
