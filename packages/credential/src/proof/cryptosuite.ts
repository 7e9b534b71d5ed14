import type { KeyType, PublicKey } from '../key/public-key.ts';
import type { SigningKey } from '../key/signing-key.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { Proof, ProofOptions } from './proof.ts';
import type { HolderCommitment, HolderFeature } from './selective/holder-commitment.ts';
import type { HolderSecrets } from './selective/holder-secrets.ts';
import type { UnsecuredDocument } from './unsecured-document.ts';

/** Gives that many random bytes, which nobody else knows: the caller's source of randomness. */
export type Random = (length: number) => Uint8Array;

/** What a suite needs to make a proof. */
export interface CreateProofInput {
  readonly document: UnsecuredDocument;
  readonly options: ProofOptions;
  /** Its type is one of the suite's `keyTypes`. */
  readonly signingKey: SigningKey;
  /** JSON pointers to what every later derived proof must disclose. Only the selective suites read it. */
  readonly mandatoryPointers?: readonly string[] | undefined;
  /** Only the selective suites ask for it, and refuse to sign without it. */
  readonly random?: Random | undefined;
  /** What ties the credential to secrets of its holder. Only given to a suite that `bindsHolder`. */
  readonly holderCommitment?: HolderCommitment | undefined;
}

/** What a suite needs to verify a proof. */
export interface CheckProofInput {
  readonly document: UnsecuredDocument;
  readonly proof: Proof;
  /** Its type is one of the suite's `keyTypes`. */
  readonly key: PublicKey;
  /** Who verifies: what a holder made its pseudonym for. Only a suite that `bindsHolder` reads it. */
  readonly verifierId?: string | undefined;
}

/** What a suite needs to derive a proof that discloses less. */
export interface DeriveProofInput {
  readonly document: UnsecuredDocument;
  /** The issuer's base proof. */
  readonly proof: Proof;
  /** JSON pointers to what is disclosed beside what is mandatory. */
  readonly selectivePointers: readonly string[];
  /** What a verifier gave to tell a fresh proof by. Only `bbs-2023` signs it. */
  readonly presentationHeader?: Uint8Array | undefined;
  readonly random?: Random | undefined;
  /** The secrets that the credential is tied to. Only given to a suite that `bindsHolder`. */
  readonly holderSecrets?: HolderSecrets | undefined;
  /** For whom the pseudonym is. Only given to a suite that `bindsHolder`. */
  readonly verifierId?: string | undefined;
}

/** What a holder shows: part of the document, and the proof that the issuer signed it as part of the whole. */
export interface DerivedDocument {
  readonly document: JsonObject;
  readonly proof: Proof;
}

/** Whether the signature is right, and over which hashes (hexadecimal, for the engineer's view). */
export interface ProofVerification {
  readonly verified: boolean;
  readonly documentHash?: string;
  readonly proofHash?: string;
  /** Where the proof is right: what it shows that whoever made it knows. */
  readonly holderFeature?: HolderFeature;
  /** Where the proof is right: the holder's pseudonym with this verifier, the same at each visit (hexadecimal). */
  readonly pseudonym?: string;
}

/**
 * A Data Integrity cryptosuite. It decides whether a signature is right, and nothing else: whose key it is, what it may
 * be used for and whether the proof is in force is the caller's to check.
 *
 * Each of the functions throws CredentialError: `proof.malformed`, `proof.signer-failed`, and for documents that cannot be
 * transformed `credential.*` and `json.*`.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#cryptographic-suites
 */
export interface Cryptosuite {
  /** The `cryptosuite` of its proofs; of a suite from before Data Integrity, their `type`. */
  readonly name: string;
  readonly keyTypes: readonly KeyType[];
  /**
   * What is signed: the graph that a document means in JSON-LD, or its JSON, whatever it means. Before anything verified
   * under a suite of the second kind is believed, `checkTerms` must have looked at what it means; under the first kind,
   * the suite itself has.
   */
  readonly signs: 'graph' | 'json';
  /** Whether it can tie a credential to secrets of its holder. */
  readonly bindsHolder?: boolean;
  /** Absent in the suites that are only read. Gives the whole proof: a suite may add members of its own. */
  create?(input: CreateProofInput): Promise<Proof>;
  verify(input: CheckProofInput): Promise<ProofVerification>;
  /** Only in the selective suites. */
  derive?(input: DeriveProofInput): Promise<DerivedDocument>;
}
