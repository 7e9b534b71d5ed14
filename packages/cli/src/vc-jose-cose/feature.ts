/** What is secured, and how, by the names that the conformance suite of VC-JOSE-COSE uses. */
export const features = {
  credential_jose: { kind: 'credential', mediaType: 'application/vc+jwt' },
  credential_cose: { kind: 'credential', mediaType: 'application/vc+cose' },
  credential_sdjwt: { kind: 'credential', mediaType: 'application/vc+sd-jwt' },
  presentation_jose: { kind: 'presentation', mediaType: 'application/vp+jwt' },
  presentation_cose: { kind: 'presentation', mediaType: 'application/vp+cose' },
  presentation_sdjwt: { kind: 'presentation', mediaType: 'application/vp+sd-jwt' },
} as const;

/** One of {@link features}. */
export type Feature = keyof typeof features;
