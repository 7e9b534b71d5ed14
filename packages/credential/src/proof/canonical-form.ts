import type { HashName } from '../jsonld/rdfc/hash-text.ts';
import type { Cryptosuite } from './cryptosuite.ts';
import type { ProofOptions } from './proof.ts';
import type { UnsecuredDocument } from './unsecured-document.ts';

/** What is put into its canonical form. */
export interface FormInput {
  readonly document: UnsecuredDocument;
  readonly options: ProofOptions;
  readonly hash: HashName;
}

/** How a suite makes one text of a document, and one of the options of a proof, before it hashes them. */
export interface CanonicalForm {
  readonly signs: Cryptosuite['signs'];
  /** The options as the proof will carry them. */
  complete(document: UnsecuredDocument, options: ProofOptions): ProofOptions;
  document(input: FormInput): Promise<string>;
  options(input: FormInput): Promise<string>;
}
