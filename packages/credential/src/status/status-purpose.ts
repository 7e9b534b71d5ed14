/** The purposes that Bitstring Status List 1.0 gives a meaning to (section 2.1, `statusPurpose`). */
export const statusListPurposes = ['revocation', 'suspension', 'refresh', 'message'] as const;

/** A purpose with a meaning of its own. Issuers may invent others; no verifier can know what those mean. */
export type StatusListPurpose = (typeof statusListPurposes)[number];

const IRREVERSIBLE: ReadonlySet<string> = new Set<StatusListPurpose>(['revocation', 'refresh']);

/**
 * True where a value that was set stays set: a revoked credential is never good again. What may be taken back is a
 * suspension.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 */
export function isIrreversible(purpose: string): boolean {
  return IRREVERSIBLE.has(purpose);
}
