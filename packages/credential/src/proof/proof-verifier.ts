import { CredentialError } from '../errors.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import type { PublicKey } from '../key/public-key.ts';
import { asList } from '../model/as-list.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { ProofVerification } from './cryptosuite.ts';
import { cryptosuiteOf } from './cryptosuite-of.ts';
import type { Proof } from './proof.ts';
import { checkProofChain, previousProofs } from './proof-chain.ts';
import { type UnsecuredDocument, unsecuredDocument } from './unsecured-document.ts';

/** A document with proofs: a credential, a presentation, or any other JSON object. */
export interface SecuredDocument extends JsonObject {
  readonly proof?: JsonObject | readonly JsonObject[];
}

/** Verifies proofs on one document, given the key of each, and who verifies (for a proof under a pseudonym). */
export type ProofVerifier = (proof: Proof, key: PublicKey, verifierId?: string) => Promise<ProofVerification>;

/**
 * A verifier for the proofs on one document, which are a set, a chain or both. The document is transformed once a suite,
 * not once a proof. Each proof is verified alone: that every one of them must be right, and whose keys they were, is the
 * caller's to see to. Where the chain is broken anywhere, no proof of the document is verified.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains
 */
export function proofVerifier(document: SecuredDocument, contexts?: Contexts): ProofVerifier {
  const { proof: own, ...unsecured } = document;
  const proofs = asList(own);
  const documents = new Map<string, UnsecuredDocument>();

  /** The document as the proof was made on it: with the proofs that it builds on, and with no other. */
  function seenBy(proof: Proof): UnsecuredDocument {
    const previous = previousProofs(proof, proofs);
    const name = JSON.stringify(previous.map(({ id }) => id));
    const json: JsonObject = previous.length === 0 ? unsecured : { ...unsecured, proof: previous };
    const seen = documents.get(name) ?? unsecuredDocument(json, contexts);
    documents.set(name, seen);
    return seen;
  }

  return async (proof, key, verifierId) => {
    const suite = cryptosuiteOf(proof);
    if (suite === undefined) throw new CredentialError('proof.suite-unsupported', proof.cryptosuite ?? proof.type);
    if (!suite.keyTypes.includes(key.type)) {
      // Both are known, and do not go together: no key of this kind has made a proof of this suite.
      throw new CredentialError('proof.malformed', `a key of ${key.type} for ${suite.name}`);
    }
    checkProofChain(proofs);
    return suite.verify({ document: seenBy(proof), proof, key, verifierId });
  };
}
