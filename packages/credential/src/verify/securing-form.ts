/** The ways of securing a credential that Laurel reads, each with the name its standard gives it. */
export const securingForms = [
  'data-integrity',
  'vc+jwt',
  'vp+jwt',
  'vc-jwt-1.1',
  'vp-jwt-1.1',
  'vc+sd-jwt',
  'vp+sd-jwt',
  'dc+sd-jwt',
  'vc+cose',
  'vp+cose',
  'open-badges-2.0-jws',
  'open-badges-2.0-hosted',
] as const;

/** How a document is secured. */
export type SecuringForm = (typeof securingForms)[number];
