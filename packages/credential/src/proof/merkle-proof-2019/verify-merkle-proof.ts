import { CredentialError } from '../../errors.ts';
import type { Contexts } from '../../jsonld/contexts.ts';
import { asList } from '../../model/as-list.ts';
import type { JsonObject } from '../../model/json-value.ts';
import type { SecuredDocument } from '../proof-verifier.ts';
import { foldPath } from './fold-path.ts';
import { hashDocument } from './hash-document.ts';
import { readMerkleProof } from './read-merkle-proof.ts';

/** What a Merkle proof shows by itself, before anybody asked a blockchain. */
export interface MerkleVerification {
  /** True if the document leads to the root: it is what whoever recorded the root had before them. */
  readonly verified: boolean;
  readonly documentHash: string;
  readonly merkleRoot: string;
}

/**
 * Verifies that a document leads to the root that one of its Merkle proofs names. That the root is recorded on a chain, and
 * by whom, is the other half: see `verifyCredential`.
 *
 * @throws CredentialError `proof.malformed`, `credential.*`
 */
export async function verifyMerkleProof(input: {
  readonly document: SecuredDocument;
  /** One of the document's own. */
  readonly proof: JsonObject;
  readonly contexts?: Contexts | undefined;
}): Promise<MerkleVerification> {
  const { path, merkleRoot, targetHash } = readMerkleProof(input.proof);
  const documentHash = await hashDocument(documentBefore(input.document, input.proof), input.contexts);
  const verified = documentHash === targetHash && foldPath(documentHash, path) === merkleRoot;
  return { verified, documentHash, merkleRoot };
}

/** The document as the proof was made on it: with the proofs that stand before it. */
function documentBefore(document: SecuredDocument, proof: JsonObject): JsonObject {
  const { proof: own, ...bare } = document;
  const all = asList(own);
  const place = all.indexOf(proof);
  if (place < 0) throw new CredentialError('proof.malformed', 'a proof of another document');
  const before = all.slice(0, place);
  return before.length === 0 ? bare : { ...bare, proof: before };
}
