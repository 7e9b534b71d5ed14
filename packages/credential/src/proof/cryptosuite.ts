import type { Contexts } from '../jsonld/contexts.ts';
import type { KeyType, PublicKey } from '../key/public-key.ts';
import type { Credential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';

/** What is signed, and the two hashes that it is made of, in hexadecimal, for the engineer's view. */
export interface HashData {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly documentHash: string;
  readonly proofHash: string;
}

/** What `hashData` needs. */
interface HashInput {
  readonly document: Credential;
  readonly options: JsonObject;
  readonly documentHash: Uint8Array<ArrayBuffer>;
  readonly contexts?: Contexts | undefined;
}

/** A Data Integrity cryptosuite with a public key of its own kind (VC Data Integrity 1.0 section 3). */
export interface Cryptosuite {
  readonly name: string;
  readonly signatureLength: number;
  /** The hash of the document without its proofs: the same for every proof on it. */
  hashDocument(document: Credential, contexts?: Contexts): Promise<Uint8Array<ArrayBuffer>>;
  /** What is signed. `options` is the proof without `proofValue`; `documentHash` is what `hashDocument` gave. */
  hashData(input: HashInput): Promise<HashData>;
  encodeProofValue(signature: Uint8Array): string;
  decodeProofValue(proofValue: string): Uint8Array<ArrayBuffer>;
  readonly keyTypes: readonly KeyType[];
  verify(key: PublicKey, data: HashData, signature: Uint8Array<ArrayBuffer>): Promise<boolean>;
}
