/** The errors of Bitstring Status List 1.0, sections 3 and 3.5. */
export const statusListErrors = [
  'STATUS_RETRIEVAL_ERROR',
  'STATUS_VERIFICATION_ERROR',
  'STATUS_LIST_LENGTH_ERROR',
  'RANGE_ERROR',
  'MALFORMED_VALUE_ERROR',
] as const;

/** An error as the standard names it. */
export type StatusListError = (typeof statusListErrors)[number];

/**
 * The address of an error, for the `type` of a problem document.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#processing-errors
 */
export function statusListErrorUrl(error: StatusListError): string {
  return `https://www.w3.org/ns/credentials/status-list#${error}`;
}
