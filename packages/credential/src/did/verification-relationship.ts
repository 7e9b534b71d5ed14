/** What a key may be used for, in the order in which documents list it. */
export const verificationRelationships = [
  'authentication',
  'assertionMethod',
  'capabilityInvocation',
  'capabilityDelegation',
  'keyAgreement',
] as const;

/**
 * A use of a key that a document allows or does not allow.
 *
 * @see https://www.w3.org/TR/cid-1.0/#verification-relationships
 */
export type VerificationRelationship = (typeof verificationRelationships)[number];
