/** What a `bbs-2023` credential is tied to, by the names that its specification gives its optional features. */
export type HolderFeature = 'anonymous_holder_binding' | 'pseudonym' | 'holder_binding_pseudonym';

/**
 * What a holder gives an issuer to have a `bbs-2023` credential tied to its secrets, without showing them. That it came
 * from the holder whom the credential is about is the issuer's to see to.
 *
 * @see https://www.w3.org/TR/vc-di-bbs/#optional-features
 */
export interface HolderCommitment {
  readonly feature: HolderFeature;
  readonly commitmentWithProof: Uint8Array;
}
