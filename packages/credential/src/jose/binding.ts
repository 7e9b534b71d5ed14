/** What a verifier expects a holder to have signed. An `undefined` that is written out means: this is not asked. */
export interface BindingExpectation {
  /** The name by which the verifier asked. */
  readonly audience: string | undefined;
  /** The random value that the verifier gave for this occasion. */
  readonly nonce: string | undefined;
  readonly now: Date;
  /** How old a key binding may be, by default 300. */
  readonly maxAgeSeconds?: number | undefined;
  /** How far the clocks may be apart, by default 60. */
  readonly clockToleranceSeconds?: number | undefined;
}

/** Why a holder's signature does not count for this verifier on this occasion. */
export type BindingReasonCode =
  | 'binding.missing'
  | 'binding.malformed'
  | 'binding.key-unknown'
  | 'binding.signature-wrong'
  | 'proof.domain-wrong'
  | 'proof.challenge-wrong'
  | 'binding.other-content'
  | 'binding.too-old'
  | 'binding.in-future';

/** The verdict about a binding. */
export type BindingFinding =
  | { readonly bound: true }
  | { readonly bound: false; readonly reasonCode: BindingReasonCode; readonly detail?: string | undefined };

/** A binding that does not count. */
export const unbound = (reasonCode: BindingReasonCode, detail?: string): BindingFinding => ({
  bound: false,
  reasonCode,
  detail,
});

/** Audience and nonce that the holder signed within the presentation (VC-JOSE-COSE; VC Data Model 1.1 section 6.3.1). */
export function checkPresentationBinding(
  { audience, nonce }: { readonly audience: readonly string[]; readonly nonce?: string | undefined },
  expected: BindingExpectation,
): BindingFinding {
  if (expected.audience !== undefined) {
    if (audience.length === 0) return unbound('binding.missing', 'no aud');
    if (!audience.includes(expected.audience)) return unbound('proof.domain-wrong', audience.join(' '));
  }
  if (expected.nonce !== undefined) {
    if (nonce === undefined) return unbound('binding.missing', 'no nonce');
    if (nonce !== expected.nonce) return unbound('proof.challenge-wrong', nonce);
  }
  return { bound: true };
}
