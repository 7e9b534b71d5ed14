import { checkTerms } from '../jsonld/canonicalise.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import { asList } from '../model/as-list.ts';
import type { Credential } from '../model/credential.ts';
import type { Presentation } from '../model/presentation.ts';
import { cryptosuiteOf } from '../proof/cryptosuite-of.ts';
import { isMerkleProof } from '../proof/merkle-proof-2019/read-merkle-proof.ts';
import type { Proof } from '../proof/proof.ts';
import { type ProofVerifier, proofVerifier } from '../proof/proof-verifier.ts';
import { checkProof, readProof } from './checks/check-proof.ts';
import { type Read, refused } from './finding.ts';
import { merkleSignature } from './merkle-signature.ts';
import type { Signature, SignatureFinding } from './signature.ts';

type Document = Credential | Presentation;

/** The Data Integrity proofs of a document, each as a signature or as the finding that it cannot count. */
export function dataIntegritySignatures(document: Document, contexts?: Contexts): Read<Signature>[] {
  const verifyProof = proofVerifier(document, contexts);
  return asList(document.proof).map((json) => {
    if (isMerkleProof(json)) return merkleSignature(document, json, contexts);
    const read = readProof(json);
    return read.ok ? { ok: true, value: toSignature(read.value, { document, contexts, verifyProof }) } : read;
  });
}

interface Verifying {
  readonly document: Document;
  readonly contexts: Contexts | undefined;
  readonly verifyProof: ProofVerifier;
}

function toSignature(proof: Proof, { document, contexts, verifyProof }: Verifying): Signature {
  const { type, cryptosuite: suite = type, verificationMethod, created } = proof;
  return {
    suite,
    verificationMethod,
    created,
    async check(key, terms) {
      const found = await checkProof(verifyProof, proof, key, terms);
      const signsJson = cryptosuiteOf(proof)?.signs === 'json';
      return signsJson && found.finding.outcome === 'pass' ? meaning(document, contexts, found) : found;
    },
  };
}

/** What was signed as JSON must mean something as well: a term that nobody defined claims nothing. */
async function meaning(
  { proof: _, ...document }: Document,
  contexts: Contexts | undefined,
  found: SignatureFinding,
): Promise<SignatureFinding> {
  try {
    await checkTerms(document, contexts);
    return found;
  } catch (error) {
    return { ...found, finding: refused(error) };
  }
}
