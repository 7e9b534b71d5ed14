import { CredentialError } from '../../errors.ts';
import type { Contexts } from '../../jsonld/contexts.ts';
import { asList } from '../../model/as-list.ts';
import { toDateTime } from '../../model/date-time.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { toCredential } from '../../model/parse-credential.ts';
import { injectContext } from '../inject-context.ts';
import type { SecuredDocument } from '../proof-verifier.ts';
import { networkOfChain } from './blockchains.ts';
import { chainTransactionUrl } from './chain-transaction.ts';
import { hashDocument } from './hash-document.ts';
import type { MerkleProof } from './merkle-proof.ts';
import { merkleTree } from './merkle-tree.ts';
import { encodeProofValue } from './proof-value.ts';
import { isMerkleProof, MERKLE_PROOF_SUITE } from './read-merkle-proof.ts';

/** What is known once the root of a batch is on a chain. */
export interface RecordedBatch {
  /**
   * EIP-155. One that MerkleProof2019 has a name for: 1 (Ethereum), 11155111 (Sepolia), 137 (Polygon). A chain for development
   * (1337, 31337) is read by Laurel alone.
   */
  readonly chainId: number;
  /** The transaction whose input data is the root. */
  readonly transactionId: string;
  /** The DID URL of the secp256k1 key that sent it, as the issuer's document lists it. */
  readonly verificationMethod: string;
  /** The time of the block. */
  readonly created: Date;
}

/** How a batch is made. */
export interface BlockcertsOptions {
  readonly contexts?: Contexts | undefined;
  /**
   * `kept`, by default: the record stands beside the issuer's own signature, and covers it. `left-out`: the record stands
   * for it, as in the Blockcerts that other tools make; the key that records must then be one that may sign. What names a
   * schema is left out as well: `cert-verifier-js` holds the subject alone to it, and would refuse every credential.
   */
  readonly signatures?: 'kept' | 'left-out' | undefined;
}

/** A credential in a batch: what must be kept of it until the transaction is final. All hashes are hexadecimal. */
export interface BlockcertsPlace extends Pick<MerkleProof, 'merkleRoot' | 'path'> {
  /** The hash of the credential, as the tree has it. */
  readonly targetHash: string;
}

/** Credentials that are recorded together, in one transaction. */
export interface BlockcertsBatch {
  /** The input data of the transaction: the root of the tree over all of them, with `0x`. */
  readonly transactionData: string;
  /** The way of each to the root: whoever keeps it needs the others no more. See {@link proveBlockcert}. */
  readonly places: readonly BlockcertsPlace[];
  /**
   * Each credential with the proof that it is in the transaction: beside the signature that it has, or alone.
   *
   * NOTE: whether the transaction is there, has the data and is the issuer's is not checked here: verify one of them.
   *
   * @throws CredentialError `proof.malformed`
   */
  prove(recorded: RecordedBatch): readonly SecuredDocument[];
}

/**
 * Makes a batch of credentials ready to be recorded as Blockcerts v3. The same credentials in the same order make the same
 * batch, so nothing need be kept until the transaction is there.
 *
 * @see https://w3c-ccg.github.io/lds-merkle-proof-2019/
 * @throws CredentialError `credential.*`, `proof.malformed`
 * @example
 * const batch = await blockcertsBatch([credential, another]);
 * // … send a transaction with batch.transactionData, then:
 * const blockcerts = batch.prove({ chainId: 1, transactionId, verificationMethod, created });
 */
export async function blockcertsBatch(
  credentials: readonly SecuredDocument[],
  { contexts, signatures = 'kept' }: BlockcertsOptions = {},
): Promise<BlockcertsBatch> {
  const originals = signatures === 'kept' ? credentials : credentials.map(recordedAlone);
  const documents = originals.map((credential) => toDocument(credential, contexts));
  const hashes = await Promise.all(documents.map((document) => hashDocument(document, contexts)));
  const tree = merkleTree(hashes);
  const places = hashes.map((targetHash, at) => ({ targetHash, merkleRoot: tree.root, path: tree.pathOf(at) }));
  return {
    transactionData: `0x${tree.root}`,
    places,
    prove: (recorded) => places.map((place, at) => withProof(documents[at] ?? {}, proofOf(place, recorded))),
  };
}

/**
 * The Blockcert of one credential of a batch, by the place that was kept of it. The credential is the one that the batch was
 * made of, with the same `signatures`: that it leads to the root is for a verifier to find.
 *
 * @throws CredentialError `credential.*`, `proof.malformed`
 */
export function proveBlockcert({
  credential,
  place,
  recorded,
  contexts,
}: {
  readonly credential: SecuredDocument;
  readonly place: BlockcertsPlace;
  readonly recorded: RecordedBatch;
  readonly contexts?: Contexts | undefined;
}): SecuredDocument {
  return withProof(toDocument(credential, contexts), proofOf(place, recorded));
}

/** @see BlockcertsOptions.signatures */
function recordedAlone({ proof: _proof, credentialSchema: _schema, ...credential }: SecuredDocument): SecuredDocument {
  return credential;
}

function toDocument(credential: SecuredDocument, contexts: Contexts | undefined): SecuredDocument {
  // Whatever a verifier will refuse is not recorded.
  toCredential(credential, { contexts });
  const proofs = asList(credential.proof);
  if (proofs.some(isMerkleProof)) throw new CredentialError('proof.malformed', 'it is recorded already');
  const document: SecuredDocument = injectContext(credential);
  if (proofs.length > 0 && document !== credential) {
    throw new CredentialError(
      'credential.version-unsupported',
      'a signature in contexts that have no word for a record',
    );
  }
  return document;
}

function proofOf(place: BlockcertsPlace, recorded: RecordedBatch): JsonObject {
  const { chainId, transactionId, verificationMethod, created } = recorded;
  const network = networkOfChain(chainId);
  if (network === undefined) throw new CredentialError('proof.malformed', `chain ${chainId} has no name in a proof`);
  const anchor = { network, transactionId };
  if (chainTransactionUrl(anchor) === undefined) throw new CredentialError('proof.malformed', 'no transaction');
  return {
    type: 'DataIntegrityProof',
    cryptosuite: MERKLE_PROOF_SUITE,
    created: toDateTime(created),
    verificationMethod,
    proofPurpose: 'assertionMethod',
    proofValue: encodeProofValue({ ...place, anchor }),
  };
}

function withProof(document: SecuredDocument, proof: JsonObject): SecuredDocument {
  const before = asList(document.proof);
  return { ...document, proof: before.length === 0 ? proof : [...before, proof] };
}
