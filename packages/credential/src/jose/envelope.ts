import type { PublicKey } from '../key/public-key.ts';
import type { SignatureAlgorithm } from '../key/verify-signature.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { BindingExpectation, BindingFinding } from './binding.ts';

/** The enveloping ways of securing a credential or a presentation, each with the name its standard gives it. */
export const envelopeForms = [
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
] as const;

/** How a document is enveloped. */
export type EnvelopeForm = (typeof envelopeForms)[number];

/** When the signature was made, and between which instants it counts (VC-JOSE-COSE section 3.1.3). */
export interface EnvelopeTimes {
  readonly issuedAt?: Date | undefined;
  readonly notBefore?: Date | undefined;
  readonly expires?: Date | undefined;
}

/** What an envelope holds. */
export interface EnvelopeContent {
  /** The credential or presentation by its own rules, without the claims that belong to the token around it. */
  readonly document: JsonObject;
  /** Everything that was signed, as it was signed (disclosed parts of an SD-JWT in their places). */
  readonly claims: JsonObject;
  readonly times: EnvelopeTimes;
  /** For whom a presentation was made. */
  readonly audience: readonly string[];
  readonly nonce?: string | undefined;
}

/** What was signed, once the signature is known to be right. */
export interface VerifiedEnvelope extends EnvelopeContent {
  /**
   * Whether the holder made this for the caller and for this occasion: audience and nonce of a presentation, or the key
   * binding of an SD-JWT. Whether that is needed is the caller's to decide, and never to be decided from the document.
   */
  checkBinding(expected: BindingExpectation): Promise<BindingFinding>;
}

/** Where the key is to be looked for. It is the token's word: whoever verifies must find the key with the issuer. */
export interface KeyHint {
  /** Whom the document names as its issuer, or a presentation as its holder. A badge of Open Badges 2.0 may only link to it. */
  readonly issuer?: string | undefined;
  /** The `kid` as it was written; `verification.creator` of an Open Badges 2.0 badge. */
  readonly kid?: string | undefined;
  /**
   * The absolute address of the key at the issuer, where it follows from the two. Where it does not, `kid` may be the
   * `kid` of a JWK that the issuer lists, or there is none and the issuer has one key.
   */
  readonly verificationMethod?: string | undefined;
}

/** The header, as far as a verifier shows it. */
export interface EnvelopeHeader {
  readonly alg: string;
  readonly typ?: string | undefined;
  readonly cty?: string | undefined;
  readonly kid?: string | undefined;
}

/** An envelope that is open and not yet verified. Claims are to be used only from what `verify` gives. */
export interface OpenedEnvelope {
  readonly kind: 'credential' | 'presentation';
  readonly form: EnvelopeForm;
  readonly algorithm: SignatureAlgorithm;
  readonly header: EnvelopeHeader;
  readonly keyHint: KeyHint;
  /** Good for finding out what must be fetched, and for nothing else. */
  readonly unverified: EnvelopeContent;
  /** The content, or undefined if the signature is wrong under this key. Whose key it is, the caller has to know. */
  verify(key: PublicKey): Promise<VerifiedEnvelope | undefined>;
}
