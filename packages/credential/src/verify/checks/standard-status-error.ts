import type { StatusListError } from '../../status/status-list-error.ts';
import type { Finding } from '../finding.ts';
import type { ReasonCode } from '../reason-codes.ts';

/**
 * A finding about a list as Bitstring Status List 1.0 would name it, or undefined where the standard has no name: for what
 * only we cannot read, and for an answer.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
export function standardStatusError(reasonCode: ReasonCode): StatusListError | undefined {
  return reasonCode.startsWith('retrieval.') ? 'STATUS_RETRIEVAL_ERROR' : errors[reasonCode];
}

/** A finding with the standard's name for it at the head of its detail. */
export function withStandardError(finding: Finding): Finding {
  const error = standardStatusError(finding.reasonCode);
  if (error === undefined) return finding;
  return { ...finding, detail: finding.detail === undefined ? error : `${error}: ${finding.detail}` };
}

const errors: Partial<Record<ReasonCode, StatusListError>> = {
  'evidence.missing': 'STATUS_RETRIEVAL_ERROR',
  'status.address-refused': 'STATUS_RETRIEVAL_ERROR',
  'status.list-unreadable': 'STATUS_VERIFICATION_ERROR',
  'status.list-other-address': 'STATUS_VERIFICATION_ERROR',
  'status.list-other-issuer': 'STATUS_VERIFICATION_ERROR',
  'status.list-not-genuine': 'STATUS_VERIFICATION_ERROR',
  'status.list-out-of-date': 'STATUS_VERIFICATION_ERROR',
  'status.purpose-mismatch': 'STATUS_VERIFICATION_ERROR',
  'status.list-too-large': 'STATUS_VERIFICATION_ERROR',
  'status.list-too-short': 'STATUS_LIST_LENGTH_ERROR',
  'status.index-out-of-range': 'RANGE_ERROR',
  'status.list-malformed': 'MALFORMED_VALUE_ERROR',
  'credential.malformed': 'MALFORMED_VALUE_ERROR',
};
