import type { VerificationRelationship } from '../did/verification-relationship.ts';

/**
 * Why a proof can be made: each is also the name of the verification relationship under which the DID document of the
 * signer must list the key.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#proof-purposes
 * @see https://www.w3.org/TR/cid-1.0/#verification-relationships
 */
export const proofPurposes = [
  'assertionMethod',
  'authentication',
  'capabilityInvocation',
  'capabilityDelegation',
] as const satisfies readonly VerificationRelationship[];

/** One of {@link proofPurposes}. */
export type ProofPurpose = (typeof proofPurposes)[number];

/** True for a purpose that we know. `keyAgreement` is none: a key for secrecy signs nothing. */
export function isProofPurpose(text: string): text is ProofPurpose {
  return proofPurposes.some((purpose) => purpose === text);
}
