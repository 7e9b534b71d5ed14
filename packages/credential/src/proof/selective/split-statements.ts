import { CredentialError } from '../../errors.ts';
import type { UnsecuredDocument } from '../unsecured-document.ts';
import type { LabelMaker } from './hmac-labels.ts';
import { labelDocument } from './labelled-document.ts';
import { selectStatements } from './select-statements.ts';

/** The statements of a whole document, as its issuer signs them. */
export interface SplitStatements {
  /** Those that every derived document must disclose. */
  readonly mandatory: readonly string[];
  /** Those that the holder may keep back. */
  readonly others: readonly string[];
}

/**
 * Splits the statements of a document into those that the issuer makes mandatory and the others, each in order.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#base-proof-transformation-ecdsa-sd-2023
 * @throws CredentialError `credential.*`, `proof.pointer-wrong`, `proof.suite-unsupported`
 */
export async function splitStatements(
  { contexts, json }: UnsecuredDocument,
  makeLabels: LabelMaker,
  mandatoryPointers: readonly string[],
): Promise<SplitStatements> {
  // What is derived from the document could not carry the proofs that this one would build on.
  if (json.proof !== undefined) {
    throw new CredentialError('proof.suite-unsupported', 'a selective proof that builds on another');
  }
  const labelled = await labelDocument(json, makeLabels, contexts);
  const { indexes } = await selectStatements(labelled, mandatoryPointers);
  const mandatory = new Set(indexes);
  return {
    mandatory: labelled.statements.filter((_, index) => mandatory.has(index)),
    others: labelled.statements.filter((_, index) => !mandatory.has(index)),
  };
}
