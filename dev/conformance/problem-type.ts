const MODEL = 'https://www.w3.org/TR/vc-data-model';
const SECURITY = 'https://w3id.org/security';
const STATUS_LIST = 'https://www.w3.org/ns/credentials/status-list';

/** The problem types of the standards, by the beginnings of our codes. The first that fits counts. */
const types: readonly (readonly [string, string])[] = [
  ['json.', `${MODEL}#PARSING_ERROR`],
  ['credential.not-a-credential', `${MODEL}#PARSING_ERROR`],
  ['credential.term-undefined', `${SECURITY}#DATA_LOSS_DETECTION_ERROR`],
  ['credential.identifier-relative', `${SECURITY}#DATA_LOSS_DETECTION_ERROR`],
  ['credential.', `${MODEL}#MALFORMED_VALUE_ERROR`],
  ['proof.signature-wrong', `${MODEL}#CRYPTOGRAPHIC_SECURITY_ERROR`],
  ['proof.', `${SECURITY}#PROOF_VERIFICATION_ERROR`],
  ['issuer.', `${SECURITY}#INVALID_VERIFICATION_METHOD`],
  ['key.', `${SECURITY}#INVALID_VERIFICATION_METHOD`],
  ['did.', `${SECURITY}#INVALID_CONTROLLED_IDENTIFIER_DOCUMENT`],
  ['retrieval.', `${STATUS_LIST}#STATUS_RETRIEVAL_ERROR`],
  ['status.list-too-short', `${STATUS_LIST}#STATUS_LIST_LENGTH_ERROR`],
  ['status.index-out-of-range', `${STATUS_LIST}#RANGE_ERROR`],
  ['status.', `${STATUS_LIST}#STATUS_VERIFICATION_ERROR`],
  ['validity.', `${MODEL}#RANGE_ERROR`],
];

/**
 * The standards' problem type for one of our codes (VC Data Model 2.0 section 7.1, VC Data Integrity 1.0 section 4.7,
 * Bitstring Status List 1.0 section 3.5); `about:blank` where they name none.
 */
export function problemType(code: string): string {
  return types.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'about:blank';
}
